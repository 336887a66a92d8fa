import TocsinMath
import TocsinRecords

/// Frames → the bytes of a pcap file (IETF draft-ietf-opsawg-pcap: little-endian, version 2.4, Ethernet),
/// with the checksums of IP (RFC 791), TCP (RFC 9293), UDP and ICMP.
///
/// Nothing is allocated for a frame but for the growth of `bytes`.
struct FrameWriter {
    /// What has been written and not been taken yet.
    var bytes: [UInt8] = []
    /// First bytes of the next frame's payload; filler follows them. Emptied by every frame.
    var head: [UInt8] = []

    private let form: CaptureForm
    private let filler = Filler()
    /// Sum of the 16-bit words of what has been written since it was last zeroed.
    private var sum: UInt32 = 0
    private var lastStamp: (time: Int64, nanoseconds: UInt32) = (-1, 0)

    init(form: CaptureForm) {
        self.form = form
        bytes.reserveCapacity(CaptureGenerator.pieceBytes + 4096)
        head.reserveCapacity(2048)
    }

    mutating func fileHeader() {
        little32(form.nanoseconds ? 0xA1B2_3C4D : 0xA1B2_C3D4)
        little32(4 << 16 | 2)
        little32(0)
        little32(0)
        little32(UInt32(form.snapLength))
        little32(1)
    }

    // MARK: Frames

    /// A TCP segment without its options.
    struct Segment {
        var sequence: UInt32
        var acknowledgement: UInt32
        var flags: TCPFlags
        var window: UInt16 = 501
        /// Bytes of payload, `head` among them.
        var payload = 0
        /// What the filler is taken from; the same for a segment that is sent again.
        var key: UInt64 = 0
        var identification: UInt16
    }

    struct TCPFlags: OptionSet {
        var rawValue: UInt8
        static let fin = Self(rawValue: 1)
        static let syn = Self(rawValue: 2)
        static let reset = Self(rawValue: 4)
        static let push = Self(rawValue: 8)
        static let ack = Self(rawValue: 16)
    }

    /// Options of a segment (RFC 9293 §3.2, RFC 7323); the times are those of the sender and the receiver.
    enum Options {
        case none
        /// A maximum segment size alone.
        case segmentSize
        /// Maximum segment size, SACK permitted, time stamps, window scale: what a SYN offers.
        case offer(own: UInt32, peer: UInt32)
        case times(own: UInt32, peer: UInt32)

        var count: Int {
            switch self {
            case .none: 0
            case .segmentSize: 4
            case .offer: 20
            case .times: 12
            }
        }
    }

    /// Largest payload of a segment, and the segment size that a SYN names: 12 bytes of it go to time stamps.
    static let segmentBytes = 1380
    private static let announcedSegmentBytes: UInt16 = 1392

    mutating func tcp(
        _ time: Int64, _ direction: FrameDirection, _ segment: Segment, _ options: Options
    ) {
        let header = 20 + options.count
        let frame = begin(
            time, direction, ipProtocol: 6, length: header + segment.payload,
            identification: segment.identification)
        word(direction.srcPort)
        word(direction.dstPort)
        word32(segment.sequence)
        word32(segment.acknowledgement)
        word(UInt16(header / 4) << 12 | UInt16(segment.flags.rawValue))
        word(segment.window)
        let checksum = bytes.count
        word32(0)
        append(options)
        payload(count: segment.payload, key: segment.key)
        finish(frame, checksum: checksum, isUDP: false)
    }

    private mutating func append(_ options: Options) {
        switch options {
        case .none: break
        case .segmentSize:
            word(0x0204)
            word(Self.announcedSegmentBytes)
        case .offer(let own, let peer):
            word(0x0204)
            word(Self.announcedSegmentBytes)
            word32(0x0402_080A)
            word32(own)
            word32(peer)
            word32(0x0103_0307)
        case .times(let own, let peer):
            word32(0x0101_080A)
            word32(own)
            word32(peer)
        }
    }

    mutating func udp(
        _ time: Int64, _ direction: FrameDirection, payload count: Int, key: UInt64,
        identification: UInt16
    ) {
        let frame = begin(
            time, direction, ipProtocol: 17, length: 8 + count, identification: identification)
        word(direction.srcPort)
        word(direction.dstPort)
        word(UInt16(truncatingIfNeeded: 8 + count))
        let checksum = bytes.count
        word(0)
        payload(count: count, key: key)
        finish(frame, checksum: checksum, isUDP: true)
    }

    /// An echo request or reply (RFC 792, RFC 4443).
    mutating func echo(
        _ time: Int64, _ direction: FrameDirection, isReply: Bool, identifier: UInt16,
        sequence: UInt16,
        payload count: Int, key: UInt64, identification: UInt16
    ) {
        let isV4 = direction.src.isV4
        let frame = begin(
            time, direction, ipProtocol: isV4 ? 1 : 58, length: 8 + count,
            identification: identification)
        if isV4 { sum = 0 }
        word((isV4 ? (isReply ? 0 : 8) : isReply ? 129 : 128) << 8)
        let checksum = bytes.count
        word(0)
        word(identifier)
        word(sequence)
        payload(count: count, key: key)
        finish(frame, checksum: checksum, isUDP: false)
    }

    // MARK: Parts of a frame

    private struct Frame {
        /// Offset of the frame's first byte.
        var start: Int
        var wireLength: Int
    }

