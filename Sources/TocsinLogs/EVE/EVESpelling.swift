import TocsinRecords

/// Suricata's names in Zeek's terms.
enum EVESpelling {
    /// Suricata's `proto` (`TCP`, `UDP`, `ICMP`, `IPv6-ICMP`); others are `unknown`.
    @inline(__always)
    static func proto(_ text: Span<UInt8>) -> TransportProtocol {
        switch text.count {
        case 3:
            switch text.packedWord(at: 0, length: 3) {
            case 0x50_4354: return .tcp
            case 0x50_4455: return .udp
            default: return .unknown
            }
        case 4: return text.packedWord(at: 0, length: 4) == 0x504D_4349 ? .icmp : .unknown
        case 9:
            let isV6 = text.packedWord(at: 0, length: 8) == 0x4D43_492D_3676_5049
            return isV6 && text[8] == 0x50 ? .icmp : .unknown
        default: return .unknown
        }
    }

    /// Zeek's service name for Suricata's `app_proto`, nil where the name is the same in both (`http`,
    /// `dns`, `ssh`, `smb`, `rdp` …). `failed` and `unknown` are no name: the empty text.
    static func service(_ name: Span<UInt8>, _ proto: TransportProtocol) -> String? {
        guard name.count <= 7 else { return nil }
        // The characters as one number, the first in the lowest byte.
        switch name.shortTextWord {
        case 0x6465_6C69_6166, 0x6E_776F_6E6B_6E75: return ""
        case 0x73_6C74: return "ssl"
        case 0x32_7074_7468: return "http"
        case 0x6370_7265_6364: return "dce_rpc"
        case 0x35_6272_6B: return proto == .tcp ? "krb_tcp" : "krb"
        default: return nil
        }
    }

    /// The responder's pseudo port that Zeek gives an ICMP flow: the type that answers `type`, or
    /// the code where nothing answers it (icmp analyzer, `ICMP4_counterpart`, `ICMP6_counterpart`).
    static func icmpResponderPort(type: UInt16, code: UInt16, isV6: Bool) -> UInt16 {
        let pairs: [(UInt16, UInt16)] =
            isV6
            ? [(128, 129), (133, 134), (135, 136), (130, 131), (139, 140), (144, 145)]
            : [(8, 0), (13, 14), (15, 16), (10, 9), (17, 18)]
        for (one, other) in pairs {
            if type == one { return other }
            if type == other { return one }
        }
        return code
    }
}
