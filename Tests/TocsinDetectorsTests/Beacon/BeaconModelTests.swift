import Testing
import TocsinFeatures

@testable import TocsinDetectors

@Suite struct BeaconModelTests {
    @Test(arguments: BeaconExpert.allCases)
    func theCalibratedWeightsAreWhole(expert: BeaconExpert) throws {
        let weights = try #require(BeaconModel.calibrated.experts[expert])
        #expect(weights.weights.count == expert.termNames.count)
        #expect(weights.weights.allSatisfy { $0 >= 0 }, "terms can only add")
        #expect(weights.weights.contains { $0 > 0 })
        #expect(weights.bias < 0)
        #expect(Set(expert.termNames).count == expert.termNames.count)
    }

    @Test func everyRowOfTheDataIsUsed() {
        for row in EmbeddedTable.rows(PackageResources.beacon_weights_tsv) {
            guard let expert = BeaconExpert(rawValue: String(row[0])) else {
                #expect(row[0] == "sizes")
                continue
            }
            #expect(row[1] == "bias" || expert.termNames.contains(String(row[1])), "\(row)")
        }
    }

    @Test func theMostConvincedExpertDecides() throws {
        var model = BeaconModel.calibrated
        var judge = SeriesJudge(dataSpan: 86_400_000_000)
        let dials = (0..<200).map { Int64($0) * 300_000_000 }
        let terms = judge.terms(dials, edge: 1)
        let whole = model.logOdds(fine: terms, coarse: terms).value
        #expect(whole > 0)
        let odds = BeaconExpert.allCases.map { expert in
            model.experts[expert].map { $0.logOdds(expert.terms(terms)) } ?? 0
        }
        #expect(whole == odds.max())
        model.experts = [:]
        #expect(model.logOdds(fine: terms, coarse: terms).value == -.infinity)
    }

    /// Beats of ten minutes with four tries each, from ports of their own: only the coarse view is a
    /// clock.
    @Test func eachExpertLooksAtItsView() {
        let dials = (0..<120).flatMap { beat in
            [0.0, 8, 23, 44].map { 600 * Double(beat) + $0 }
        }
        var scorer = BeaconScorer(dataSpan: 86_400_000_000)
        let (fine, coarse) = scorer.views(PairSeries(seconds: dials))
        #expect(fine.gaps == 479 && coarse.gaps == 119)
        #expect(abs((coarse.mixture?.period ?? 0) / 600 - 1) < 0.02)
        for expert in BeaconExpert.allCases {
            var model = BeaconModel.calibrated
            model.experts = model.experts.filter { $0.key == expert }
            let odds = model.logOdds(fine: fine, coarse: coarse)
            let view = expert == .coarseSleepLaw ? coarse : fine
            #expect(odds.expert == expert)
            #expect(odds.value == model.experts[expert]?.logOdds(expert.terms(view)))
            #expect(
                odds.value
                    != model.experts[expert]?.logOdds(
                        expert.terms(view.gaps == 479 ? coarse : fine)))
        }
    }

    /// Sizes lift what timing suspects, up to their most, and carry nothing else.
    @Test func sizesAddLittle() {
        let sizes = BeaconModel.Sizes(suspicion: -3, most: 2)
        #expect(sizes.bonus(1, timing: -3.01) == 0)
        #expect(sizes.bonus(1, timing: -2.5) == 1)
        #expect(sizes.bonus(1, timing: 5) == 2)
        #expect(sizes.bonus(0.75, timing: 5) == 1)
        #expect(sizes.bonus(0.4, timing: 5) == 0)
    }
}