    /// Record header, Ethernet and IP; leaves the sum of the pseudo-header in `sum`.
    private mutating func begin(
        _ time: Int64, _ direction: FrameDirection, ipProtocol: UInt8, length: Int,
        identification: UInt16
    ) -> Frame {
        let isV4 = direction.src.isV4
        // Ethernet fills short frames up.
        let wireLength = max(14 + (isV4 ? 20 : 40) + length, 60)
        stamp(time)
        little32(UInt32(min(wireLength, form.snapLength)))
        little32(UInt32(wireLength))
        let start = bytes.count
        hardware(direction.dst)
        hardware(direction.src)
        if isV4 {
            word(0x0800)
            v4Header(direction, ipProtocol, length: length, identification: identification)
        } else {
            word(0x86DD)
            word32(0x6000_0000 | direction.flowLabel)
            word(UInt16(length))
            word(UInt16(ipProtocol) << 8 | UInt16(direction.hopLimit))
            sum = 0
            words(direction.src)
            words(direction.dst)
        }
        sum &+= UInt32(ipProtocol) &+ UInt32(length)
        return Frame(start: start, wireLength: wireLength)
    }

    private mutating func v4Header(
        _ direction: FrameDirection, _ ipProtocol: UInt8, length: Int, identification: UInt16
    ) {
        sum = 0
        word(0x4500)
        word(UInt16(20 + length))
        word(identification)
        word(0x4000)
        word(UInt16(direction.hopLimit) << 8 | UInt16(ipProtocol))
        let beforeChecksum = sum
        let checksum = bytes.count
        word(0)
        sum = 0
        word32(UInt32(truncatingIfNeeded: direction.src.low))
        word32(UInt32(truncatingIfNeeded: direction.dst.low))
        patch(checksum, ~Self.folded(beforeChecksum &+ sum))
    }

    /// `head` and filler up to `count` bytes: as many of them as the snap length leaves, the sum of all.
    private mutating func payload(count: Int, key: UInt64) {
        let headCount = min(head.count, count)
        for i in 0..<headCount {
            sum &+= i & 1 == 0 ? UInt32(head[i]) << 8 : UInt32(head[i])
        }
        if headCount == head.count {
            bytes.append(contentsOf: head)
        } else {
            bytes.append(contentsOf: head.prefix(headCount))
        }
        head.removeAll(keepingCapacity: true)
        let rest = count - headCount
        let filled = filler.sum(key, count: rest)
        // Filler that begins on an odd byte adds its sum with the bytes exchanged (RFC 1071 §2.B).
        sum &+= headCount & 1 == 0 ? filled : UInt32(Self.folded(filled).byteSwapped)
        bytes.append(contentsOf: filler.payload(key, count: rest))
    }

    private mutating func finish(_ frame: Frame, checksum: Int, isUDP: Bool) {
        let value = ~Self.folded(sum)
        // In UDP zero means that there is none (RFC 768).
        patch(checksum, isUDP && value == 0 ? 0xFFFF : value)
        let captured = min(frame.wireLength, form.snapLength)
        let excess = bytes.count - frame.start - captured
        if excess > 0 {
            bytes.removeLast(excess)
        } else {
            for _ in 0..<(-excess) { bytes.append(0) }
        }
    }

    /// The sum in ones' complement of 16 bits.
    private static func folded(_ sum: UInt32) -> UInt16 {
        let once = (sum & 0xFFFF) &+ sum >> 16
        return UInt16(truncatingIfNeeded: (once & 0xFFFF) &+ once >> 16)
    }

    private mutating func patch(_ offset: Int, _ value: UInt16) {
        bytes[offset] = UInt8(value >> 8)
        bytes[offset + 1] = UInt8(value & 0xFF)
    }

    private mutating func stamp(_ time: Int64) {
        little32(UInt32(truncatingIfNeeded: time / 1_000_000))
        let micros = UInt32(truncatingIfNeeded: time % 1_000_000)
        guard form.nanoseconds else { return little32(micros) }
        // Within one microsecond order must stay.
        let fraction =
            time == lastStamp.time
            ? min(lastStamp.nanoseconds + 1, 999)
            : UInt32(truncatingIfNeeded: StableHash.mix(UInt64(time), key: 0) % 900)
        lastStamp = (time, fraction)
        little32(micros * 1000 + fraction)
    }

    // MARK: Fields

    private mutating func hardware(_ address: IPAddress) {
        let bits = FrameDirection.hardwareBits(address)
        word(UInt16(truncatingIfNeeded: bits >> 32))
        word32(UInt32(truncatingIfNeeded: bits))
    }

    private mutating func words(_ address: IPAddress) {
        word32(UInt32(address.high >> 32))
        word32(UInt32(truncatingIfNeeded: address.high))
        word32(UInt32(address.low >> 32))
        word32(UInt32(truncatingIfNeeded: address.low))
    }

    @inline(__always)
    private mutating func word(_ value: UInt16) {
        sum &+= UInt32(value)
        bytes.append(UInt8(value >> 8))
        bytes.append(UInt8(value & 0xFF))
    }

    @inline(__always)
    private mutating func word32(_ value: UInt32) {
        word(UInt16(value >> 16))
        word(UInt16(value & 0xFFFF))
    }

    private mutating func little32(_ value: UInt32) {
        bytes.append(UInt8(value & 0xFF))
        bytes.append(UInt8(value >> 8 & 0xFF))
        bytes.append(UInt8(value >> 16 & 0xFF))
        bytes.append(UInt8(value >> 24))
    }
}
