import TocsinLogs
import TocsinRecords

/// Reads a capture file, pcap or pcapng, plain or compressed, block of packets by block of packets.
///
/// What stands in front of damage is handed out first; the call after that throws, and so does every
/// later one. Reading allocates nothing per packet: packets lie where the file's bytes were read to.
package struct TraceReader {
    /// What became of the records so far.
    package internal(set) var tally = TraceTally()
    /// The first record that was counted as malformed, for the report.
    package internal(set) var firstMalformed: ParseError?

    /// Bytes taken off the input, decompressed and as they are on disk.
    package var bytes: Int { source.bytes }
    package var bytesOnDisk: Int { source.compressedBytes }

    let source: ByteSource
    private let blockBytes: Int
    private var filter: PacketFilter?
    var format: Format
    /// The beginning of a record whose end has not been read yet.
    private var carry: [UInt8] = []
    /// Where in the input the first byte of `carry` stands.
    var base = 0
    /// Bytes from there on that nobody wants to see.
    var skip = 0
    /// Bytes that the record at the front of `carry` needs.
    var wanted = 0
    private var isAtEnd = false
    /// What the next call throws.
    var damage: ParseError?
    /// Indices of packets whose NFLOG attributes stand in the other byte order.
    private var foreign: [Int] = []

    enum Format {
        case pcap(PcapHeader)
        /// nil until the first section header was read.
        case pcapng(PcapngSection?)
    }

    /// Large enough to make the calls cheap, small enough for the cache.
    package static let blockBytes = 1 << 18

    /// Looks at the head of `source`. Throws `.unrecognised` if that is no capture, `.unsupported`
    /// for formats and versions that cannot be read, `.truncated` if the file header is cut.
    /// Requires `blockBytes > 0`, the bytes read for a block.
    package init(
        source: ByteSource, filter: FilterExpression? = nil,
        blockBytes: Int = TraceReader.blockBytes
    ) throws(ParseError) {
        self.source = source
        self.blockBytes = blockBytes
        self.filter = filter.map { PacketFilter($0) }
        format = try Self.format(try source.peek(TraceRecognition.headBytes), source.path)
        if case .pcap = format { skip = PcapHeader.bytes }
    }

    /// What the first bytes of the input at `path` begin.
    private static func format(_ head: [UInt8], _ path: String) throws(ParseError) -> Format {
        switch TraceRecognition(head.span) {
        case .pcap(let magic):
            guard head.count >= PcapHeader.bytes else {
                throw ParseError(
                    .truncated, source: path,
                    reason: "the file ends in the header of a capture, after \(head.count) bytes; "
                        + "copy it again")
            }
            do throws(PcapHeader.Objection) {
                return .pcap(try PcapHeader(magic, head.span))
            } catch {
                throw error.parseError(path)
            }
        case .pcapng: return .pcapng(nil)
        case .unsupported(let kind):
            throw ParseError(
                .unsupported, source: path,
                reason: "is a \(kind) capture; convert it with: editcap -F pcap IN OUT")
        case nil:
            throw ParseError(
                .unrecognised, source: path,
                reason: head.isEmpty
                    ? "is empty, not even a capture's header"
                    : "not a packet capture; pcap and pcapng are read")
        }
    }

    /// Empties `block` and fills it with the next packets, some hundred at a time; false at the end.
    /// The block's bytes hold the packets and what stood between them.
    package mutating func next(into block: inout PacketBlock) throws(ParseError) -> Bool {
        block.packets.removeAll(keepingCapacity: true)
        while damage == nil, !isAtEnd, block.packets.isEmpty {
            let filled = fill(&block.bytes)
            // Apart from the bytes, which are read while packets are added.
            var packets: [CapturedPacket] = []
            swap(&packets, &block.packets)
            let position = parse(block.bytes.span.extracting(0..<filled), &packets)
            swap(&packets, &block.packets)
            carry.removeAll(keepingCapacity: true)
            carry.append(contentsOf: block.bytes[position..<filled])
            base += position
            if isAtEnd, damage == nil, skip > 0 || !carry.isEmpty { damage = cutOff() }
        }
        turnForeign(&block)
        tally.packets += block.packets.count
        if !block.packets.isEmpty { return true }
        if let damage { throw damage }
        return false
    }
}

