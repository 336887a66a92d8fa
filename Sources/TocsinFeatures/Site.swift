import TocsinRecords

/// Which way a connection crosses the border of the site.
public enum Direction: UInt8, Sendable, CaseIterable {
    case outbound, inbound, `internal`, external

    public var name: String {
        switch self {
        case .outbound: "outbound"
        case .inbound: "inbound"
        case .internal: "internal"
        case .external: "external"
        }
    }
}

/// What lies inside the site, and which inside servers stand for the outside.
public struct Site: Sendable {
    /// Inside networks.
    public var inside: [IPPrefix]
    /// Proxies whose traffic counts as outbound; nil port = any.
    public var proxies: [(network: IPPrefix, port: UInt16?)]
    /// Whether addresses that a log marks as local are inside too.
    public var trustsLogMarks: Bool

    public init(
        inside: [IPPrefix] = Site.privateNetworks,
        proxies: [(network: IPPrefix, port: UInt16?)] = [], trustsLogMarks: Bool = true
    ) {
        self.inside = inside
        self.proxies = proxies
        self.trustsLogMarks = trustsLogMarks
    }

    /// RFC 1918, RFC 6598 (shared address space), RFC 4193 (unique local), link-local (RFC 3927,
    /// RFC 4291), loopback and the unspecified addresses that DHCP and DAD speak from.
    public static let privateNetworks: [IPPrefix] = [
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16",
        "127.0.0.0/8", "0.0.0.0/32", "fc00::/7", "fe80::/10", "::1/128", "::/128",
    ].compactMap { IPPrefix($0) }

    public func contains(_ address: IPAddress) -> Bool {
        inside.contains { $0.contains(address) }
    }

    /// Ports of name resolution (RFC 1035, RFC 7858): an inside resolver speaks to the outside on
    /// behalf of the client.
    static let resolverPorts: Set<UInt16> = [53, 853]

    func isProxy(_ address: IPAddress, _ port: UInt16) -> Bool {
        proxies.contains { $0.network.contains(address) && ($0.port == nil || $0.port == port) }
    }
}
