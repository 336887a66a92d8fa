import TocsinCapture
import TocsinRecords

@testable import TocsinFlow

/// An endpoint of a made-up packet.
struct End {
    var host: IPAddress
    var port: UInt16

    init(_ host: String, _ port: UInt16 = 0) {
        self.host = IPAddress(host) ?? IPAddress(high: 0, low: 0)
        self.port = port
    }
}

/// A capture that a test makes packet by packet: bare IP, with good checksums.
struct TestTrace {
    var block = PacketBlock()
    /// IPv4 identification of the next packet.
    private var id: UInt16 = 1

    /// Adds bytes as a packet at `seconds`; fewer captured than `wire` makes it a cut one.
    mutating func add(
        _ bytes: [UInt8], at seconds: Double, wire: Int? = nil, linkType: LinkType = .raw
    ) {
        let start = block.bytes.count
        block.bytes += bytes
        block.packets.append(
            CapturedPacket(
                ts: Int64((seconds * 1e6).rounded()), start: start, length: bytes.count,
                wireLength: wire ?? bytes.count, linkType: linkType))
    }

    /// The rows of the capture, in the order in which they end.
    func rows(_ options: FlowOptions = FlowOptions()) -> [FlowRow] {
        var table = FlowTable(options)
        return rows(&table)
    }

    func rows(_ table: inout FlowTable) -> [FlowRow] {
        var batch = FlowBatch()
        table.take(block, into: &batch)
        table.finish(into: &batch)
        return (0..<batch.count).map { FlowRow(batch, $0) }
    }
}

/// What tests look at of a row.
struct FlowRow: Equatable {
    /// Seconds.
    var ts: Double
    var duration: Double?
    var orig: String
    var resp: String
    var proto: TransportProtocol
    var state: String
    var history: String
    /// Payload bytes; nil where they are not known.
    var bytes: [Int64?]
    var packets: [Int64]
    var ipBytes: [Int64]
    var missedBytes: Int64
    var uid: ConnUID
    var parents: [ConnUID]

    init(_ batch: FlowBatch, _ index: Int) {
        let known = { (value: Int64) in value == ConnBatch.unknown ? nil : value }
        let conn = batch.conns[index]
        ts = Double(conn.ts) / 1e6
        duration = known(conn.duration).map { Double($0) / 1e6 }
        orig = "\(conn.origHost):\(conn.origPort)"
        resp = "\(conn.respHost):\(conn.respPort)"
        proto = conn.proto
        state = conn.connState.name
        history = batch.history[index]
        bytes = [known(conn.origBytes), known(conn.respBytes)]
        packets = [conn.origPackets, conn.respPackets]
        ipBytes = [batch.origIPBytes[index], batch.respIPBytes[index]]
        missedBytes = batch.missedBytes[index]
        uid = batch.conns.uid[index]
        parents = batch.tunnelParents[index]
    }
}

// MARK: Packets

extension TestTrace {
    /// Adds a TCP segment; `flags` as tcpdump writes them: S, F, R, `.` for ACK, P.
    mutating func tcp(
        _ seconds: Double, _ from: End, _ to: End, _ flags: String, seq: UInt32 = 0,
        ack: UInt32 = 0, payload: Int = 0, window: UInt16 = 1000, breaksChecksum: Bool = false
    ) {
        let bytes = Self.tcpBytes(
            from, to, flags, seq: seq, ack: ack, payload: payload, window: window,
            breaksChecksum: breaksChecksum)
        add(ip(from.host, to.host, 6, bytes), at: seconds)
    }

    static func tcpBytes(
        _ from: End, _ to: End, _ flags: String, seq: UInt32 = 0, ack: UInt32 = 0,
        payload: Int = 0, window: UInt16 = 1000, breaksChecksum: Bool = false
    ) -> [UInt8] {
        var bits: UInt8 = 0
        for character in flags {
            switch character {
            case "F": bits |= 0x01
            case "S": bits |= 0x02
            case "R": bits |= 0x04
            case "P": bits |= 0x08
            default: bits |= 0x10
            }
        }
        var bytes = two(from.port) + two(to.port) + four(seq) + four(ack)
        bytes += [0x50, bits] + two(window) + [0, 0, 0, 0]
        bytes += [UInt8](repeating: 0x61, count: payload)
        put(checksum(from.host, to.host, 6, bytes), in: &bytes, at: 16)
        if breaksChecksum { bytes[16] ^= 0xFF }
        return bytes
    }

