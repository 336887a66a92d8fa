import Crypto

/// Community ID, version 1: a hash that the same connection has in every tool
/// (github.com/corelight/community-id-spec).
public enum CommunityID {
    /// Of a connection between two ends of the IP protocol `proto`; the order of the ends says nothing.
    ///
    /// Ports count for TCP, UDP and SCTP; of ICMP they are type and counterpart, or type and code of a
    /// message that goes one way, sender first. `seed` keeps networks apart. One SHA-1 of at most 40
    /// bytes.
    public static func text(
        _ source: (host: IPAddress, port: UInt16), _ destination: (host: IPAddress, port: UInt16),
        proto: UInt8, seed: UInt16 = 0
    ) -> String {
        let isOneWay = isOneWay(proto, type: source.port)
        let isOrdered =
            isOneWay || source.host < destination.host
            || source.host == destination.host && source.port <= destination.port
        let (first, second) = isOrdered ? (source, destination) : (destination, source)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(40)
        append(seed, to: &bytes)
        append(first.host, to: &bytes)
        append(second.host, to: &bytes)
        bytes.append(proto)
        bytes.append(0)
        if hasPorts(proto) {
            append(first.port, to: &bytes)
            append(second.port, to: &bytes)
        }
        return "1:" + base64(Array(Insecure.SHA1.hash(data: bytes)))
    }

    private static func hasPorts(_ proto: UInt8) -> Bool {
        switch proto {
        case 1, 6, 17, 58, 132: true
        default: false
        }
    }

    private static func isOneWay(_ proto: UInt8, type: UInt16) -> Bool {
        switch proto {
        case 1: ICMPCounterpart.v4(UInt8(truncatingIfNeeded: type)) == nil
        case 58: ICMPCounterpart.v6(UInt8(truncatingIfNeeded: type)) == nil
        default: false
        }
    }

    private static func append(_ value: UInt16, to bytes: inout [UInt8]) {
        bytes.append(UInt8(value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    private static func append(_ address: IPAddress, to bytes: inout [UInt8]) {
        let words = address.isV4 ? [] : [address.high]
        for word in words {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> shift))
            }
        }
        for shift in stride(from: UInt64(address.isV4 ? 24 : 56), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: address.low >> shift))
        }
    }

    /// RFC 4648 §4.
    private static func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for i in 0..<3 { bits = bits << 8 | (i < group.count ? UInt32(group[start + i]) : 0) }
            for i in 0..<4 {
                let digit = digits[Int(bits >> UInt32(18 - 6 * i) & 63)]
                text.append(i <= group.count ? digit : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
