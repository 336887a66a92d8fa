import Testing
import TocsinMath

@testable import TocsinDetectors

@Suite struct TemplateBankTests {
    private let bank = TemplateBank.shared

    /// The best placement of each degree of contamination among all templates.
    private func placements(
        _ times: [Double], _ correlation: TemplateBank.Correlation = .cheapest
    ) -> [TemplateBank.Placement] {
        var workspace = TemplateBank.Workspace()
        return bank.placements(
            GapHistogram(times: times), among: 0..<bank.templates.count, &workspace, correlation)
    }

    /// The likeliest law and its period.
    private func best(_ times: [Double]) throws -> (law: SleepLaw, period: Double) {
        let placement = try #require(placements(times).max { $0.value < $1.value })
        return (
            bank.templates[placement.template].law,
            GapHistogram.seconds(bin: Double(placement.bin))
        )
    }

    // MARK: Placing laws

    @Test(arguments: [0, 0.1, 0.3, 0.5], [0, 0.1, 0.3])
    func placesThePeriod(jitter: Double, loss: Double) throws {
        for (seed, period) in [(1, 5.0), (2, 60), (3, 3600)] as [(UInt64, Double)] {
            var generator = SeededGenerator(seed: seed, stream: 6)
            let times = Arrivals.clock(
                period: period, jitter: jitter, loss: loss, count: 200, &generator)
            let found = try best(times)
            #expect(abs(found.period / period - 1) < 0.05, "seed \(seed): \(found)")
        }
    }

    /// Wide sleeps of which many are not seen.
    @Test(arguments: [(0.3, 0.5), (0.5, 0.3), (0.5, 0.5), (0.8, 0.1)])
    func placesWideAndLossyBeacons(jitter: Double, loss: Double) throws {
        for seed in 1...5 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed, stream: 8)
            let times = Arrivals.clock(
                period: 120, jitter: jitter, loss: loss, count: 300, &generator)
            let found = try best(times)
            #expect(abs(found.period / 120 - 1) < 0.05, "seed \(seed): \(found)")
        }
    }

    /// A law's own beacons are likeliest under it or its neighbours.
    @Test(arguments: [(0.0, 0.0), (0.3, 0.1), (0.5, 0.3), (0.8, 0.0)])
    func theRightLawWins(jitter: Double, loss: Double) throws {
        for seed in 1...5 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed, stream: 9)
            let times = Arrivals.clock(
                period: 60, jitter: jitter, loss: loss, count: 1000, &generator)
            let law = try best(times).law
            let deviation = jitter / 3.0.squareRoot()
            #expect(abs(law.jitter - deviation) < 0.02 + 0.2 * deviation, "seed \(seed): \(law)")
            #expect(abs(law.loss - loss) < 0.15, "seed \(seed): \(law)")
            #expect(law.contamination == 0.03, "seed \(seed): \(law)")
        }
    }

    // MARK: The transform

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func directAndFourierCorrelationAgree(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 7)
        let samples = [
            Arrivals.poisson(mean: 30, count: 60, &generator),
            Arrivals.poisson(mean: 30, count: 2000, &generator),
            Arrivals.clock(period: 60, jitter: 0.2, loss: 0.1, count: 300, &generator),
            // The ends of the axis, where a circular correlation would wrap around.
            [0, 0.06, 0.12, 0.18, 0.24, 4.4e5, 8.8e5],
        ]
        for times in samples {
            let direct = placements(times, .direct)
            let fourier = placements(times, .transform)
            #expect(direct.count == Set(bank.templates.map(\.law.contamination)).count)
            #expect(direct.count == fourier.count)
            for (a, b) in zip(direct, fourier) {
                // The direct way adds in single precision.
                #expect(abs(a.value - b.value) < 0.02, "seed \(seed)")
                #expect(a.template == b.template && a.bin == b.bin, "seed \(seed)")
            }
        }
    }

    @Test func theCheapestWayIsOneOfTheTwo() {
        var generator = SeededGenerator(seed: 8)
        let times = Arrivals.clock(period: 60, jitter: 0.2, count: 100, &generator)
        let chosen = placements(times).map(\.value)
        let ways = [TemplateBank.Correlation.direct, .transform]
        #expect(ways.contains { placements(times, $0).map(\.value) == chosen })
    }

    @Test func noGapHasNoPlace() {
        #expect(placements([]).isEmpty && placements([0]).isEmpty)
        #expect(!placements([0, 60]).isEmpty)
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
