import Testing
import TocsinRecords

@Suite struct IPPrefixTests {
    /// First and last address inside and the neighbours outside, by Python's ip_network (strict off).
    @Test(arguments: [
        ("10.0.0.0/8", "10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"),
        ("172.16.9.9/12", "172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0"),
        ("192.0.2.7", "192.0.2.7", "192.0.2.7", "192.0.2.6", "192.0.2.8"),
        ("192.0.2.7/31", "192.0.2.6", "192.0.2.7", "192.0.2.5", "192.0.2.8"),
        ("0.0.0.0/0", "0.0.0.0", "255.255.255.255", "::fffe:ffff:ffff", "::1:0:0:0"),
        (
            "2001:db8::/32", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
            "2001:db7:ffff::", "2001:db9::"
        ),
        ("fe80::/10", "fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "fe7f::", "fec0::"),
        (
            "2001:db8:0:8000::/49", "2001:db8:0:8000::", "2001:db8:0:ffff:ffff:ffff:ffff:ffff",
            "2001:db8:0:7fff::", "2001:db8:1::"
        ),
        (
            "2001:db8::/64", "2001:db8::", "2001:db8::ffff:ffff:ffff:ffff", "2001:db7::",
            "2001:db8:0:1::"
        ),
        (
            "2001:db8::/65", "2001:db8::", "2001:db8::7fff:ffff:ffff:ffff", "2001:db7::",
            "2001:db8::8000:0:0:0"
        ),
        ("::1/128", "::1", "::1", "::", "::2"),
        ("::ffff:10.0.0.0/104", "10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0"),
    ])
    func bordersOfNetworks(
        text: String, first: String, last: String, before: String, behind: String
    ) throws {
        let prefix = try #require(IPPrefix(text))
        let contains = try [first, last, before, behind].map {
            prefix.contains(try #require(IPAddress($0)))
        }
        #expect(contains == [true, true, false, false])
    }

    @Test(arguments: [
        ("10.1.2.3/8", "10.0.0.0/8"), ("192.0.2.7", "192.0.2.7/32"), ("0.0.0.0/0", "0.0.0.0/0"),
        ("2001:DB8::1/32", "2001:db8::/32"), ("::/0", "::/0"), ("::1", "::1/128"),
    ])
    func textOfANetwork(text: String, expected: String) {
        #expect(IPPrefix(text)?.description == expected)
        #expect(IPPrefix(expected) == IPPrefix(text))
    }

    @Test(arguments: [
        "", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8",
        "10.0.0.0/8 ", "10.0.0/8", "2001:db8::/129", "2001:db8::/x",
        "10.0.0.0/99999999999999999999",
        "10.0.0.0/٨", "host/8",
    ])
    func hostileTextIsNoNetwork(text: String) {
        #expect(IPPrefix(text) == nil)
    }

    /// A length out of range is clamped, so that no shift can trap.
    @Test func everyLengthIsSafe() {
        let address = IPAddress(high: .max, low: .max)
        for length in [Int.min, -1, 0, 1, 63, 64, 65, 127, 128, 129, Int.max] {
            let prefix = IPPrefix(address, length: length)
            let ones = prefix.network.high.nonzeroBitCount + prefix.network.low.nonzeroBitCount
            #expect(ones == min(max(length, 0), 128))
            #expect(prefix.contains(address))
        }
    }
}
