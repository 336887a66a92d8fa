import TocsinFeatures
import TocsinRecords

/// The networks somebody logged on from: addresses change within a network, names do not.
struct KnownNetworks {
    private var networks: Set<Network> = []

    var isEmpty: Bool { networks.isEmpty }

    mutating func add(_ source: AuthSource) {
        if let key = Self.key(source) { networks.insert(key) }
    }

    /// Whether `source` is known and its network is not among those.
    func isNew(_ source: AuthSource) -> Bool {
        Self.key(source).map { !networks.contains($0) } ?? false
    }

    private enum Network: Hashable {
        case prefix(IPPrefix)
        case name(String)
    }

    /// The /24 or /64 of an address (lengths count bits of the 128-bit form), the name elsewhere; nil for the host itself and for unset ones.
    private static func key(_ source: AuthSource) -> Network? {
        guard !source.isLoopback else { return nil }
        guard let address = source.address else { return source.name.map { .name($0) } }
        return .prefix(IPPrefix(address, length: address.isV4 ? 120 : 64))
    }
}
