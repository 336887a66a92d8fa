import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct BeaconKeysTests {
    private static let everywhere = Set(Direction.allCases)

    private func groups(_ log: ConnLog) -> [[String]] {
        let window = log.window()
        let destination = { (pair: Int) -> String in
            window.addresses[Int(window.pairs.key(pair).dst)].description
        }
        return BeaconGroups.all(window, directions: Self.everywhere).map {
            [$0.key.rawValue] + $0.members.map(destination)
        }
    }

    private func log(
        _ servers: [(dst: String, connections: Int, bytes: Int64)], src: String = "10.0.0.1",
        port: UInt16 = 443
    ) throws -> ConnLog {
        var log = ConnLog()
        var detail = ConnLog.Detail()
        for server in servers {
            detail.origBytes = server.bytes
            for i in 0..<server.connections {
                try log.add(src, server.dst, port, at: Double(i) * 60, detail)
            }
        }
        return log
    }

    @Test func destinationsOfOneNetworkAreAGroup() throws {
        let one = try log([("192.0.2.1", 6, 10), ("192.0.2.200", 6, 9000), ("192.0.3.1", 6, 90)])
        #expect(groups(one) == [["network", "192.0.2.1", "192.0.2.200"]])
        let six = try log(
            [
                ("2001:db8:1:2::1", 6, 10), ("2001:db8:1:3::1", 7, 9000),
                ("2001:db8:2::1", 5, 200_000),
            ], src: "2001:db8:ffff::1")
        #expect(groups(six) == [["network", "2001:db8:1:2::1", "2001:db8:1:3::1"]])
    }

    @Test func groupsThatTellNothingAreNotJudged() throws {
        // Nobody with a row, too few connections, one member with nearly all of them.
        for counts in [[3, 3, 3], [4, 3], [99, 5]] {
            let servers = counts.enumerated().map { ("192.0.2.\($0)", $1, Int64(100)) }
            #expect(groups(try log(servers)) == [], "\(counts)")
        }
    }

    @Test func aGroupMayLoseMembers() throws {
        let window = try log(
            [("192.0.2.1", 6, 10), ("192.0.2.2", 6, 10), ("192.0.2.3", 6, 10)]
        ).window()
        let group = try #require(BeaconGroups.all(window, directions: Self.everywhere).first)
        let rest = try #require(group.without({ $0 == group.members[1] }, window))
        #expect(rest.members == [group.members[0], group.members[2]] && rest.key == .network)
        #expect(group.without({ _ in false }, window) == nil, "nothing to leave out")
        #expect(group.without({ $0 != group.members[1] }, window) == nil, "one is no group")
    }

    @Test func serversInTurnAreAlike() throws {
        let servers: [(dst: String, connections: Int, bytes: Int64)] = [
            ("192.0.2.1", 8, 300), ("198.51.100.1", 40, 310), ("203.0.113.1", 9, 590),
        ]
        #expect(groups(try log(servers)) == [["servers"] + servers.map(\.dst)])
        var other = servers
        other[2].bytes = 601
        #expect(groups(try log(other)) == [["servers", "192.0.2.1", "198.51.100.1"]])
        other = servers
        other[1].connections = 65
        #expect(groups(try log(other)) == [["servers", "192.0.2.1", "203.0.113.1"]])
        other = servers
        other[2].connections = 1
        #expect(groups(try log(other)) == [["servers", "192.0.2.1", "198.51.100.1"]])
    }

    @Test func portsAndSourcesAreNotMixed() throws {
        var mixed = try log([("192.0.2.1", 8, 300)])
        mixed.rows += try log([("192.0.2.2", 8, 300)], port: 80).rows
        mixed.rows += try log([("192.0.2.3", 8, 300)], src: "10.0.0.2").rows
        #expect(groups(distinct(mixed)) == [])
    }

    /// Rows with a uid each.
    private func distinct(_ log: ConnLog) -> ConnLog {
        var log = log
        for i in log.rows.indices { log.rows[i].uid = "D\(i)" }
        return log
    }

    /// What three sources use is no rotation of one.
    @Test func serversOfManyAreShared() throws {
        let servers = [("192.0.2.1", 8, Int64(300)), ("198.51.100.1", 8, 300)]
        var shared = try log(servers)
        shared.rows += try log([servers[0]], src: "10.0.0.2").rows
        #expect(groups(distinct(shared)) == [["servers", "192.0.2.1", "198.51.100.1"]])
        shared.rows += try log([servers[0]], src: "10.0.0.3", port: 80).rows
        #expect(groups(distinct(shared)) == [])
    }

    /// Forty servers of one size are a pool; sixteen among them that differ from the rest are found.
    @Test func tooManyServersAreCutAtTheirSizes() throws {
        let pool = (0..<40).map { ("198.51.\($0).1", 4, Int64(1000)) }
        #expect(groups(try log(pool)) == [])
        let few = (0..<16).map { ("203.0.\($0).1", 4, Int64(800 + $0)) }
        #expect(groups(try log(pool + few)) == [["servers"] + few.map(\.0)])
    }

    // MARK: IPv6 sources

    private func privacyLog(_ hosts: [(address: String, hardware: UInt64)]) throws -> ConnLog {
        var log = ConnLog()
        for (number, host) in hosts.enumerated() {
            for i in 0..<7 {
                try log.add(host.address, "2001:db8:99::1", 443, at: Double(i * 60 + number))
                log.rows[log.rows.count - 1].origHardware = HardwareAddress(bits: host.hardware)
            }
        }
        return log
    }

    private func sources(_ log: ConnLog) -> [[String]] {
        let window = log.window()
        return BeaconGroups.all(window, directions: Self.everywhere).filter {
            $0.key == .sourceNetwork
        }.map { group in
            group.members.map { window.addresses[Int(window.pairs.key($0).src)].description }
        }
    }

    @Test func addressesOfOneMachineAreOneSource() throws {
        let a = "2001:db8:1:1::a"
        let b = "2001:db8:1:1::b"
        let c = "2001:db8:1:1::c"
        let d = "2001:db8:1:1::d"
        let e = "2001:db8:1:2::e"
        // Without hardware addresses the /64 is all there is.
        #expect(try sources(privacyLog([(a, 0), (b, 0), (c, 0), (e, 0)])) == [[a, b, c]])
        #expect(
            try sources(privacyLog([(a, 1), (b, 2), (c, 1), (d, 2), (e, 1)])) == [[a, c], [b, d]])
        #expect(try sources(privacyLog([(a, 1), (b, 2)])) == [])
        // Of known and unknown, only the unknown are one.
        #expect(try sources(privacyLog([(a, 1), (b, 0), (c, 0), (d, 2)])) == [[b, c]])
        let four = try privacyLog([("10.0.0.1", 1), ("10.0.0.2", 1)])
        #expect(sources(four) == [])
    }
}