    mutating func udp(
        _ seconds: Double, _ from: End, _ to: End, _ payload: [UInt8],
        breaksChecksum: Bool = false
    ) {
        var bytes = Self.udpBytes(from, to, payload)
        if breaksChecksum { bytes[6] ^= 0xFF }
        add(ip(from.host, to.host, 17, bytes), at: seconds)
    }

    static func udpBytes(_ from: End, _ to: End, _ payload: [UInt8]) -> [UInt8] {
        var bytes = two(from.port) + two(to.port) + two(UInt16(8 + payload.count)) + [0, 0]
        bytes += payload
        put(checksum(from.host, to.host, 17, bytes), in: &bytes, at: 6)
        return bytes
    }

    /// An ICMP message of type, code and `payload` bytes behind its eight.
    mutating func icmp(
        _ seconds: Double, _ from: IPAddress, _ to: IPAddress, type: UInt8, code: UInt8 = 0,
        payload: Int = 0
    ) {
        var bytes: [UInt8] = [type, code, 0, 0, 0, 1, 0, 1]
        bytes += [UInt8](repeating: 0x62, count: payload)
        let sum = from.isV4 ? Self.sum(bytes) : Self.checksum(from, to, 58, bytes)
        Self.put(from.isV4 ? ~Self.fold(sum) : UInt32(sum), in: &bytes, at: 2)
        add(ip(from, to, from.isV4 ? 1 : 58, bytes), at: seconds)
    }

    /// `payload` behind an IP header.
    mutating func ip(
        _ from: IPAddress, _ to: IPAddress, _ proto: UInt8, _ payload: [UInt8]
    ) -> [UInt8] {
        defer { id &+= 1 }
        return Self.ipBytes(from, to, proto, payload, id: id)
    }

    /// `flags`: the word of flags and fragment offset.
    static func ipBytes(
        _ from: IPAddress, _ to: IPAddress, _ proto: UInt8, _ payload: [UInt8], id: UInt16 = 1,
        flags: UInt16 = 0
    ) -> [UInt8] {
        if from.isV4 {
            var header: [UInt8] = [0x45, 0] + two(UInt16(20 + payload.count)) + two(id)
            header += two(flags) + [64, proto, 0, 0]
            header += four(UInt32(truncatingIfNeeded: from.low))
            header += four(UInt32(truncatingIfNeeded: to.low))
            put(~fold(sum(header)), in: &header, at: 10)
            return header + payload
        }
        let header: [UInt8] = [0x60, 0, 0, 0] + two(UInt16(payload.count)) + [proto, 64]
        return header + sixteen(from) + sixteen(to) + payload
    }

    // MARK: Numbers

    static func two(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xFF)] }

    static func four(_ value: UInt32) -> [UInt8] {
        two(UInt16(value >> 16)) + two(UInt16(value & 0xFFFF))
    }

    static func sixteen(_ address: IPAddress) -> [UInt8] {
        [address.high, address.low].flatMap { word in
            four(UInt32(word >> 32)) + four(UInt32(truncatingIfNeeded: word))
        }
    }

    /// RFC 1071, word by word.
    static func sum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0
        for i in stride(from: 0, to: bytes.count, by: 2) {
            sum += UInt32(bytes[i]) << 8 | (i + 1 < bytes.count ? UInt32(bytes[i + 1]) : 0)
        }
        return sum
    }

    static func fold(_ sum: UInt32) -> UInt32 {
        var sum = sum
        while sum >> 16 != 0 { sum = (sum >> 16) + (sum & 0xFFFF) }
        return sum
    }

    static func checksum(
        _ from: IPAddress, _ to: IPAddress, _ proto: UInt8, _ bytes: [UInt8]
    ) -> UInt32 {
        let ends =
            from.isV4
            ? four(UInt32(truncatingIfNeeded: from.low)) + four(UInt32(truncatingIfNeeded: to.low))
            : sixteen(from) + sixteen(to)
        let value = ~fold(sum(ends + [0, proto] + two(UInt16(bytes.count))) + sum(bytes)) & 0xFFFF
        return proto == 17 && value == 0 ? 0xFFFF : value
    }

    static func put(_ value: UInt32, in bytes: inout [UInt8], at offset: Int) {
        bytes[offset] = UInt8(truncatingIfNeeded: value >> 8)
        bytes[offset + 1] = UInt8(truncatingIfNeeded: value)
    }
}
