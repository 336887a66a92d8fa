import TocsinLogs
import TocsinMath
import TocsinModels
import TocsinRecords

/// Scores of the rows of a numeric table.
public enum TableScores {
    /// Largest table that is read: a CSV of some 50 million numbers.
    public static let maxBytes = 1 << 30

    /// Fits `model` (an id of `ModelRegistry`) on the first `trainRows` rows, all if nil, and scores
    /// every row of the CSV at `file` (`-` is standard input; gzip and zstd are read too). The
    /// threshold is the score above which `contamination` of the rows lie.
    ///
    /// Throws `ParseError` for the file, `ModelError` for the model.
    public static func score(
        file: String, model id: String, trainRows: Int?, seed: UInt64, threads: Int,
        contamination: Double
    ) throws -> (scores: [Double], threshold: Double) {
        let table = try NumericTable(csv: try bytes(of: file), source: file)
        guard let model = ModelRegistry.model(id: id) else {
            throw ModelError.parameter("no model named \(id)")
        }
        let columns = table.columns.count
        let fitted = min(trainRows ?? table.rows, table.rows)
        let values = table.floats
        let fittedModel = try model.fit(
            Array(values.prefix(fitted * columns)), columns, seed, threads)
        let scores = fittedModel.scores(rows: values)
        var scratch = scores
        return (scores, Quantiles.quantile(of: &scratch, 1 - contamination))
    }

    private static func bytes(of file: String) throws(ParseError) -> [UInt8] {
        let source = try ByteSource(path: file)
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        var filled = 0
        while true {
            let count = try source.read(into: &bytes, at: filled)
            if count == 0 { return Array(bytes.prefix(filled)) }
            filled += count
            guard filled < maxBytes else {
                throw ParseError(
                    .unsupported, source: file, reason: "a table of over \(maxBytes) bytes")
            }
            if filled == bytes.count {
                bytes.append(contentsOf: repeatElement(0, count: bytes.count))
            }
        }
    }
}
