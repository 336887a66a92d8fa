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
            reason = unsafe compile(text, handle)
        }
        if let reason { throw FilterError(expression: text, reason: reason) }
    }

    /// Compiles for an open interface, where the kernel's own words (VLAN tags that the hardware took
    /// off) are at hand. The caller keeps `handle` open meanwhile.
    @unsafe init(_ text: String, _ handle: OpaquePointer) throws(FilterError) {
        guard !text.utf8.contains(0) else {
            throw FilterError(expression: text, reason: "it holds a NUL byte")
        }
        var reason: String?
        Self.turn.withLock { _ in reason = unsafe compile(text, handle) }
        if let reason { throw FilterError(expression: text, reason: reason) }
    }

    /// Hands the filter to the kernel; false if it does not want it.
    @unsafe func install(in handle: OpaquePointer) -> Bool {
        unsafe pcap_setfilter(handle, &program) == 0
    }

    /// libpcap's objection; nil if `program` is the filter now.
    private func compile(_ text: String, _ handle: OpaquePointer) -> String? {
        var reason: String?
        // The optimiser refuses what can never match, which is a filter like any other.
        for optimise in [Int32(1), 0] {
            let status = unsafe text.withCString {
                unsafe pcap_compile(handle, &program, $0, optimise, PCAP_NETMASK_UNKNOWN_)
            }
            if status == 0 { return nil }
            if reason == nil { reason = unsafe String(cString: pcap_geterr(handle)) }
        }
        return reason ?? "it cannot be compiled"
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
        Self.renumbered.first { $0.linkType == rawValue }?.dlt ?? Int32(rawValue)
    }

    /// The type in files of libpcap's number.
    init(dlt: Int32) {
        self.init(
            rawValue: Self.renumbered.first { $0.dlt == dlt }?.linkType
                ?? UInt16(truncatingIfNeeded: dlt))
    }

    private static let renumbered: [(linkType: UInt16, dlt: Int32)] = [
        (100, 11), (101, 12), (102, 15), (103, 16), (106, 19),
    ]
}
