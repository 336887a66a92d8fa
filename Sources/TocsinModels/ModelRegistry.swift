/// A model that has seen its training rows.
public protocol FittedModel: Sendable {
    /// Values of a row.
    var columns: Int { get }

    /// Raw scores of rows of `columns` values each, row after row (precondition: a whole number of
    /// rows); higher is more anomalous. NaN values are unknown.
    func scores(rows: [Float]) -> [Double]

    /// How much each column contributes to a row's score: shares of 0…1 that sum to 1.
    func contributions(row: [Float]) -> [Double]
}

/// A kind of model that `score table --model` offers.
public struct AnomalyModel: Sendable {
    /// Name on the command line.
    public let id: String
    public let title: String
    /// One sentence for `--help`.
    public let summary: String
    /// The paper.
    public let source: String
    /// Whether rows are to be scaled (`RobustScaler`) before they are fitted and scored.
    public let standardises: Bool
    /// Bounds of the raw scores.
    public let scoreRange: ClosedRange<Double>
    /// Fits a sample, row after row of `columns` values; the same seed gives the same model for any
    /// number of threads.
    public let fit:
        @Sendable (
            _ sample: [Float], _ columns: Int, _ seed: UInt64, _ threads: Int
        ) throws(ModelError) -> any FittedModel
}

extension IsolationForest: FittedModel {}

/// Every model, in the order of `--help`; a new one is a line here.
public enum ModelRegistry {
    public static let all: [AnomalyModel] = [
        AnomalyModel(
            id: "isolation-forest", title: "Isolation forest",
            summary:
                "100 random trees of 256 rows each; rows that are separated early are anomalous.",
            source: "Liu, Ting & Zhou, Isolation Forest, ICDM 2008",
            standardises: false, scoreRange: 0...1,
            fit: { (sample, columns, seed, threads) throws(ModelError) in
                try IsolationForest.fit(
                    sample: sample, columns: columns,
                    parameters: IsolationForest.Parameters(seed: seed), threads: threads)
            })
    ]

    /// The model of that name, nil if there is none.
    public static func model(id: String) -> AnomalyModel? { all.first { $0.id == id } }
}
