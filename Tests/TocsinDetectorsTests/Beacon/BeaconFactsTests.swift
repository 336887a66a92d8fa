import Testing
import TocsinFeatures
import TocsinRecords

@testable import TocsinDetectors

@Suite struct BeaconFactsTests {
    private func concerns(_ sample: BeaconSample) throws -> [BeaconConcern] {
        try sample.facts().concerns
    }

    private func signs(_ sample: BeaconSample) throws -> [BenignSign] { try sample.facts().signs }

    @Test func aPlainBeaconHasNeither() throws {
        let facts = try BeaconSample().facts()
        #expect(facts.concerns.isEmpty && facts.signs.isEmpty)
        #expect(facts.verdict.severity == .medium)
    }

    @Test func rareNeedsTenHostsAndOneUser() throws {
        var sample = try BeaconSample()
        try sample.addHosts(others: 8)
        #expect(try concerns(sample).isEmpty, "nine hosts are too few to say")
        try sample.log.add("10.0.3.1", "192.0.2.1", 8000, at: 10)
        #expect(try concerns(sample) == [.rareDestination])
        #expect(try sample.facts().verdict.severity == .high)
        try sample.log.add("10.0.3.1", BeaconSample.dst, 80, at: 10)
        #expect(try concerns(sample).isEmpty)
    }

    @Test func commonNeedsHalfOfTenHosts() throws {
        var sample = try BeaconSample()
        try sample.addHosts(users: 4, others: 4)
        #expect(try signs(sample).isEmpty, "nine hosts are too few to say")
        try sample.log.add("10.0.3.1", "192.0.2.1", 8000, at: 10)
        #expect(try signs(sample) == [.commonDestination])
        #expect(try sample.facts().verdict.severity == .low)
        try sample.log.add("10.0.3.2", "192.0.2.1", 8000, at: 10)
        #expect(try signs(sample).isEmpty, "five of eleven")
    }

    /// Nine of ten dials fail.
    @Test func failedDialsFromInside() throws {
        var sample = try BeaconSample(count: 90, port: 8000, .unanswered)
        for time in 0..<10 {
            try sample.log.add(
                BeaconSample.src, BeaconSample.dst, 8000, at: 30_000 + 300 * Double(time))
        }
        #expect(try concerns(sample) == [.failedDials])
        try sample.log.add(BeaconSample.src, BeaconSample.dst, 8000, at: 50_000)
        #expect(try concerns(sample).isEmpty, "eleven of 101 are answered")
    }

    @Test func failedDialsFromOutsideAreKnocking() throws {
        let sample = try BeaconSample(port: 22, .unanswered)
        var log = ConnLog(rows: sample.log.rows)
        for index in log.rows.indices {
            log.rows[index].origHost = try #require(IPAddress("203.0.113.5"))
            log.rows[index].respHost = try #require(IPAddress("10.0.0.2"))
        }
        let window = log.window()
        var scored = try #require(
            PairScores.score(window, directions: [.inbound], threads: 1).first)
        scored.qValue = 1e-9
        var workspace = SpectralLine.Workspace()
        let candidate = BeaconCandidate(scored)
        let facts = BeaconFacts(candidate, BeaconSurroundings(window, [candidate]), &workspace)
        #expect(facts.signs == [.outsideKnocking] && facts.concerns.isEmpty)
        #expect(facts.verdict.severity == .low)
    }

    /// Two of five inside hosts have the rhythm; of four it would be half.
    @Test func sharedPeriodIsAConcernBelowHalf() throws {
        var sample = try BeaconSample()
        try sample.addHosts(users: 1, others: 3)
        sample.change = { $0.otherSources = [$0.scored.pair == 0 ? 1 : 2] }
        #expect(try concerns(sample) == [.sharedPeriod])
        sample.change = { _ in }
        #expect(try concerns(sample).isEmpty)
        var small = try BeaconSample()
        try small.addHosts(users: 1, others: 2)
        small.change = { $0.otherSources = [1] }
        #expect(try concerns(small).isEmpty)
    }

    @Test func newNeedsSevenDays() throws {
        let day = 86_400.0
        var late = try BeaconSample(count: 40, start: 9 * day)
        try late.stretch(to: 9.5 * day)
        #expect(try late.facts().isNew == true)
        #expect(try concerns(late) == [.new])
        var early = try BeaconSample(count: 40)
        try early.stretch(to: 9.5 * day)
        #expect(try early.facts().isNew == false)
        #expect(try concerns(early).isEmpty)
        var short = try BeaconSample(count: 40, start: 6.5 * day)
        try short.stretch(to: 6.9 * day)
        #expect(try short.facts().isNew == nil)
        #expect(try concerns(short).isEmpty)
        let novelty = Evidence("novelty", .text("unknown: under 7 days of data"))
        #expect(try short.finding().evidence.contains(novelty))
    }

    @Test func theWrongServiceIsAConcern() throws {
        #expect(try concerns(BeaconSample(ConnLog.Detail(service: "ssh"))) == [.serviceMismatch])
        #expect(try concerns(BeaconSample(port: 8081, ConnLog.Detail(service: "http"))).isEmpty)
    }

    /// A beat of ten seconds for an hour, in half a day of data.
    @Test func aShortFastSessionIsASign() throws {
        var session = try BeaconSample(period: 10, count: 360)
        try session.stretch(to: 43_200)
        #expect(try signs(session) == [.shortSession])
        #expect(try session.facts().verdict.severity == .low)
        var all = try BeaconSample(period: 10, count: 360)
        try all.stretch(to: 21_000)
        #expect(try signs(all).isEmpty, "under six hours of data")
        var long = try BeaconSample(period: 10, count: 1200)
        try long.stretch(to: 43_200)
        #expect(try signs(long).isEmpty, "over three hours of session")
        var slow = try BeaconSample(period: 13, count: 360)
        try slow.stretch(to: 43_200)
        #expect(try signs(slow).isEmpty, "a beat of over twelve seconds")
    }

    @Test func aPushHeartbeatIsASign() throws {
        let push = try BeaconSample(period: 900, jitter: 0.001, count: 90)
        #expect(try signs(push) == [.pushHeartbeat])
        var rare = push
        try rare.addHosts(others: 9)
        #expect(try rare.facts().verdict.severity == .medium, "an implant may choose 15 minutes")
    }

    /// Half of the contacts lie outside the spans in which the rhythm was found.
    @Test func secondOpinionsAreOfTheActiveSpans() throws {
        var sample = try BeaconSample(count: 100)
        let end = try #require(sample.log.rows.last).ts
        for step in 0..<100 {
            try sample.log.add(
                BeaconSample.src, BeaconSample.dst, 443,
                at: 40_000 + Double(step) * Double(step) * 7)
        }
        let all = try sample.facts().autocorrelation
        sample.change = {
            $0.scored.activeSpans = [
                Timestamp(microseconds: ConnLog.start)...Timestamp(microseconds: end)
            ]
        }
        let active = try sample.facts().autocorrelation
        #expect(active.pairs < all.pairs && active.contrast > all.contrast)
    }
}
