import Testing
import TocsinRecords

@testable import TocsinGeography

@Suite struct PrefixTableTests {
    @Test func theLongestPrefixWins() throws {
        var table = PrefixTable<String>()
        for text in ["10.1.0.0/16", "0.0.0.0/0", "10.1.2.3", "10.0.0.0/8", "2001:db8::/32"] {
            let prefix = try #require(IPPrefix(text))
            let isNew = table.insert(text, for: prefix)
            #expect(isNew)
            let again = table.insert("again", for: prefix)
            #expect(!again)
        }
        #expect(table.count == 5)
        func value(_ text: String) throws -> String? { table[try #require(IPAddress(text))] }
        #expect(try value("10.1.2.3") == "10.1.2.3")
        #expect(try value("10.1.2.4") == "10.1.0.0/16")
        #expect(try value("10.2.0.0") == "10.0.0.0/8")
        #expect(try value("192.0.2.1") == "0.0.0.0/0")
        #expect(try value("2001:db8::1") == "2001:db8::/32")
        #expect(try value("2001:db9::1") == nil)
    }
}
