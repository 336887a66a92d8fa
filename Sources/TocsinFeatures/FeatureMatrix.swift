/// A column of a feature matrix: its name, its unit and how people read its values.
public struct FeatureColumn: Hashable, Sendable {
    public enum Scale: Hashable, Sendable {
        /// The number as it stands.
        case linear
        /// The base-10 logarithm of the number in its unit.
        case log10
        /// Sine or cosine of an angle; not read alone.
        case circular
    }

    public var name: String
    /// Empty for ratios and classes.
    public var unit: String
    public var scale: Scale
    /// How a sentence calls it, e.g. "bytes per second sent".
    public var label: String

    public init(_ name: String, unit: String = "", scale: Scale = .linear, label: String) {
        self.name = name
        self.unit = unit
        self.scale = scale
        self.label = label
    }
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
