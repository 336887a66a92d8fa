import Testing
import TocsinFeatures
import TocsinMath

@testable import TocsinDetectors

@Suite struct GapEvidenceTests {
    private let bank = TemplateBank.shared

    private func evidence(
        _ times: [Double], _ correlation: TemplateBank.Correlation = .cheapest
    ) -> GapEvidence? {
        var workspace = TemplateBank.Workspace()
        return bank.evidence(GapHistogram(times: times), &workspace, correlation)
    }

    // MARK: Aperiodic traffic

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func memorylessTrafficSpeaksAgainstABeacon(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: 1)
        for (mean, count) in [(5.0, 40), (60, 150), (600, 1000)] {
            let times = Arrivals.poisson(mean: mean, count: count, &generator)
            let found = try #require(evidence(times))
            #expect(found.nats < 0, "seed \(seed), \(count) events: \(found)")
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func dayShapedTrafficSpeaksAgainstABeacon(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: 2)
        for mean in [120.0, 600] {
            let times = Arrivals.dayShaped(mean: mean, days: 2, &generator)
            let found = try #require(evidence(times))
            #expect(found.nats < 0, "seed \(seed), \(times.count) events: \(found)")
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func sessionsSpeakAgainstABeacon(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: 3)
        let times = Arrivals.onOff(mean: 20, count: 400, &generator)
        let found = try #require(evidence(times))
        #expect(found.nats < 0, "seed \(seed): \(found)")
    }

    /// As they stand in the log, and after bursts were merged as the detector does.
    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func pageLoadsSpeakAgainstABeacon(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: 4)
        let times = Arrivals.pageLoads(pages: 150, &generator)
        let raw = try #require(evidence(times))
        #expect(raw.nats < 0, "seed \(seed): \(raw)")
        let merged = PairSeries(seconds: times).dials.map { Double($0) / 1e6 }
        #expect(merged.count < times.count)
        let found = try #require(evidence(merged))
        #expect(found.nats < 0, "seed \(seed): \(found)")
    }

    // MARK: Beacons

    /// Twice the gaps, twice the evidence (but for the constant of two nats), on average over ten
    /// beacons.
    @Test(arguments: [(0.0, 0.0), (0.2, 0.1), (0.5, 0.3)])
    func evidenceGrowsWithTheEvents(jitter: Double, loss: Double) throws {
        let counts = [201, 401, 801]
        var nats = [Double](repeating: 0, count: counts.count)
        for seed in 1...10 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed, stream: 5)
            let times = Arrivals.clock(
                period: 60, jitter: jitter, loss: loss, count: 801, &generator)
            for (i, count) in counts.enumerated() {
                nats[i] += try #require(evidence(Array(times.prefix(count)))).nats / 10 + 0.2
            }
        }
        for (half, whole) in zip(nats, nats.dropFirst()) {
            #expect(abs(whole / half - 2) < 0.2, "seeds 1…10: \(nats)")
        }
        #expect(nats[0] > 15, "seeds 1…10: \(nats)")
    }

    /// A pair whose coarse templates stay hopelessly below the null is not judged in full: wide sleeps
    /// of which many are not seen must not be among them.
    @Test(arguments: [(0.3, 0.5), (0.5, 0.3), (0.5, 0.5), (0.8, 0.1)])
    func wideAndLossyBeaconsAreJudgedInFull(jitter: Double, loss: Double) throws {
        for seed in 1...5 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed, stream: 8)
            let times = Arrivals.clock(
                period: 120, jitter: jitter, loss: loss, count: 300, &generator)
            let found = try #require(evidence(times))
            #expect(found.nats > 0, "seed \(seed): \(found)")
            #expect(abs(found.period / 120 - 1) < 0.05, "seed \(seed): \(found)")
        }
    }

    @Test(arguments: [0, 0.1, 0.3, 0.5], [0, 0.1, 0.3])
    func placesThePeriod(jitter: Double, loss: Double) throws {
        for (seed, period) in [(1, 5.0), (2, 60), (3, 3600)] as [(UInt64, Double)] {
            var generator = SeededGenerator(seed: seed, stream: 6)
            let times = Arrivals.clock(
                period: period, jitter: jitter, loss: loss, count: 200, &generator)
            let found = try #require(evidence(times))
            #expect(found.nats > 0, "seed \(seed)")
            #expect(abs(found.period / period - 1) < 0.05, "seed \(seed): \(found)")
        }
    }

    /// The axis is logarithmic: another period only shifts the histogram.
    @Test func evidenceDoesNotDependOnThePeriod() throws {
        let seed: UInt64 = 9
        var nats: [Double] = []
        for period in [10.0, 1000, 20_000] {
            var generator = SeededGenerator(seed: seed)
            let times = Arrivals.clock(period: period, jitter: 0.3, count: 100, &generator)
            nats.append(try #require(evidence(times)).nats)
        }
        let (least, most) = (nats.min() ?? 0, nats.max() ?? 0)
        // Bins cut the same gaps at other places.
        #expect(most - least < 0.1 * most, "seed \(seed): \(nats)")
    }

    // MARK: The transform

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func directAndFourierCorrelationAgree(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: 7)
        let samples = [
            Arrivals.poisson(mean: 30, count: 60, &generator),
            Arrivals.poisson(mean: 30, count: 2000, &generator),
            Arrivals.clock(period: 60, jitter: 0.2, loss: 0.1, count: 300, &generator),
            // The ends of the axis, where a circular correlation would wrap around.
            [0, 0.06, 0.12, 0.18, 0.24, 4.4e5, 8.8e5],
        ]
        for times in samples {
            let direct = try #require(evidence(times, .direct))
            let fourier = try #require(evidence(times, .transform))
            // The direct way adds in single precision.
            #expect(abs(direct.nats - fourier.nats) < 0.02, "seed \(seed)")
            #expect(direct.period == fourier.period, "seed \(seed)")
            #expect(direct.law == fourier.law, "seed \(seed)")
        }
    }

    @Test func theCheapestWayIsOneOfTheTwo() throws {
        var generator = SeededGenerator(seed: 8)
        let times = Arrivals.clock(period: 60, jitter: 0.2, count: 100, &generator)
        let chosen = try #require(evidence(times)).nats
        let both = [evidence(times, .direct)?.nats, evidence(times, .transform)?.nats]
        #expect(both.contains(chosen))
    }

    @Test func twoGapsSayNothing() {
        #expect(evidence([0, 60, 120]) == nil)
        #expect(evidence([]) == nil)
        #expect(evidence([0, 60, 120, 180]) != nil)
    }

    @Test func theBankCoversTheDesignsLaws() {
        #expect(bank.templates.count == 80)
        #expect(Set(bank.templates.map(\.law)).count == 80)
        // Most gaps are other traffic's, without loss and with 30 %.
        let crowded = bank.templates.map(\.law).filter { $0.contamination == 0.6 }
        #expect(crowded.count == 16)
        #expect(crowded.allSatisfy { $0.loss == 0 || $0.loss == 0.3 })
        // Templates are correlated in twos.
        #expect(TemplateBank.coarseCount % 2 == 0 && bank.templates.count % 2 == 0)
        for template in bank.templates {
            #expect(template.excess.count == 2 * TemplateBank.reach + 1)
            #expect(template.excess.allSatisfy { $0.isFinite })
            #expect(template.reversed == template.excess.reversed().map { Float($0) })
            // A density: the masses of all bins add up to no more than one.
            let mass = template.excess.reduce(0.0) {
                $0 + Elementary.exp($1 + template.floor)
            }
            #expect(mass > 0.9 && mass < 1.02, "\(template.law): \(mass)")
        }
    }
}
