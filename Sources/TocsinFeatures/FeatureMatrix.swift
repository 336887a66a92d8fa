/// A column of a feature matrix: its name, its unit and how people read its values.
public struct FeatureColumn: Hashable, Sendable {
    public enum Scale: Hashable, Sendable {
        /// The number as it stands.
        case linear
        /// The base-10 logarithm of the number in its unit, to which 1 was added (1e-6 to seconds).
        case log10
        /// Sine or cosine of an angle; not read alone, but with the others of its label.
        case circular
        /// A number that stands for one of these names.
        case classes([String])
    }

    public var name: String
    /// Empty for ratios, classes and counts.
    public var unit: String
    public var scale: Scale
    /// How a sentence calls it, e.g. "bytes per second sent".
    public var label: String
    /// A value in a few words: `#` stands for the value with its unit.
    public var inShort: String

    public init(
        _ name: String, unit: String = "", scale: Scale = .linear, label: String,
        inShort: String = "#"
    ) {
        self.name = name
        self.unit = unit
        self.scale = scale
        self.label = label
        self.inShort = inShort
    }
}

/// Rows of features that are made when they are asked for, so that no table of all of them need exist:
/// what an anomaly model is fitted to and judges.
public protocol FeatureRows: Sendable {
    /// Names, units and reading of the columns, in order.
    static var columns: [FeatureColumn] { get }
    var count: Int { get }
    /// Appends row `row`: a number for each column, NaN where the log does not say.
    func append(_ row: Int, to values: inout [Float])
    /// A hash of what the row itself says: the same in whatever order the log was read, and for the same
    /// traffic on other days.
    func hash(_ row: Int, key: UInt64) -> UInt64
    /// An order of rows that rests on what they say alone.
    func precedes(_ a: Int, _ b: Int) -> Bool
}

/// Rows of features, row-major, with the names and units of their columns: after it nobody knows
/// whether a row was a connection, a pair or a user-hour. Unknown is NaN.
public struct FeatureMatrix: Sendable {
    public let columns: [FeatureColumn]
    /// rows × columns values, row after row.
    public var values: [Float]

    public init(columns: [FeatureColumn], values: [Float] = []) {
        self.columns = columns
        self.values = values
    }

    public var rowCount: Int { columns.isEmpty ? 0 : values.count / columns.count }

    public func row(_ index: Int) -> ArraySlice<Float> {
        values[(index * columns.count)..<((index + 1) * columns.count)]
    }
}
