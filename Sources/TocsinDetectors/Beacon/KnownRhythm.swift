import TocsinFeatures
import TocsinRecords

/// Benign protocols that are periodic by design: they are named, ranked low, and never dropped.
enum KnownRhythm: Sendable {
    /// A clock or discovery protocol in its usual form.
    case clockOrDiscovery(String)
    /// Name look-ups, quasi-periodic because cached answers expire.
    case nameResolution
    /// ICMP error messages (RFC 792, RFC 4443): this host's answers to packets of others.
    case errorReplies

    /// Largest request of a time query: NTP's 48 bytes, with authentication and extension fields.
    /// What sends more on port 123 is not NTP in its usual form.
    static let largestTimeRequest: Int64 = 128
    /// Largest discovery message that is passed without a second look.
    static let largestDiscovery: Int64 = 2048

    /// What `key` looks like, given the ICMP type (Zeek's originator port) and the largest payload each way
    /// of one packet, bytes; nil if it is none of them.
    init?(
        _ key: PairKey, destination: IPAddress, icmpType: UInt16, largestRequest: Int64,
        largestReply: Int64
    ) {
        switch (key.proto, key.port) {
        case (.icmp, _) where Self.errorTypes(destination).contains(icmpType):
            self = .errorReplies
        case (.udp, 123)
        where largestRequest <= Self.largestTimeRequest && largestReply <= Self.largestTimeRequest:
            self = .clockOrDiscovery("NTP")
        case (.udp, 5353) where largestRequest <= Self.largestDiscovery:
            self = .clockOrDiscovery("mDNS")
        case (.udp, 1900) where destination.isMulticastOrBroadcast:
            self = .clockOrDiscovery("SSDP")
        case (.udp, 5355) where largestRequest <= Self.largestDiscovery:
            self = .clockOrDiscovery("LLMNR")
        case (.udp, 67), (.udp, 68), (.udp, 546), (.udp, 547):
            self = .clockOrDiscovery("DHCP")
        case (.udp, 137), (.udp, 138):
            self = .clockOrDiscovery("NetBIOS")
        case (.icmp, _) where destination.isMulticastOrBroadcast:
            self = .clockOrDiscovery("IPv6 neighbour discovery")
        case (.udp, 53), (.tcp, 53), (.tcp, 853), (.udp, 853):
            self = .nameResolution
        default:
            return nil
        }
    }

    /// Types of error messages, by the family of their destination.
    private static func errorTypes(_ destination: IPAddress) -> Set<UInt16> {
        destination.isV4 ? [3, 4, 5, 11, 12] : [1, 2, 3, 4]
    }
}

/// The heartbeat of a push channel: benign programs keep one open and renew it on a timer.
enum PushHeartbeat {
    /// Seconds. Firebase Cloud Messaging renews its channel every 15 minutes on Wi-Fi and every 28 on
    /// mobile networks, and the push services of desktop systems keep to the same two.
    static let periods = [900.0, 1680.0]
    /// Share of the period by which it may be off, and its largest jitter: these are plain timers.
    static let tolerance = 0.005
    static let largestJitter = 0.02
    /// Ports of Apple's and Google's push services.
    static let ownPorts: Set<UInt16> = [5223, 5228, 5229, 5230]

    /// Whether a pair looks like one: period and jitter of such a timer, on a push service's port or
    /// inside TLS on port 443.
    static func fits(
        _ key: PairKey, service: String, period: Double?, jitter: Double?
    ) -> Bool {
        guard let period, let jitter, jitter <= largestJitter, key.proto == .tcp else {
            return false
        }
        guard ownPorts.contains(key.port) || (key.port == 443 && service.contains("ssl")) else {
            return false
        }
        return periods.contains { abs(period - $0) <= tolerance * $0 }
    }
}
