import TocsinCapture
import TocsinRecords

/// Datagrams of which some fragments were seen, by source, destination and id (Zeek: src/Frag.cc).
///
/// Nothing counts before a datagram is complete. Bytes that were seen first win. Memory is bounded by
/// `maxBytes`: the datagram that began first is given up for a new one, and is counted.
struct FragmentTable {
    /// Datagrams that were given up: for their age, for room, or because they grew too long.
    private(set) var abandoned = 0

    private let maxBytes: Int
    private var datagrams: [Key: Datagram] = [:]
    /// Keys by the time of their first fragment; those of finished datagrams stay for a while.
    private var order: [(key: Key, number: UInt64)] = []
    private var orderStart = 0
    private var bytes = 0
    private var started: UInt64 = 0

    /// Zeek's `frag_timeout`, microseconds.
    static let timeout: Int64 = 300 * 1_000_000
    /// Longest datagram an IP header can announce.
    static let maxDatagram = 65_535
    /// Bytes of all unfinished datagrams, if nothing else is said: a thousand of the longest.
    static let maxBytes = 64 << 20
    /// Keys of finished datagrams that are never worth a clean-up.
    private static let minStale = 1024
    /// Book-keeping that each datagram and fragment is charged beside its bytes.
    fileprivate static let overhead = 256
    fileprivate static let pieceOverhead = 16

    init(maxBytes: Int = FragmentTable.maxBytes) { self.maxBytes = maxBytes }

    struct Key: Hashable {
        var source: IPAddress
        var destination: IPAddress
        var id: UInt32
    }

    fileprivate struct Datagram {
        var number: UInt64
        var began: Int64
        /// Of the first fragment that came: the header that the whole will have.
        var header: [UInt8]
        var isV4: Bool
        /// Of the fragment at offset 0, or else of the first that came (IPv6).
        var proto: UInt8
        /// Index in `header` of the byte that names `proto` (IPv6).
        var protoIndex: Int
        var body: [UInt8] = []
        /// What was seen, in order, without overlap; neighbours are joined.
        var pieces: [Range<Int>] = []
        /// Length of the body; nil until the last fragment came.
        var size: Int?
        var charge = FragmentTable.overhead
    }

    var count: Int { datagrams.count }

    /// Adds a fragment and returns the whole datagram, header and all, once nothing is missing.
    /// `packet` begins at `start` in `bytes` and is completely captured.
    mutating func add(
        _ packet: IPPacket, _ bytes: Span<UInt8>, start: Int, now: Int64
    ) -> [UInt8]? {
        expire(now)
        guard let fragment = packet.fragment else { return nil }
        let key = Key(source: packet.source, destination: packet.destination, id: fragment.id)
        let upper = fragment.offset + packet.payloadLength
        guard upper + packet.headerLength <= Self.maxDatagram else {
            if datagrams[key] != nil { drop(key) } else { abandoned += 1 }
            return nil
        }
        if datagrams[key] == nil { begin(key, packet, bytes, start, now) }
        let before = datagrams[key]?.charge ?? 0
        let payload = packet.payload.start..<packet.payload.start + packet.payloadLength
        datagrams[key]?.insert(fragment, packet, bytes, payload)
        self.bytes += (datagrams[key]?.charge ?? 0) - before
        guard let whole = datagrams[key]?.assembled() else {
            makeRoom(sparing: key)
            return nil
        }
        remove(key)
        return whole
    }

    /// Gives up what has been unfinished for longer than `timeout` at `now`. Amortised O(1).
    mutating func expire(_ now: Int64) {
        while orderStart < order.count {
            let (key, number) = order[orderStart]
            if let datagram = datagrams[key], datagram.number == number {
                guard datagram.began &+ Self.timeout <= now else { return }
                drop(key)
            }
            advance()
        }
    }

    private mutating func makeRoom(sparing spared: Key) {
        while bytes > maxBytes, orderStart < order.count {
            let (key, number) = order[orderStart]
            if datagrams[key]?.number == number, key != spared || datagrams.count == 1 { drop(key) }
            advance()
        }
    }

