/// A right that Linux gives apart from the user (capabilities(7)).
public struct Capability: Hashable, Sendable {
    /// Its number in linux/capability.h.
    public var number: UInt8

    public init(number: UInt8) { self.number = number }

    /// Opening packet sockets: all that capturing needs, promiscuous mode included.
    public static let netRaw = Capability(number: 13)

    /// The capabilities as the kernel counts them: bit n is number n.
    static func mask(_ capabilities: [Capability]) -> UInt64 {
        capabilities.reduce(0) { $1.number < 64 ? $0 | 1 << UInt64($1.number) : $0 }
    }
}
