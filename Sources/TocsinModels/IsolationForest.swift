import Dispatch
import Synchronization
import TocsinMath

/// An isolation forest: rows that random splits separate early are anomalous (Liu, Ting & Zhou,
/// "Isolation Forest", ICDM 2008, Algorithms 1–3).
///
/// A split draws an attribute among those that vary in the node (as scikit-learn does; Algorithm 2
/// may draw a constant one and waste a level) and a value uniformly between the node's least and
/// largest. An unknown value (NaN) goes to the child that got more of the known values when the
/// tree was grown, the lower one of equals, in fitting and in scoring: unknown neither isolates a
/// row nor reads as a number. Infinite values count as the largest finite ones. Values are not
/// standardised; a forest does not depend on the scale of its columns.
///
/// Every tree is held as a complete binary tree of the height limit, so that a descent has a fixed
/// number of steps and needs no child pointers (see `ForestKernel`).
public struct IsolationForest: Hashable, Sendable {
    /// t, ψ and the seed.
    public struct Parameters: Hashable, Sendable {
        /// t, 1…10,000.
        public var trees: Int
        /// ψ, 2…65,536; smaller samples are used whole.
        public var subsampleSize: Int
        public var seed: UInt64

        /// The paper's t = 100, ψ = 256.
        public init(trees: Int = 100, subsampleSize: Int = 256, seed: UInt64 = 1) {
            self.trees = trees
            self.subsampleSize = subsampleSize
            self.seed = seed
        }
    }

    public static let maxTrees = 10_000
    public static let maxSubsampleSize = 65_536
    /// A block of rows must fit a cache; no real table is wider.
    public static let maxColumns = 4096
    /// Nodes of all trees together: a gigabyte, past which parameters are a mistake.
    static let maxNodes = 1 << 26

    public let parameters: Parameters
    /// Values of a row.
    public let columns: Int
    /// ψ, or the rows of the sample if they were fewer.
    public let subsampleSize: Int
    /// Height limit ⌈log₂ ψ⌉: every descent takes so many steps.
    public let height: Int
    /// c(ψ), the mean path length that scores are measured against.
    public let meanPathLength: Double

    /// 2^height a tree: node i (from 1) has the children 2i and 2i + 1; entry 0 is not used.
    let splits: [Split]
    /// 2^(height + 1) a tree: the mean path length of the rows of the subsample that came through
    /// node i; for the last level that is the path length h(x) of the rows that end there.
    let pathLengths: [Double]

    /// Rows that descend side by side: enough to hide the latency of the loads.
    static let lanes = 8

    /// One split: rows whose key is below `threshold` go to the lower child 2i, others to 2i + 1.
    struct Split: Hashable, Sendable {
        /// A `SplitKey`.
        var threshold: UInt32
        /// Place of the column's keys in a tile: column × `lanes` where unknown values go high,
        /// behind those of all columns where they go low.
        var offset: UInt32

        /// Below a leaf: both ways lead to the same path length.
        static let none = Split(threshold: .max, offset: 0)
    }

    /// Fits the forest to a sample, row after row with `columns` values each.
    ///
    /// Tree k draws its ψ rows without replacement with stream k of the seed, so the forest is the
    /// same for any number of `threads`; the sample's order matters only in which rows are drawn.
    /// O(t · ψ · log ψ) and, per node, the constant columns that are tried. Throws `ModelError`.
    public static func fit(
        sample: [Float], columns: Int, parameters: Parameters = Parameters(), threads: Int = 1
    ) throws(ModelError) -> IsolationForest {
        let rows = try checkedRows(sample.count, columns: columns, parameters)
        let subsampleSize = min(parameters.subsampleSize, rows)
        let height = Int.bitWidth - (subsampleSize - 1).leadingZeroBitCount
        guard parameters.trees << (height + 1) <= maxNodes else {
            throw .parameter("trees × subsample size is over \(maxNodes / 2)")
        }
        let trees = parameters.trees
        let grown = Mutex([IsolationTree?](repeating: nil, count: trees))
        let workers = min(max(threads, 1), trees)
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            for k in stride(from: worker, to: trees, by: workers) {
                var generator = SeededGenerator(seed: parameters.seed, stream: UInt64(k))
                let tree = IsolationTree.grow(
                    sample: sample, columns: columns, subsampleSize: subsampleSize, height: height,
                    generator: &generator)
                grown.withLock { $0[k] = tree }
            }
        }
        let all = grown.withLock { $0 }.compactMap { $0 }
        return IsolationForest(
            parameters: parameters, columns: columns, subsampleSize: subsampleSize, height: height,
            meanPathLength: PathLength.mean(subsampleSize), splits: all.flatMap(\.splits),
            pathLengths: all.flatMap(\.pathLengths))
    }

    /// The number of rows of a sample that can be fitted.
    private static func checkedRows(
        _ values: Int, columns: Int, _ parameters: Parameters
    ) throws(ModelError) -> Int {
        guard (1...maxColumns).contains(columns) else {
            throw .parameter("\(columns) columns; 1 to \(maxColumns) can be used")
        }
        guard (1...maxTrees).contains(parameters.trees) else {
            throw .parameter("\(parameters.trees) trees; 1 to \(maxTrees) can be grown")
        }
        guard (2...maxSubsampleSize).contains(parameters.subsampleSize) else {
            throw .parameter(
                "a subsample of \(parameters.subsampleSize); 2 to \(maxSubsampleSize) can be used")
        }
        guard values % columns == 0 else {
            throw .parameter("\(values) values are no whole number of rows of \(columns)")
        }
        guard values > 0 else { throw .emptySample }
        return values / columns
    }

    /// The paper's s(x, ψ) = 2^(−E(h(x))/c(ψ)) for a sum of path lengths over all trees; ½ for a
    /// forest grown from a single row, which knows nothing.
    func score(pathLengthSum: Double) -> Double {
        guard meanPathLength > 0 else { return 0.5 }
        return Elementary.exp2(-pathLengthSum / (Double(parameters.trees) * meanPathLength))
    }
}

/// Why a model cannot be fitted.
public enum ModelError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There is no row to fit.
    case emptySample
    /// A parameter or a shape is out of range; the text says which and what the range is.
    case parameter(String)

    public var description: String {
        switch self {
        case .emptySample: "there are no rows to fit a model to"
        case .parameter(let reason): reason
        }
    }
}