// MARK: Steps

extension TraceReader {
    /// Puts the carry and what follows it in the input into `bytes`, and returns how many bytes there
    /// are now: all that fit, less only at the end and in front of damage of the input.
    private mutating func fill(_ bytes: inout [UInt8]) -> Int {
        let room = max(blockBytes, wanted, carry.count + 1)
        if bytes.count < room { bytes = [UInt8](repeating: 0, count: room) }
        var filled = carry.count
        bytes.replaceSubrange(0..<filled, with: carry)
        do throws(ParseError) {
            while filled < bytes.count {
                let count = try source.read(into: &bytes, at: filled)
                if count == 0 {
                    isAtEnd = true
                    break
                }
                filled += count
                // What is skipped must not fill the room.
                if skip >= filled {
                    skip -= filled
                    base += filled
                    filled = 0
                }
            }
        } catch {
            damage = error
        }
        return filled
    }

    /// Takes the whole records out of `bytes` and returns where the rest begins.
    private mutating func parse(_ bytes: Span<UInt8>, _ packets: inout [CapturedPacket]) -> Int {
        guard skip < bytes.count else {
            skip -= bytes.count
            return bytes.count
        }
        let start = skip
        skip = 0
        wanted = 0
        switch format {
        case .pcap(let header): return parsePcap(header, bytes, from: start, &packets)
        case .pcapng(let section): return parsePcapng(section, bytes, from: start, &packets)
        }
    }

    private mutating func parsePcap(
        _ header: PcapHeader, _ bytes: Span<UInt8>, from start: Int,
        _ packets: inout [CapturedPacket]
    ) -> Int {
        var position = start
        while bytes.count - position >= header.recordHeaderBytes {
            let record = PcapRecord(bytes, at: position, header)
            guard record.captured <= UInt32(TraceLimits.maxPacketBytes) else {
                stop(
                    at: position,
                    "a packet says that \(record.captured) bytes were captured, more than "
                        + "\(TraceLimits.maxPacketBytes)")
                return position
            }
            let first = position + header.recordHeaderBytes
            let length = Int(record.captured)
            guard bytes.count - first >= length else {
                wanted = header.recordHeaderBytes + length
                return position
            }
            let packet = CapturedPacket(
                ts: record.ts, start: first, length: length, wireLength: Int(record.wire),
                linkType: header.linkType)
            guard add(packet, bytes, header.order, &packets) else { return position }
            position = first + length
        }
        return position
    }

    /// Hands a packet on if the filter lets it; false if the filter cannot say.
    @inline(__always)
    mutating func add(
        _ packet: CapturedPacket, _ bytes: Span<UInt8>, _ order: ByteOrder,
        _ packets: inout [CapturedPacket]
    ) -> Bool {
        if let filter {
            do throws(FilterError) {
                guard try filter.matches(packet, bytes) else {
                    tally.filtered += 1
                    return true
                }
            } catch {
                damage = ParseError(.unsupported, source: source.path, reason: error.description)
                return false
            }
        }
        if packet.linkType == .nflog, order == .bigEndian { foreign.append(packets.count) }
        packets.append(packet)
        return true
    }

    /// Turns NFLOG attributes into little-endian order: they stand in the order of the machine that
    /// wrote the file, which is not known behind the reader.
    private mutating func turnForeign(_ block: inout PacketBlock) {
        for index in foreign { NFLOG.swapAttributes(&block.bytes, block.packets[index].range) }
        foreign.removeAll(keepingCapacity: true)
    }
}