    private mutating func advance() {
        orderStart += 1
        if orderStart > Self.minStale, orderStart * 2 > order.count {
            order.removeFirst(orderStart)
            orderStart = 0
        }
    }

    /// Forgets the keys of finished datagrams behind one that stays unfinished.
    private mutating func dropStale() {
        guard order.count - orderStart > 2 * datagrams.count + Self.minStale else { return }
        order = order[orderStart...].filter { datagrams[$0.key]?.number == $0.number }
        orderStart = 0
    }

    private mutating func begin(
        _ key: Key, _ packet: IPPacket, _ bytes: Span<UInt8>, _ start: Int, _ now: Int64
    ) {
        started += 1
        // The fragment header itself does not belong to the whole (RFC 8200 §4.5).
        let length = packet.isV4 ? packet.headerLength : packet.headerLength - 8
        var header: [UInt8] = []
        header.reserveCapacity(length)
        for i in start..<start + length { header.append(bytes[i]) }
        var datagram = Datagram(
            number: started, began: now, header: header, isV4: packet.isV4, proto: packet.proto,
            protoIndex: packet.isV4 ? 9 : packet.nextHeaderOffset - start)
        datagram.charge += length
        self.bytes += datagram.charge
        datagrams[key] = datagram
        order.append((key, started))
        dropStale()
    }

    private mutating func remove(_ key: Key) {
        if let datagram = datagrams.removeValue(forKey: key) { bytes -= datagram.charge }
    }

    private mutating func drop(_ key: Key) {
        remove(key)
        abandoned += 1
    }
}

extension FragmentTable.Datagram {
    fileprivate mutating func insert(
        _ fragment: IPPacket.Fragment, _ packet: IPPacket, _ bytes: Span<UInt8>,
        _ payload: Range<Int>
    ) {
        let upper = fragment.offset + payload.count
        if fragment.offset == 0 { proto = packet.proto }
        if fragment.isLast {
            size = max(size ?? 0, upper)
        } else if let size, upper > size {
            self.size = upper
        }
        guard !payload.isEmpty else { return }
        if body.count < upper {
            charge += upper - body.count
            body.append(contentsOf: repeatElement(0, count: upper - body.count))
        }
        // Bytes between pieces are new; the others were seen before and stay.
        var position = fragment.offset
        let before = pieces.count
        var index = pieces.firstIndex { $0.upperBound >= fragment.offset } ?? pieces.count
        let first = index
        var joined = fragment.offset..<upper
        while index < pieces.count, pieces[index].lowerBound <= upper {
            copy(
                bytes, payload, fragment.offset, position..<max(position, pieces[index].lowerBound))
            position = max(position, pieces[index].upperBound)
            joined =
                min(
                    joined.lowerBound, pieces[index].lowerBound)..<max(
                    joined.upperBound, pieces[index].upperBound)
            index += 1
        }
        if position < upper { copy(bytes, payload, fragment.offset, position..<upper) }
        pieces.replaceSubrange(first..<index, with: [joined])
        charge += (pieces.count - before) * FragmentTable.pieceOverhead
    }

    /// Copies what the payload holds of `range` of the body.
    private mutating func copy(
        _ bytes: Span<UInt8>, _ payload: Range<Int>, _ offset: Int, _ range: Range<Int>
    ) {
        for i in range { body[i] = bytes[payload.lowerBound + i - offset] }
    }

    /// The datagram, if its body is complete from the first byte to the last.
    fileprivate func assembled() -> [UInt8]? {
        guard let size, let first = pieces.first, first.lowerBound == 0, first.upperBound >= size
        else { return nil }
        let length = first.upperBound
        guard header.count + length <= FragmentTable.maxDatagram else { return nil }
        var whole = header
        whole.append(contentsOf: body[..<length])
        let said = isV4 ? whole.count : whole.count - IPPacket.v6Header
        let place = isV4 ? 2 : 4
        whole[place] = UInt8(truncatingIfNeeded: said >> 8)
        whole[place + 1] = UInt8(truncatingIfNeeded: said)
        if isV4 {
            // No fragment any more; its checksum is not looked at again.
            whole[6] &= 0xC0
            whole[7] = 0
        } else {
            whole[protoIndex] = proto
        }
        return whole
    }
}
