import TocsinMath

/// Centres and scales columns by their median and quartiles, which outliers do not move.
///
/// z = (x − median) / scale; the scale estimates σ of a normal column from its interquartile range
/// (÷ 1.349), where that is 0 from its median absolute deviation (× 1.4826), where that is 0 too
/// from its mean absolute deviation about the median (× 1.2533), and is 1 for a constant or unknown
/// column. NaN stays NaN.
public struct RobustScaler: Hashable, Sendable {
    /// One column: what it is, and what its values are measured against.
    public struct Column: Hashable, Sendable {
        public var name: String
        /// Unit of the values, empty for counts and ratios.
        public var unit: String
        /// The median of the sample; 0 if every value was unknown.
        public fileprivate(set) var center: Float = 0
        /// Above 0, in the unit of the values.
        public fileprivate(set) var scale: Float = 1

        public init(name: String, unit: String = "") {
            self.name = name
            self.unit = unit
        }
    }

    public let columns: [Column]

    static let iqrOfNormal = 1.348_979_500_392_163_5
    static let sigmaPerMAD = 1.482_602_218_505_602
    static let sigmaPerMeanDeviation = 1.253_314_137_315_500_3

    /// Fits the columns to a sample, row after row with a value for each column. O(values) on
    /// average. Throws `ModelError` for no columns or a sample that is no whole number of rows.
    public init(sample: [Float], columns: [Column]) throws(ModelError) {
        guard !columns.isEmpty else { throw .parameter("a scaler needs at least one column") }
        guard sample.count % columns.count == 0 else {
            throw .parameter(
                "\(sample.count) values are no whole number of rows of \(columns.count)")
        }
        var fitted = columns
        var scratch: [Double] = []
        for index in fitted.indices {
            scratch.removeAll(keepingCapacity: true)
            for place in stride(from: index, to: sample.count, by: columns.count)
            where sample[place].isFinite {
                scratch.append(Double(sample[place]))
            }
            guard !scratch.isEmpty else { continue }
            let center = Quantiles.median(of: &scratch)
            fitted[index].center = Float(center)
            let scale = Float(Self.scale(of: &scratch, center: center))
            fitted[index].scale = scale.isNormal ? scale : 1
        }
        self.columns = fitted
    }

    /// Turns rows into z-values in place; `rows` holds a whole number of rows (precondition).
    public func transform(_ rows: inout [Float]) {
        precondition(rows.count % columns.count == 0, "values are no whole number of rows")
        for start in stride(from: 0, to: rows.count, by: columns.count) {
            for (index, column) in columns.enumerated() {
                rows[start + index] = (rows[start + index] - column.center) / column.scale
            }
        }
    }

    /// The first of the estimates that is not 0; overwrites `scratch`.
    private static func scale(of scratch: inout [Double], center: Double) -> Double {
        let iqr = Quantiles.interquartileRange(of: &scratch)
        if iqr > 0 { return iqr / iqrOfNormal }
        for i in scratch.indices { scratch[i] = abs(scratch[i] - center) }
        let mad = Quantiles.median(of: &scratch)
        if mad > 0 { return mad * sigmaPerMAD }
        return scratch.reduce(0, +) / Double(scratch.count) * sigmaPerMeanDeviation
    }
}
