/// A network in CIDR notation (RFC 4632, RFC 4291 §2.3).
public struct IPPrefix: Hashable, Sendable {
    /// The first address of the network; bits past `length` are zero.
    public let network: IPAddress
    /// Fixed leading bits of the 128-bit form: 96…128 for IPv4, 0…128 for IPv6.
    public let length: Int

    /// `length` counts bits of the 128-bit form and is clamped to 0…128; host bits are cleared.
    public init(_ address: IPAddress, length: Int) {
        let length = min(max(length, 0), 128)
        let highMask: UInt64 = length >= 64 ? .max : ~(.max >> UInt64(length))
        let lowMask: UInt64 = length <= 64 ? 0 : ~(UInt64.max >> UInt64(length - 64))
        self.network = IPAddress(
            high: address.high & highMask, low: address.low & (length == 128 ? .max : lowMask))
        self.length = length
    }

    /// `10.0.0.0/8`, `2001:db8::/32`, or a bare address as a network of one; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = IPAddress(parts[0]) else { return nil }
        let width = address.isV4 && !parts[0].contains(":") ? 32 : 128
        var length = width
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let given = Int(parts[1]), given <= width
            else { return nil }
            length = given
        }
        self.init(address, length: length + 128 - width)
    }

    public func contains(_ address: IPAddress) -> Bool {
        IPPrefix(address, length: length).network == network
    }
}

extension IPPrefix: CustomStringConvertible {
    public var description: String {
        let isV4 = length >= 96 && network.isV4
        return "\(network)/\(isV4 ? length - 96 : length)"
    }
}
