import Testing
import TocsinRecords

@testable import TocsinSynthesis

/// The background as a reader of the log sees it.
@Suite struct BackgroundTrafficTests {
    let rows: [GeneratedLog.Row]

    init() throws { rows = try GeneratedLog(.background(rows: 20_000)).rows }

    private func share(_ holds: (GeneratedLog.Row) -> Bool) -> Double {
        Double(rows.filter(holds).count) / Double(rows.count)
    }

    /// Shares in the bounds of office networks: a third DNS, most of the rest TLS, few failures.
    @Test func mixOfServices() {
        #expect((0.25...0.45).contains(share { $0.service == "dns" }))
        #expect((0.3...0.55).contains(share { $0.service == "ssl" }))
        #expect((0.03...0.12).contains(share { $0.service == "quic" }))
        #expect((0.03...0.12).contains(share { $0.src.contains(":") }))
        #expect((0.01...0.06).contains(share { ["S0", "REJ"].contains($0.state) }))
        #expect((0.02...0.15).contains(share { ["445", "389", "88"].contains($0.port) }))
    }

    @Test func dayHasAShape() {
        let hours = rows.map { Int($0.start / 3_600_000_000 % 24) }
        let night = hours.filter { $0 < 5 }.count
        let day = hours.filter { (9..<14).contains($0) }.count
        #expect(day > 4 * night)
        #expect(night > 0)
    }

    @Test func namesNoRealNetwork() throws {
        let ranges = try [
            "10.0.0.0/8", "172.16.0.0/12", "fd00::/8", "198.18.0.0/15", "192.0.2.0/24",
            "2001:2::/48",
            "224.0.0.251",
        ].map { try #require(IPPrefix($0)) }
        for row in rows {
            for text in [row.src, row.dst] {
                let address = try #require(IPAddress(text))
                #expect(ranges.contains { $0.contains(address) }, "\(text)")
            }
        }
    }

    /// What Zeek guarantees: unset counts go with an unset duration, and headers are counted.
    @Test func columnsAgree() throws {
        for row in rows {
            let unset = row.columns[8...10].filter { $0 == "-" }.count
            #expect(unset == 0 || unset == 3)
            let sent = try #require(Int(row.columns[16]))
            let sentIP = try #require(Int(row.columns[17]))
            #expect(sentIP >= (Int(row.columns[9]) ?? 0) + 28 * sent)
            #expect(row.columns[12] == "T")
            let inside = row.dst.hasPrefix("10.")
            #expect(row.columns[13] == (inside ? "T" : "F"))
        }
    }

    /// Without planted pairs no busy pair keeps time: gaps spread as widely as their mean.
    @Test func nothingIsPeriodic() {
        let pairs = Dictionary(grouping: rows.filter { $0.service != "dns" }) {
            "\($0.src) \($0.dst) \($0.port)"
        }
        var judged = 0
        for pair in pairs.values where pair.count >= 20 {
            let times = pair.map(\.start).sorted()
            let gaps = zip(times, times.dropFirst()).map { Double($1 - $0) }
            let mean = gaps.reduce(0, +) / Double(gaps.count)
            let variance = gaps.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(gaps.count)
            #expect(variance.squareRoot() > 0.7 * mean)
            judged += 1
        }
        #expect(judged > 10)
    }
}
