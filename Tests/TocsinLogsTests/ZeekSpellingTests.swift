import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct ZeekSpellingTests {
    @Test(arguments: ConnState.allCases)
    func statesReadAsTheyAreWritten(state: ConnState) {
        #expect(ConnState(zeek: state.name.utf8Span.span) == state)
    }

    @Test(arguments: ["SG", "s0", "S", "S0 ", "RSTOS00", "RSTRHX", "SF\0", "--"])
    func otherStatesAreNone(text: String) {
        #expect(ConnState(zeek: text.utf8Span.span) == nil)
    }

    @Test func theUnsetStateIsUnknown() {
        #expect(ConnState(zeek: "-".utf8Span.span) == .unknown)
        #expect(ConnState(zeek: "".utf8Span.span) == .unknown)
    }

    /// Words are loaded eight bytes at a time where there is room: the bytes behind must not count.
    @Test func neighbouringBytesDoNotCount() {
        let line = Array("SF\ttcp\t1234567890".utf8)
        #expect(ConnState(zeek: line.span.extracting(0..<2)) == .sf)
        #expect(TransportProtocol(zeek: line.span.extracting(3..<6)) == .tcp)
    }

    @Test func protocols() {
        #expect(TransportProtocol(zeek: "tcp".utf8Span.span) == .tcp)
        #expect(TransportProtocol(zeek: "udp".utf8Span.span) == .udp)
        #expect(TransportProtocol(zeek: "icmp".utf8Span.span) == .icmp)
        for other in ["", "TCP", "tcpx", "tcp\0", "unknown_transport", "tc"] {
            #expect(TransportProtocol(zeek: other.utf8Span.span) == .unknown)
        }
    }

    @Test func servicesGetOneIndexEach() {
        var batch = ConnBatch()
        var table = ServiceTable()
        let long = "gssapi,ntlm,smb,dce_rpc"
        let names = ["dns", "ssl", "http", long, "gssapi,ntlm,smb,dce_rpd", "dns", long]
        let indices = names.map { table.index(of: $0.utf8Span.span, in: &batch.services) }
        #expect(indices == [1, 2, 3, 4, 5, 1, 4])
        #expect(batch.services == ["", "dns", "ssl", "http", long, "gssapi,ntlm,smb,dce_rpd"])
        for unset in ["", "-", "(empty)"] {
            #expect(table.index(of: unset.utf8Span.span, in: &batch.services) == 0)
        }
    }

    @Test func aNewTableKnowsTheNamesOfItsBatch() {
        var batch = ConnBatch()
        for number in 0..<200 { _ = batch.serviceIndex("service-\(number)") }
        var table = ServiceTable()
        for number in (0..<200).reversed() {
            let index = table.index(of: "service-\(number)".utf8Span.span, in: &batch.services)
            #expect(index == number + 1)
        }
        #expect(batch.services.count == 201)
    }

    @Test func servicesAreBounded() {
        var batch = ConnBatch()
        var table = ServiceTable()
        for number in 0..<(2 * ConnBatch.maxServices) {
            _ = table.index(of: "s\(number)".utf8Span.span, in: &batch.services)
        }
        #expect(batch.services.count == ConnBatch.maxServices)
        #expect(table.index(of: "s0".utf8Span.span, in: &batch.services) == 1)
        #expect(table.index(of: "s999999".utf8Span.span, in: &batch.services) == 0)
        let tooLong = String(repeating: "x", count: ServiceTable.maxNameBytes + 1)
        var fresh = ServiceTable()
        var services = [""]
        #expect(fresh.index(of: tooLong.utf8Span.span, in: &services) == 0)
        #expect(services == [""])
    }

    /// Two names that are ill-formed UTF-8 and read the same share an entry.
    @Test func illFormedNamesAreKept() {
        var services = [""]
        var table = ServiceTable()
        let bytes: [UInt8] = [0x61, 0xFF]
        let index = table.index(of: bytes.span, in: &services)
        #expect(services == ["", "a\u{FFFD}"])
        #expect(table.index(of: bytes.span, in: &services) == index)
    }

    @Test func uids() {
        var batch = ConnBatch()
        let short = batch.packUID("CHhAvVGS1DHFjwGM9".utf8Span.span)
        let long = batch.packUID("a-uid-of-twenty-bytes".utf8Span.span)
        let withNUL: [UInt8] = [0x43, 0, 0xFF]
        let odd = batch.packUID(withNUL.span)
        #expect(short.map(batch.text) == "CHhAvVGS1DHFjwGM9")
        #expect(long.map(batch.text) == "a-uid-of-twenty-bytes")
        #expect(odd.map(batch.text) == "C\0\u{FFFD}")
        #expect(batch.longUIDs.count == 2)
        #expect(batch.packUID("-".utf8Span.span) == ConnUID.none)
        let tooLong = String(repeating: "C", count: RecordLimits.maxUIDBytes + 1)
        #expect(batch.packUID(tooLong.utf8Span.span) == nil)
    }
}
