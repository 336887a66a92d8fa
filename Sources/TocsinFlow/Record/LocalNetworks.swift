import TocsinRecords

/// Addresses that Zeek takes for local where no networks are named (base/utils/site.zeek,
/// `private_address_space`): special-purpose ones by RFC 6890, and their 6to4 images (RFC 3056).
enum LocalNetworks {
    static func contains(_ address: IPAddress) -> Bool {
        if address.isV4 { return v4.contains { $0.contains(address) } }
        return v6.contains { $0.contains(address) }
    }

    private static let v4 = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/24", "239.0.0.0/8", "240.0.0.0/4",
        "255.255.255.255/32",
    ].compactMap { IPPrefix($0) }

    private static let v6 =
        [
            "::/128", "::1/128", "fc00::/7", "fe80::/10", "fec0::/10", "2001::/23", "2001:2::/48",
            "2001:db8::/32", "100::/64", "64:ff9b:1::/48",
        ].compactMap { IPPrefix($0) } + v4.map(sixToFour)

    /// `2002:`, the 32 bits of the network, then anything.
    private static func sixToFour(_ prefix: IPPrefix) -> IPPrefix {
        let bits = prefix.network.low & 0xFFFF_FFFF
        return IPPrefix(
            IPAddress(high: 0x2002 << 48 | bits << 16, low: 0), length: prefix.length - 96 + 16)
    }
}
