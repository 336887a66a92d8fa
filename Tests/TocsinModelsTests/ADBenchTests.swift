import Foundation
import Testing
import TocsinModels

/// Accuracy on labelled sets (see `shared/adbench`). A debug build takes the small sets only; all
/// of them run with `scripts/check-adbench`.
@Suite(.enabled(if: LabelledSet.shared != nil, "needs the shared folder beside the package"))
struct ADBenchTests {
    /// scikit-learn's isolation forest, 100 × 256, over its seeds.
    struct Reference: Decodable {
        struct Dataset: Decodable {
            var file: String
            var reference: [String: Result]
        }
        struct Result: Decodable {
            var aucMean: Double
            var aucSd: Double

            enum CodingKeys: String, CodingKey {
                case aucMean = "auc_mean"
                case aucSd = "auc_sd"
            }
        }
        var datasets: [String: Dataset]
    }

    #if DEBUG
        static let maxRows = 4000
    #else
        static let maxRows = Int.max
    #endif

    static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    /// Means over seeds 1…5: on no set worse than scikit-learn by more than two of its deviations
    /// or .005, and within .01 of it over all.
    @Test func isAsGoodAsScikitLearn() throws {
        let folder = try #require(LabelledSet.shared).appending(path: "adbench")
        let reference = try JSONDecoder().decode(
            Reference.self, from: Data(contentsOf: folder.appending(path: "reference.json")))
        var ours: [Double] = []
        var theirs: [Double] = []
        for (name, dataset) in reference.datasets.sorted(by: { $0.key < $1.key }) {
            let set = try LabelledSet(folder.appending(path: dataset.file))
            guard set.isAnomaly.count <= Self.maxRows else { continue }
            let expected = try #require(dataset.reference["sk_if_100x256"])
            let areas = try (1...5).map { seed in
                let forest = try IsolationForest.fit(
                    sample: set.values, columns: set.columns,
                    parameters: IsolationForest.Parameters(seed: UInt64(seed)))
                return areaUnderROC(forest.scores(rows: set.values), set.isAnomaly)
            }
            let tolerance = max(2 * expected.aucSd, 0.005)
            #expect(Self.mean(areas) > expected.aucMean - tolerance, "\(name): \(areas)")
            ours.append(Self.mean(areas))
            theirs.append(expected.aucMean)
            print("\(name): \(Self.mean(areas)), scikit-learn \(expected.aucMean)")
        }
        try #require(ours.count >= 2)
        #expect(abs(Self.mean(ours) - Self.mean(theirs)) < 0.01)
        print("mean: \(Self.mean(ours)), scikit-learn \(Self.mean(theirs))")
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func findsTheAttacksOfLab17(seed: UInt64) throws {
        let folder = try #require(LabelledSet.shared)
        let set = try LabelledSet(folder.appending(path: "seed-data/lab17.csv"))
        let forest = try IsolationForest.fit(
            sample: set.values, columns: set.columns,
            parameters: IsolationForest.Parameters(seed: seed))
        let area = areaUnderROC(forest.scores(rows: set.values), set.isAnomaly)
        #expect(area >= 0.999)
        print("lab17, seed \(seed): \(area)")
    }

    /// Three of the four (anomaly, ordinary) pairs are in order, one is a tie.
    @Test func areaCountsPairs() {
        #expect(areaUnderROC([0.1, 0.4, 0.4, 0.9], [false, false, true, true]) == 0.875)
    }
}
