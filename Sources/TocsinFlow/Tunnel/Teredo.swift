import TocsinCapture

/// IPv6 through NATs (RFC 4380).
enum Teredo {
    static let port: UInt16 = 3544
    private static let origin = 8

    /// Authentication and origin indication in front of an IPv6 packet that fills the rest; only a
    /// bubble, a bare header, may be followed by something.
    static func content(_ bytes: Span<UInt8>, _ extent: PacketExtent) -> TunnelContent {
        var rest = extent
        var (hasOrigin, hasAuthentication) = (false, false)
        while true {
            guard rest.count >= 2 else { return .violation }
            let tag = bytes.uint16(at: rest.start)
            switch tag {
            case 0:
                guard !hasOrigin, rest.count >= origin else { return .violation }
                hasOrigin = true
                rest = rest.dropping(origin)
            case 1:
                guard !hasOrigin, !hasAuthentication,
                    let length = authentication(bytes, rest), rest.count >= length
                else { return .violation }
                hasAuthentication = true
                rest = rest.dropping(length)
            default:
                guard let total = bytes.totalLength(ipVersion: 6, rest) else { return .violation }
                let isBubble =
                    total == IPPacket.v6Header && bytes[rest.start + 6] == IPv6Headers.noNext
                guard total == rest.count || total < rest.count && isBubble else {
                    return .violation
                }
                return .ip(rest.start)
            }
        }
    }

    /// Bytes of an authentication header (§5.1.1): client, value, nonce, confirmation.
    private static func authentication(_ bytes: Span<UInt8>, _ extent: PacketExtent) -> Int? {
        guard extent.count >= 4 else { return nil }
        return 4 + Int(bytes[extent.start + 2]) + Int(bytes[extent.start + 3]) + 8 + 1
    }

    /// Whether it looks like Teredo on any port: a Teredo address (2001::/32) at one end of an IPv6
    /// packet, or an origin indication in front of one.
    static func recognises(_ bytes: Span<UInt8>, _ extent: PacketExtent) -> Bool {
        let start = extent.start
        guard extent.count >= IPPacket.v6Header else { return false }
        let first = bytes[start]
        var second = bytes[start + 1]
        guard first >> 4 == 6 || first == 0 && second <= 1 else { return false }
        if first >> 4 == 6,
            bytes.uint32(at: start + 8) == 0x2001_0000
                || bytes.uint32(at: start + 24) == 0x2001_0000
        {
            return true
        }
        var rest = extent
        if second == 1 {
            guard let length = authentication(bytes, rest), rest.count >= length else {
                return false
            }
            rest = rest.dropping(length)
            guard rest.count >= IPPacket.v6Header else { return false }
            guard bytes.uint16(at: rest.start) == 0 else { return false }
            second = 0
        }
        guard second == 0, rest.count >= origin else { return false }
        rest = rest.dropping(origin)
        return rest.count >= IPPacket.v6Header && bytes[rest.start] >> 4 == 6
    }
}
