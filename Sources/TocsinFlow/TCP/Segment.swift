import TocsinCapture

/// The control bits of a TCP header (RFC 9293 §3.1).
struct TCPFlags: OptionSet, Hashable {
    let rawValue: UInt8

    static let fin = TCPFlags(rawValue: 0x01)
    static let syn = TCPFlags(rawValue: 0x02)
    static let rst = TCPFlags(rawValue: 0x04)
    static let ack = TCPFlags(rawValue: 0x10)

    /// SYN, FIN or RST: the segment is more than data and acknowledgement.
    static let control: TCPFlags = [.fin, .syn, .rst]
}

/// A TCP segment whose header was checked against the bytes that are there.
struct Segment: Hashable {
    var seq: UInt32
    var ack: UInt32
    var flags: TCPFlags
    var window: UInt16
    /// Bytes of payload by the headers; those captured, for segmentation offload.
    var length: Int
    /// Whether all of the payload was captured.
    var isComplete: Bool

    static let minHeader = 20

    /// nil where the header's own length is impossible or more than was captured.
    ///
    /// `length` is that of header and payload by the IP header, or as captured if that says 0. The
    /// first `minHeader` bytes at `extent` are there (precondition).
    @inline(__always)
    init?(_ bytes: Span<UInt8>, _ extent: PacketExtent, length: Int) {
        let start = extent.start
        let header = Int(bytes[start + 12] >> 4) * 4
        guard header >= Self.minHeader, header <= length, header <= extent.count else { return nil }
        seq = bytes.uint32(at: start + 4)
        ack = bytes.uint32(at: start + 8)
        flags = TCPFlags(rawValue: bytes[start + 13])
        window = bytes.uint16(at: start + 14)
        self.length = length - header
        isComplete = extent.count >= length
    }

    /// How far the segment moves the sender's sequence: SYN and FIN take a number each, and the
    /// payload of a RST is none of the stream.
    var sequenceLength: UInt32 {
        let payload = flags.contains(.rst) ? 0 : UInt32(truncatingIfNeeded: length)
        return payload &+ (flags.contains(.syn) ? 1 : 0) &+ (flags.contains(.fin) ? 1 : 0)
    }
}
