import Testing
import TocsinRecords

@testable import TocsinDetectors

@Suite struct BeaconWordsTests {
    /// All that is said of a beacon without concerns.
    @Test func aPlainBeacon() throws {
        var sample = try BeaconSample(period: 60, jitter: 0, count: 21)
        sample.change = { $0.scored.tests = 8 }
        let finding = try sample.finding()
        // What it rests on is the statistics' affair.
        #expect(finding.why.filter { $0.hasPrefix("It rests on ") }.count == 1)
        #expect(
            finding.why.filter { !$0.hasPrefix("It rests on ") } == [
                "One contact every 60.0 s (60.000 s), jitter 0 %, 0 % of the beats missing: 21 "
                    + "contacts, 1 active hour over 20.0 min.",
                "Chance that random timing looks this regular: < 1 in a million after 8 tries; "
                    + "under 1 false among a million such findings.",
                "None of the known benign causes fits.",
                "100 % of the requests have about the same size, 300 bytes.",
                "Second opinion: contacts lie one period apart 41.0 times as often as a little more "
                    + "or less; the strongest spectral line lies at 59.9 s.",
                "21 contacts can show a timer with up to 80 % jitter if no beat is lost, or with 50 % "
                    + "jitter and up to 40 % of its beats lost; a noisier one looks like chance.",
                "All terms: `tocsin score beacons --terms INPUT`, row "
                    + "10.0.0.7,198.51.100.66,443,tcp.",
                "Timing says periodic, not malicious; most periodic traffic is benign.",
            ])
        #expect(finding.summary.inShort == "regular, same-size requests, q < 1e-6")
        #expect(finding.pValue == 1e-12 && finding.qValue == 1e-9)
    }

    @Test func concernsAndSignsAreSaid() throws {
        var rare = try BeaconSample(ConnLog.Detail(service: "ssh"))
        try rare.addHosts(others: 9)
        let finding = try rare.finding()
        #expect(finding.severity == .critical)
        #expect(finding.why.contains("Concern: only 1 of 10 inside hosts talks to it."))
        #expect(finding.why.contains("Concern: ssh on port 443, which is for ssl."))
        #expect(finding.summary.inShort == "rare destination, ssh on 443, q < 1e-6")
        var common = try BeaconSample()
        try common.addHosts(users: 9)
        let shared = try common.finding()
        #expect(shared.why.contains { $0.hasPrefix("Benign sign: 10 of 10 inside hosts") })
        #expect(!shared.why.contains { $0.hasPrefix("None of the known") })
        #expect(shared.summary.inShort == "common destination, q < 1e-6")
    }

    /// Dials that fail have no request, and empty ones no size in common.
    @Test func nothingHasNoSize() throws {
        var failed = ConnLog.Detail.unanswered
        failed.origBytes = 0
        let empty = ConnLog.Detail(origBytes: 0)
        for (detail, words) in [
            (failed, nil), (.unanswered, nil), (empty, "None of the requests carried data."),
        ] as [(ConnLog.Detail, String?)] {
            let finding = try BeaconSample(period: 60, jitter: 0, count: 21, detail).finding()
            #expect(finding.why.filter { $0.contains("requests") } == (words.map { [$0] } ?? []))
            #expect(!finding.summary.inShort.contains("same-size"))
        }
        var one = try BeaconSample(period: 60, jitter: 0, count: 21, empty)
        one.log.rows[3].origBytes = 12
        #expect(try one.finding().why.allSatisfy { !$0.contains("requests") })
    }

    @Test func othersOfAGroupAreNamed() throws {
        var sample = try BeaconSample()
        try sample.addHosts(users: 1, others: 3)
        let window = sample.log.window()
        let other = try #require(window.addresses.firstIndex { $0.description == "10.0.1.0" })
        sample.change = { $0.otherSources = [UInt32(other)] }
        let finding = try sample.finding()
        #expect(finding.evidence.contains(Evidence("other_sources", .texts(["10.0.1.0"]))))
        #expect(finding.evidence.contains(Evidence("other_sources_count", .integer(1))))
        #expect(finding.why.contains("Concern: 2 inside hosts dial it with about the same period."))
    }

    /// The shortest form with all concerns is cut at what fits a table.
    @Test func fewWordsFitTheTable() throws {
        var sample = try BeaconSample(count: 40, start: 800_000, .unanswered)
        try sample.addHosts(others: 9)
        try sample.stretch(to: 820_000)
        let finding = try sample.finding()
        #expect(finding.severity == .critical)
        #expect(finding.summary.inShort == "rare destination, dials fail, new")
    }

    /// Numbers of the report by name; the same numbers as the score.
    @Test func evidenceHasNamesWithUnits() throws {
        let sample = try BeaconSample()
        let facts = try sample.facts()
        let finding = try sample.finding()
        func number(_ name: String) -> Double? {
            for evidence in finding.evidence where evidence.name == name {
                switch evidence.value {
                case .number(let value): return value
                case .integer(let value): return Double(value)
                default: return nil
                }
            }
            return nil
        }
        #expect(number("period_s") == facts.scored.period)
        #expect(number("period_error_s") == facts.beacon.periodError)
        #expect(number("contacts") == 200 && number("connections") == 200)
        #expect(number("size_median_bytes") == 300 && number("size_score") == 1)
        #expect(number("gap_evidence_nats") == facts.beacon.terms.mixture?.nats)
        #expect(number("effective_gaps") == facts.beacon.terms.histogram.effectiveCount)
        #expect(try #require(number("autocorrelation_contrast")) > 2)
        #expect(finding.evidence.contains(Evidence("p_value_extrapolated", .flag(true))))
        #expect(finding.evidence.contains(Evidence("null", .text(BeaconEvidence.null))))
        #expect(finding.evidence.contains(Evidence("window", .text("whole"))))
    }

    @Test func periodsHaveAsManyDigitsAsTheirError() {
        let cases: [(Double, Double, String)] = [
            (300.404306, 0.00508, "300.404 ± 0.005 s"), (80.0601, 0.0213, "80.06 ± 0.02 s"),
            (80.0601, 0.0099, "80.06 ± 0.01 s"), (269.93, 0.97, "270 ± 1 s"),
            (269.93, 3.4, "270 ± 3 s"), (60, 0, "60.000 s"), (60, 0.0004, "60.000 s"),
        ]
        for (period, error, text) in cases {
            #expect(BeaconWords.measured(period, error: error) == text)
        }
    }

    /// Only commands that the program has.
    @Test func theCommandShowsTheRow() throws {
        let why = try BeaconSample().finding().why
        #expect(
            why.contains(
                "All terms: `tocsin score beacons --terms INPUT`, row "
                    + "10.0.0.7,198.51.100.66,443,tcp."))
    }
}
