import Testing
import TocsinRecords

@testable import TocsinFeatures

@Suite struct SiteTests {
    @Test(arguments: [
        ("10.255.255.255", true), ("11.0.0.0", false), ("172.15.255.255", false),
        ("172.16.0.0", true),
        ("172.31.255.255", true), ("172.32.0.0", false), ("192.167.255.255", false),
        ("192.168.0.0", true), ("192.169.0.0", false), ("100.63.255.255", false),
        ("100.64.0.0", true), ("100.127.255.255", true), ("100.128.0.0", false),
        ("169.254.1.1", true), ("127.0.0.1", true), ("0.0.0.0", true), ("0.0.0.1", false),
        ("fdff::1", true), ("fc00::", true), ("fe00::", false), ("fe80::1", true),
        ("febf::1", true),
        ("fec0::1", false), ("::1", true), ("::", true), ("::2", false), ("2001:db8::1", false),
        ("8.8.8.8", false),
    ])
    func privateNetworks(text: String, expected: Bool) throws {
        #expect(Site.privateNetworks.count == 11)
        #expect(Site().contains(try #require(IPAddress(text))) == expected)
    }

    @Test func proxies() throws {
        let one = try #require(IPPrefix("10.0.0.5/32"))
        let net = try #require(IPPrefix("10.9.0.0/16"))
        let site = Site(proxies: [(one, 3128), (net, nil)])
        #expect(site.isProxy(IPAddress(v4: 0x0A00_0005), 3128))
        #expect(!site.isProxy(IPAddress(v4: 0x0A00_0005), 3129))
        #expect(!site.isProxy(IPAddress(v4: 0x0A00_0006), 3128))
        #expect(site.isProxy(IPAddress(v4: 0x0A09_0102), 1))
    }
}
