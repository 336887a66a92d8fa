import TocsinRecords

@testable import TocsinSynthesis

/// A generated capture, read back byte by byte with nothing of the generator's own code; checksums are
/// summed over the whole packet here.
struct GeneratedCapture {
    var bytes: [UInt8]
    var header: [UInt8]
    var frames: [Frame] = []
    /// Sizes of the pieces in which it came.
    var pieces: [Int] = []

    struct Frame {
        var seconds: UInt32
        var fraction: UInt32
        var wireLength: Int
        var bytes: ArraySlice<UInt8>

        var time: Int64 { Int64(seconds) * 1_000_000 + Int64(fraction) }
    }

    struct Unreadable: Error {}

    init(_ scenario: ConnScenario, _ change: (inout CaptureForm) -> Void = { _ in }) throws {
        var form = CaptureForm()
        change(&form)
        try self.init(CaptureGenerator(scenario, form: form))
    }

    init(_ generator: CaptureGenerator) throws {
        var bytes: [UInt8] = []
        var pieces: [Int] = []
        generator.run { piece in
            pieces.append(piece.count)
            for i in piece.indices { bytes.append(piece[i]) }
        }
        try self.init(bytes)
        self.pieces = pieces
    }

    init(_ bytes: [UInt8]) throws {
        guard bytes.count >= 24 else { throw Unreadable() }
        self.bytes = bytes
        header = Array(bytes[..<24])
        func little(_ offset: Int) -> UInt32 {
            (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
        }
        var offset = 24
        while offset < bytes.count {
            guard offset + 16 <= bytes.count else { throw Unreadable() }
            let captured = Int(little(offset + 8))
            guard offset + 16 + captured <= bytes.count else { throw Unreadable() }
            frames.append(
                Frame(
                    seconds: little(offset), fraction: little(offset + 4),
                    wireLength: Int(little(offset + 12)),
                    bytes: bytes[offset + 16..<offset + 16 + captured]))
            offset += 16 + captured
        }
    }
}

/// The fields of a whole Ethernet frame.
struct Packet {
    var isV4: Bool
    var src: IPAddress
    var dst: IPAddress
    var ipProtocol: UInt8
    /// Of the IP datagram.
    var ipLength: Int
    var srcPort: UInt16 = 0
    var dstPort: UInt16 = 0
    var sequence: UInt32 = 0
    var acknowledgement: UInt32 = 0
    var flags: UInt8 = 0
    var payload: ArraySlice<UInt8>
    var hasValidChecksums: Bool
    /// From the first byte of TCP, UDP or ICMP.
    var transport: ArraySlice<UInt8>

    static let fin: UInt8 = 1
    static let syn: UInt8 = 2
    static let reset: UInt8 = 4
    static let ack: UInt8 = 16

    /// nil for what is no complete IP packet.
    init?(_ frame: ArraySlice<UInt8>) {
        let f = Array(frame)
        guard f.count >= 60 else { return nil }
        func word(_ i: Int) -> UInt32 { UInt32(f[i]) << 8 | UInt32(f[i + 1]) }
        func long(_ i: Int) -> UInt32 { word(i) << 16 | word(i + 2) }
        func quad(_ i: Int) -> UInt64 { UInt64(long(i)) << 32 | UInt64(long(i + 4)) }
        func sum(_ bytes: some Collection<UInt8>) -> UInt32 {
            var sum: UInt32 = 0
            for (i, byte) in bytes.enumerated() {
                sum += i % 2 == 0 ? UInt32(byte) << 8 : UInt32(byte)
            }
            while sum > 0xFFFF { sum = (sum & 0xFFFF) + sum >> 16 }
            return sum
        }
        isV4 = word(12) == 0x0800
        let start: Int
        var pseudo: [UInt8]
        if isV4 {
            guard f[14] == 0x45 else { return nil }
            ipLength = Int(word(16))
            ipProtocol = f[23]
            src = IPAddress(v4: long(26))
            dst = IPAddress(v4: long(30))
            start = 34
            pseudo = Array(f[26..<34])
            hasValidChecksums = sum(f[14..<34]) == 0xFFFF
        } else {
            guard word(12) == 0x86DD, f[14] >> 4 == 6 else { return nil }
            ipLength = 40 + Int(word(18))
            ipProtocol = f[20]
            src = IPAddress(high: quad(22), low: quad(30))
            dst = IPAddress(high: quad(38), low: quad(46))
            start = 54
            pseudo = Array(f[22..<54])
            hasValidChecksums = true
        }
        let end = 14 + ipLength
        guard end <= f.count, start + 8 <= end else { return nil }
        transport = f[start..<end]
        pseudo += [0, ipProtocol, UInt8((end - start) >> 8), UInt8((end - start) & 255)]
        if ipProtocol == 1 { pseudo = [] }
        hasValidChecksums = hasValidChecksums && sum(pseudo + transport) == 0xFFFF
        switch ipProtocol {
        case 6:
            (srcPort, dstPort) = (UInt16(word(start)), UInt16(word(start + 2)))
            (sequence, acknowledgement) = (long(start + 4), long(start + 8))
            flags = f[start + 13]
            payload = f[(start + Int(f[start + 12] >> 4) * 4)..<end]
        case 17:
            (srcPort, dstPort) = (UInt16(word(start)), UInt16(word(start + 2)))
            guard Int(word(start + 4)) == end - start, word(start + 6) != 0 else { return nil }
            payload = f[(start + 8)..<end]
        default: payload = f[(start + 8)..<end]
        }
    }
}

/// A small network with something of everything, IPv6 among it: 3.6 MB.
extension ConnScenario {
    static var miniature: ConnScenario {
        var scenario = ConnScenario(rows: 700)
        scenario.hosts = 20
        scenario.hours = 2
        scenario.seed = 6
        scenario.beacons.count = 8
        scenario.beacons.periods = [120, 600]
        scenario.beacons.jitters = [0, 0.2]
        scenario.beacons.losses = [0, 0.1]
        scenario.benignPeriodic = 4
        scenario.hostScans = 1
        scenario.longConnections = 2
        scenario.keepAlives.count = 2
        scenario.benignSessions = 2
        return scenario
    }
}
