import Testing
import TocsinRecords

@Suite struct IPAddressTests {
    /// 300 valid and 500 damaged spellings, as Python's ipaddress reads and writes them.
    @Test func textsReadAsPythonReadsThem() throws {
        let rows = RecordsReference.rows(RecordsReference.addresses)
        #expect(rows.count > 700)
        for row in rows {
            guard row.count == 4 else {
                #expect(IPAddress(row[0]) == nil, "\(row[0])")
                continue
            }
            let expected = IPAddress(
                high: try #require(UInt64(row[1], radix: 16)),
                low: try #require(UInt64(row[2], radix: 16)))
            #expect(IPAddress(row[0]) == expected, "\(row[0])")
            #expect(expected.description == row[3])
            #expect(IPAddress(row[3]) == expected)
        }
    }

    /// Bytes that no text type would let through, and lengths at the parser's own limits.
    @Test(arguments: [
        [], [0x2E], [0x3A], Array("1.2.3.4\0".utf8), Array("\01.2.3.4".utf8),
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], Array("١.٢.٣.٤".utf8),
        Array("fe80::1%eth0".utf8),
        Array("[::1]".utf8), Array("::1/128".utf8), Array("1.2.3.4 ".utf8),
        Array("4294967296.1.1.1".utf8), Array("1.1.1.99999999999".utf8),
        [UInt8](repeating: 0x3A, count: 45), [UInt8](repeating: 0x30, count: 1 << 20),
        Array("0000:0000:0000:0000:0000:0000:0255.255.255.255".utf8),
    ])
    func hostileBytesAreNoAddress(bytes: [UInt8]) {
        #expect(IPAddress(bytes.span) == nil)
    }

    /// The longest text there is, of 45 bytes.
    @Test func theLongestText() {
        let text = "0000:0000:0000:0000:0000:ffff:255.255.255.255"
        #expect(text.utf8.count == 45)
        #expect(IPAddress(text) == IPAddress(v4: .max))
    }

    @Test func mappedAddressesAreIPv4() {
        #expect(IPAddress("::ffff:192.0.2.1") == IPAddress("192.0.2.1"))
        #expect(IPAddress("::ffff:c000:201")?.v4Bits == 0xC000_0201)
        #expect(IPAddress("::192.0.2.1")?.v4Bits == nil)
        #expect(IPAddress("::ffff:0:c000:201")?.isV4 == false)
    }

    @Test func orderIsNumeric() {
        let texts = [
            "::", "::1", "0.0.0.0", "9.255.255.255", "10.0.0.0", "64:ff9b::1", "2001:db8::",
        ]
        let addresses = texts.compactMap { IPAddress($0) }
        #expect(addresses.count == texts.count)
        #expect(addresses.shuffled().sorted() == addresses)
        #expect(!(addresses[0] < addresses[0]))
    }

    @Test(arguments: [
        ("223.255.255.255", false), ("224.0.0.0", true), ("239.255.255.255", true),
        ("240.0.0.0", false), ("255.255.255.254", false), ("255.255.255.255", true),
        ("10.255.255.255", false), ("fe00::1", false), ("ff02::fb", true), ("::ff", false),
    ])
    func multicastAndBroadcast(text: String, expected: Bool) {
        #expect(IPAddress(text)?.isMulticastOrBroadcast == expected)
    }
}
