/// Messages of ICMP that answer each other; all others go one way.
public enum ICMPCounterpart {
    /// What answers a message of ICMP of that type, and is answered by it: echo, timestamp, information, router discovery, address mask (RFC 792, 1256, 950).
    public static func v4(_ type: UInt8) -> UInt8? {
        switch type {
        case 8: 0
        case 0: 8
        case 13: 14
        case 14: 13
        case 15: 16
        case 16: 15
        case 10: 9
        case 9: 10
        case 17: 18
        case 18: 17
        default: nil
        }
    }

    /// The same for ICMPv6: echo, router and neighbour discovery, listener discovery, node information, home agents
    /// (RFC 4443, 4861, 2710, 4620, 6275).
    public static func v6(_ type: UInt8) -> UInt8? {
        switch type {
        case 128: 129
        case 129: 128
        case 133: 134
        case 134: 133
        case 135: 136
        case 136: 135
        case 130: 131
        case 131: 130
        case 139: 140
        case 140: 139
        case 144: 145
        case 145: 144
        default: nil
        }
    }
}
