import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

/// A log around one beacon, 10.0.0.7 → 198.51.100.66, and what the report makes of it with a p and a q
/// that the test names.
struct BeaconSample {
    static let src = "10.0.0.7"
    static let dst = "198.51.100.66"

    var log = ConnLog()
    var port: UInt16 = 443
    var qValue: Double? = 1e-9
    var pValue = PValue(1e-12, isExtrapolated: true)
    /// Changes the pair before it is reported.
    var change: (inout BeaconCandidate) -> Void = { _ in }

    /// One connection each `period` seconds ± `jitter`, `count` of them from `start`.
    init(
        period: Double = 300, jitter: Double = 0.05, count: Int = 200, start: Double = 0,
        port: UInt16 = 443, seed: UInt64 = 61,
        _ detail: ConnLog.Detail = ConnLog.Detail(service: "ssl")
    ) throws {
        self.port = port
        var generator = SeededGenerator(seed: seed)
        for time in Arrivals.clock(period: period, jitter: jitter, count: count, &generator) {
            try log.add(Self.src, Self.dst, port, at: start + time, detail)
        }
    }

    /// `users` further inside hosts that use the destination once, and `others` that do not.
    mutating func addHosts(users: Int = 0, others: Int = 0) throws {
        for host in 0..<users { try log.add("10.0.1.\(host)", Self.dst, port, at: 20) }
        for host in 0..<others { try log.add("10.0.2.\(host)", "192.0.2.1", 8000, at: 10) }
    }

    /// Makes the data last `seconds` from their start on.
    mutating func stretch(to seconds: Double) throws {
        try log.add("203.0.113.1", "203.0.113.2", 9, at: 0)
        try log.add("203.0.113.1", "203.0.113.2", 9, at: seconds)
    }

    private func candidate(_ window: ConnWindow) throws -> BeaconCandidate {
        let pair = try #require(window.pair(Self.src, Self.dst, port))
        var scored = try #require(
            PairScores.score(window, directions: Set(Direction.allCases), threads: 1)
                .first { $0.pair == pair })
        scored.qValue = qValue
        scored.pValue = pValue
        var candidate = BeaconCandidate(scored)
        change(&candidate)
        return candidate
    }

    func facts() throws -> BeaconFacts {
        let window = log.window()
        let candidate = try candidate(window)
        var workspace = SpectralLine.Workspace()
        return BeaconFacts(candidate, BeaconSurroundings(window, [candidate]), &workspace)
    }

    func finding() throws -> Finding {
        let window = log.window()
        let findings = BeaconReport([try candidate(window)], window).findings()
        #expect(findings.count == 1)
        return try #require(findings.first)
    }
}
