import CPcap
import Synchronization

/// A filter compiled for one link type; its instructions live as long as the object.
///
/// Safe to use: the instructions come from libpcap's compiler alone, and its interpreter checks every
/// load against the captured length.
@safe final class FilterProgram {
    private var program = unsafe bpf_program()

    /// libpcap's scanner was not safe to run twice at a time before 1.8, and nothing is lost by
    /// taking turns.
    private static let turn = Mutex(())

    /// Throws libpcap's message if `text` is no filter for `linkType`.
    init(_ text: String, _ linkType: LinkType) throws(FilterError) {
        // A NUL would silently cut the expression short.
        guard !text.utf8.contains(0) else {
            throw FilterError(expression: text, reason: "it holds a NUL byte")
        }
        var reason: String?
        Self.turn.withLock { _ in
            guard
                let handle = unsafe pcap_open_dead(
                    linkType.dlt, Int32(TraceLimits.maxPacketBytes))
            else {
                reason = "no memory to compile it"
                return
            }
            defer { unsafe pcap_close(handle) }
            // The optimiser refuses what can never match, which is a filter like any other.
            for optimise in [Int32(1), 0] {
                let status = unsafe text.withCString {
                    unsafe pcap_compile(handle, &program, $0, optimise, PCAP_NETMASK_UNKNOWN_)
                }
                if status == 0 {
                    reason = nil
                    return
                }
                if reason == nil {
                    reason = unsafe String(cString: pcap_geterr(handle))
                }
            }
        }
        if let reason { throw FilterError(expression: text, reason: reason) }
    }

    deinit { unsafe pcap_freecode(&program) }

    /// Whether the captured bytes of a packet pass.
    func matches(_ packet: Span<UInt8>, wireLength: Int) -> Bool {
        var header = pcap_pkthdr()
        header.caplen = UInt32(clamping: packet.count)
        header.len = UInt32(clamping: wireLength)
        // The interpreter reads no further than `caplen`; an empty packet still needs an address.
        return unsafe packet.withUnsafeBufferPointer { bytes in
            var nothing: UInt8 = 0
            guard let first = bytes.baseAddress else {
                return unsafe pcap_offline_filter(&program, &header, &nothing) != 0
            }
            return unsafe pcap_offline_filter(&program, &header, first) != 0
        }
    }
}

/// PCAP_NETMASK_UNKNOWN, a macro with a cast, which is not imported.
private let PCAP_NETMASK_UNKNOWN_: UInt32 = 0xFFFF_FFFF

extension LinkType {
    /// libpcap's number on this platform (DLT_), which differs from the one in files for some old
    /// types (pcap-common.c of libpcap).
    var dlt: Int32 {
        switch rawValue {
        case 100: 11
        case 101: 12
        case 102: 15
        case 103: 16
        case 106: 19
        default: Int32(rawValue)
        }
    }
}
