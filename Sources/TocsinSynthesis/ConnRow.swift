import TocsinRecords

/// One connection as Zeek would log it; times in microseconds.
struct ConnRow {
    var start: Int64
    /// `ConnBatch.unknown` if only one packet was seen; Zeek then leaves the byte counts unset too.
    var duration: Int64
    var orig: IPAddress
    var resp: IPAddress
    /// ICMP: type and code.
    var origPort: UInt16
    var respPort: UInt16
    var proto: TransportProtocol
    var service = Service.none
    var origBytes: Int64 = 0
    var respBytes: Int64 = 0
    var state: ConnState
    var history: History
    var respIsLocal = false
    var missedBytes: Int64 = 0
    var origPackets: Int64 = 1
    var respPackets: Int64 = 0
    /// Payload and headers.
    var origIPBytes: Int64 = 0
    var respIPBytes: Int64 = 0
    /// Microseconds; a log does not have it, a capture does.
    var roundTrip: Int64 = 0
    var exchanges = Exchanges.scattered

    /// When Zeek's log has the connection: at its last packet.
    var end: Int64 { start &+ max(duration, 0) }

    /// Keeps the connection inside a capture that stops at `spanEnd`, as Zeek does with those still open.
    mutating func clip(to spanEnd: Int64) {
        start = min(start, Self.latestStart(in: spanEnd))
        duration = min(duration, spanEnd - 1 - start)
    }

    /// The last beginning that leaves a microsecond to last.
    static func latestStart(in spanEnd: Int64) -> Int64 { spanEnd - 2 }
}

/// The services the generator names, in Zeek's spelling.
enum Service: UInt8, CaseIterable {
    case none, dns, ssl, quic, http, ntp, kerberos, smb, ldap, ssh

    var text: String {
        switch self {
        case .none: ""
        case .dns: "dns"
        case .ssl: "ssl"
        case .quic: "quic"
        case .http: "http"
        case .ntp: "ntp"
        case .kerberos: "krb_tcp"
        case .smb: "gssapi,smb"
        case .ldap: "ldap_tcp"
        case .ssh: "ssh"
        }
    }
}

/// The histories the generator writes (Zeek's letters: upper case the originator, lower case the responder).
enum History: UInt8, CaseIterable {
    case none, data, dataBoth, syn, synReset, closed, closedByResponder, retransmitted, gap
    case resetByOriginator, resetByResponder, open, probedOpen

    var text: String {
        switch self {
        case .none: ""
        case .data: "D"
        case .dataBoth: "Dd"
        case .syn: "S"
        case .synReset: "Sr"
        case .closed: "ShADadFf"
        case .closedByResponder: "ShADadfF"
        case .retransmitted: "ShADadtFf"
        case .gap: "ShADadgFf"
        case .resetByOriginator: "ShADadR"
        case .resetByResponder: "ShADadr"
        case .open: "ShADad"
        case .probedOpen: "ShR"
        }
    }
}
