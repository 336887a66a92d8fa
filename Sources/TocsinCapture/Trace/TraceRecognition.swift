/// What the first bytes of an input say of it, as a capture of packets.
enum TraceRecognition {
    case pcap(PcapHeader.Magic)
    case pcapng
    /// Packets in a format that other tools convert.
    case unsupported(kind: String)

    /// How many bytes are looked at.
    static let headBytes = 32

    /// nil if `head` begins no known capture.
    init?(_ head: Span<UInt8>) {
        if let magic = PcapHeader.Magic(head) {
            self = .pcap(magic)
            return
        }
        guard head.count >= 4 else { return nil }
        if head.uint32(at: 0) == PcapngBlock.sectionHeader {
            self = .pcapng
            return
        }
        for (magic, kind) in Self.others where Self.begins(head, with: magic) {
            self = .unsupported(kind: kind)
            return
        }
        return nil
    }

    /// The beginnings of formats that Wireshark's library of capture files reads.
    private static let others: [(magic: StaticString, kind: String)] = [
        ("snoop\0\0\0", "snoop"),
        ("btsnoop\0", "Bluetooth snoop"),
        ("RTSS", "Network Monitor"),
        ("GMBU", "Network Monitor"),
        ("TRSNIFF data    ", "Sniffer"),
        ("XCP\0", "NetXRay or Sniffer"),
        ("iptrace ", "AIX iptrace"),
        ("ObserverPktBufferVersion=", "Observer"),
        ("\u{7F}ver", "OmniPeek"),
        ("\u{5}VNF", "Visual Networks"),
    ]

    private static func begins(_ head: Span<UInt8>, with magic: StaticString) -> Bool {
        guard head.count >= magic.utf8CodeUnitCount else { return false }
        // The bytes of a literal live as long as the program.
        return magic.withUTF8Buffer { bytes in
            for index in bytes.indices where unsafe bytes[index] != head[index] {
                return false
            }
            return true
        }
    }
}

extension TraceReader {
    /// Whether `head`, the first bytes of an input, begins a capture that can be read; four suffice.
    package static func recognises(_ head: Span<UInt8>) -> Bool {
        switch TraceRecognition(head) {
        case .pcap, .pcapng: true
        case .unsupported, nil: false
        }
    }
}
