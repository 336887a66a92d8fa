import Testing
import TocsinRecords

@testable import TocsinFeatures

@Suite struct ConnWindowTests {
    @Test(
        arguments: [
            ("10.0.0.1", "192.0.2.1", 443, .tcp, .outbound),
            ("192.0.2.1", "10.0.0.1", 443, .tcp, .inbound),
            ("10.0.0.1", "10.0.0.2", 443, .tcp, .internal),
            ("192.0.2.1", "198.51.100.1", 443, .tcp, .external),
            // Multicast and broadcast stay at home, and a stranger's come from none of ours.
            ("10.0.0.1", "224.0.0.251", 5353, .udp, .internal),
            ("10.0.0.1", "255.255.255.255", 67, .udp, .internal),
            ("fe80::1", "ff02::fb", 5353, .udp, .internal),
            ("192.0.2.1", "224.0.0.251", 5353, .udp, .external),
            // An inside resolver speaks for the outside, in TCP and UDP alone.
            ("10.0.0.1", "10.0.0.2", 53, .udp, .outbound),
            ("10.0.0.1", "10.0.0.2", 853, .tcp, .outbound),
            ("10.0.0.1", "10.0.0.2", 53, .icmp, .internal),
            ("192.0.2.1", "10.0.0.2", 53, .udp, .inbound),
            ("10.0.0.1", "224.0.0.1", 53, .udp, .internal),
            // The proxy.
            ("10.0.0.1", "10.0.9.9", 3128, .tcp, .outbound),
            ("10.0.0.1", "10.0.9.9", 22, .tcp, .internal),
            ("192.0.2.1", "10.0.9.9", 3128, .tcp, .inbound),
        ] as [(String, String, UInt16, TransportProtocol, Direction)])
    func directions(
        src: String, dst: String, port: UInt16, proto: TransportProtocol, expected: Direction
    ) throws {
        let proxy = try #require(IPPrefix("10.0.9.9"))
        let window = ConnWindow(
            [Conn.sample(src: src, dst: dst, port: port, proto: proto)],
            site: Site(proxies: [(proxy, 3128)]))
        #expect(window.direction(ofPair: 0) == expected)
        #expect(window.directionCounts[Int(expected.rawValue)] == 1)
    }

    /// `local_orig` T makes a public address inside for all its connections; F proves nothing, and a
    /// site may decide not to trust the marks.
    @Test func marksOfTheLog() {
        let rows = [
            Conn.sample(at: 0, src: "198.51.100.7") { $0.flags = .localOrig },
            Conn.sample(at: 1, src: "192.0.2.9", dst: "198.51.100.7"),
            Conn.sample(at: 2, src: "192.0.2.9", dst: "203.0.113.5") { $0.flags = .localResp },
            Conn.sample(at: 3, src: "192.0.2.9", dst: "192.0.2.10"),
        ]
        let trusted = ConnWindow(rows)
        let directions = (0..<4).map { trusted.direction(ofPair: trusted.pairs.pair(ofRow: $0)) }
        #expect(directions == [.outbound, .inbound, .inbound, .external])
        #expect(trusted.insideShare == 0.25)
        let alone = ConnWindow(rows, site: Site(trustsLogMarks: false))
        #expect(alone.directionCounts == [0, 0, 0, 4])
    }

    @Test func rowsHaveOneOrder() {
        var rows = [
            Conn.sample("C1", at: 1), Conn.sample("C2", at: 1), Conn.sample("C3", at: 0),
            Conn.sample("a-uid-of-more-than-18-bytes", at: 1),
            Conn.sample(at: 1, src: "10.0.0.2"), Conn.sample(at: 1, src: "10.0.0.3"),
            Conn.sample(at: 1, src: "10.0.0.3", dst: "192.0.2.2"),
            Conn.sample(at: 1, src: "10.0.0.3", dst: "192.0.2.2", srcPort: 40001),
            Conn.sample(at: 1, src: "10.0.0.3", dst: "192.0.2.2", srcPort: 40001, port: 444),
        ]
        let first = ConnWindow(rows).sorted
        for _ in 0..<20 {
            rows.shuffle()
            #expect(ConnWindow(rows).sorted == first)
        }
        #expect(first[0].uid == "C3")
        #expect(first.map(\.ts) == first.map(\.ts).sorted())
    }

    @Test func spanAndServices() {
        let names = ["", "ssl", "http", "", "http", "ssl", ""]
        let rows = names.enumerated().map { row, name in
            Conn.sample(at: Double(100 - row)) { $0.service = name }
        }
        let window = ConnWindow(rows)
        #expect(window.earliest == Timestamp(microseconds: 94_000_000))
        #expect(window.latest == Timestamp(microseconds: 100_000_000))
        // A tie goes to the first by name; what is not identified has no vote.
        #expect(window.service(ofPair: 0) == "http")
        #expect(window.mostCommonService([0, 3]) == "")
        #expect(window.mostCommonService([0, 3, 1]) == "ssl")
    }

    @Test func pairsHaveOneOrder() {
        let rows = [
            Conn.sample(src: "10.0.0.9"), Conn.sample(src: "9.0.0.1"),
            Conn.sample(src: "9.0.0.1", port: 80),
            Conn.sample(src: "9.0.0.1", port: 80, proto: .udp),
            Conn.sample(src: "9.0.0.1", dst: "1.1.1.1"),
        ]
        let window = ConnWindow(rows)
        let order = (0..<window.pairs.count).sorted(by: window.pairPrecedes)
        #expect(order == [4, 2, 3, 1, 0])
    }
}
