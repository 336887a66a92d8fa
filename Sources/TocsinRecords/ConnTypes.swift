/// The transport protocol of a connection, with Zeek's names (`transport_proto` of init-bare.zeek).
public enum TransportProtocol: UInt8, Sendable, CaseIterable, Comparable, Codable {
    case tcp, udp, icmp, unknown

    public var name: String {
        switch self {
        case .tcp: "tcp"
        case .udp: "udp"
        case .icmp: "icmp"
        case .unknown: "unknown_transport"
        }
    }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Zeek's `conn_state` (base/protocols/conn/main.zeek).
public enum ConnState: UInt8, Sendable, CaseIterable {
    /// The log does not say.
    case unknown
    /// Attempt seen, no reply.
    case s0
    /// Established, not terminated.
    case s1
    /// Normal establishment and termination.
    case sf
    /// Attempt rejected.
    case rej
    /// Established, close attempt by the originator, no reply from the responder.
    case s2
    /// Established, close attempt by the responder, no reply from the originator.
    case s3
    /// Established, originator aborted.
    case rsto
    /// Responder aborted.
    case rstr
    /// Originator sent SYN then RST, no SYN-ACK seen.
    case rstos0
    /// Responder sent SYN-ACK then RST, no SYN seen.
    case rstrh
    /// Originator sent SYN then FIN, no SYN-ACK seen.
    case sh
    /// Responder sent SYN-ACK then FIN, no SYN seen.
    case shr
    /// No SYN seen: midstream traffic.
    case oth

    /// Zeek's spelling; empty for `unknown`.
    public var name: String {
        switch self {
        case .unknown: ""
        case .s0: "S0"
        case .s1: "S1"
        case .sf: "SF"
        case .rej: "REJ"
        case .s2: "S2"
        case .s3: "S3"
        case .rsto: "RSTO"
        case .rstr: "RSTR"
        case .rstos0: "RSTOS0"
        case .rstrh: "RSTRH"
        case .sh: "SH"
        case .shr: "SHR"
        case .oth: "OTH"
        }
    }

    /// Whether the originator asked and got no service: no answer, a refusal, or a half-open probe.
    public var isFailedAttempt: Bool {
        switch self {
        case .s0, .rej, .rstos0, .sh: true
        default: false
        }
    }
}

/// A connection's uid in 16 bytes: up to 18 ASCII characters are packed seven bits each (Zeek's uids
/// are `C` and at most 17 base-62 digits, Suricata's flow ids at most 16 decimals); anything else is a
/// number into the `longUIDs` table of the batch or window that holds it.
public struct ConnUID: Hashable, Comparable, Sendable {
    /// Characters 1–9, first in the most significant septet, NUL-filled; bit 63 marks a table index.
    public var high: UInt64
    /// Characters 10–18.
    public var low: UInt64

    @inlinable
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The record carries no uid.
    @inlinable public static var none: ConnUID { ConnUID(high: 0, low: 0) }

    /// Longest text that is held in place.
    public static let inlineLength = 18
    static let indexFlag: UInt64 = 1 << 63

    public init(longUID index: Int) { self.init(high: Self.indexFlag, low: UInt64(index)) }

    /// Index into a `longUIDs` table, nil if the text is held in place.
    @inlinable
    public var longIndex: Int? { high >> 63 == 1 ? Int(truncatingIfNeeded: low) : nil }

    /// Packs the text; nil if it is longer than 18 bytes or holds a byte outside 1…127.
    @inlinable
    @inline(__always)
    public init?(_ text: Span<UInt8>) {
        guard text.count <= 18 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        var all: UInt8 = 0
        var hasNUL = false
        for i in text.indices {
            let byte = text[i]
            all |= byte
            hasNUL = hasNUL || byte == 0
            if i < 9 {
                high |= UInt64(byte & 0x7F) << UInt64(7 &* (8 &- i))
            } else {
                low |= UInt64(byte & 0x7F) << UInt64(7 &* (17 &- i))
            }
        }
        guard all < 0x80, !hasNUL else { return nil }
        self.init(high: high, low: low)
    }

    /// The packed characters; empty for `none`, meaningless for an indexed uid.
    public var inlineText: String {
        var text = ""
        for word in [high, low] {
            for septet in stride(from: UInt64(56), through: 0, by: -7) {
                let byte = UInt8(word >> septet & 0x7F)
                if byte != 0 { text.unicodeScalars.append(Unicode.Scalar(byte)) }
            }
        }
        return text
    }

    public static func < (a: Self, b: Self) -> Bool {
        a.high != b.high ? a.high < b.high : a.low < b.low
    }
}

extension ConnUID {
    private static let base62 = Array(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// A uid in the shape of Zeek's, `C` and 17 digits of base 62: ten of `high`, seven of `low`, the
    /// least significant first.
    package init(digitsOf high: UInt64, _ low: UInt64) {
        var text = InlineArray<18, UInt8>(repeating: UInt8(ascii: "C"))
        var (first, second) = (high, low)
        for i in 1..<18 {
            let rest = i < 11 ? first : second
            text[i] = Self.base62[Int(truncatingIfNeeded: rest % 62)]
            if i < 11 { first /= 62 } else { second /= 62 }
        }
        self = ConnUID(text.span) ?? .none
    }
}
