/// One metric with all its samples, as a scrape reads it. Names, units and label names follow
/// Prometheus' conventions: base units, `_total` for what only grows.
public struct MetricFamily: Hashable, Sendable {
    /// A label of a sample; the value may be any text, the name is the program's.
    public struct Label: Hashable, Sendable {
        public var name: String
        public var value: String

        /// `name` is `[a-zA-Z_][a-zA-Z0-9_]*`; a sample with another name is not printed.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// One number and what tells it from the family's others.
    public struct Sample: Hashable, Sendable {
        public var labels: [Label]
        public var value: Double

        /// `Sample(12, ["stage": "nic"])`.
        public init(_ value: Double, _ labels: KeyValuePairs<String, String> = [:]) {
            self.labels = labels.map { Label($0.key, $0.value) }
            self.value = value
        }
    }

    /// The samples, all of one type.
    public enum Values: Hashable, Sendable {
        /// Grows, or starts again from zero.
        case counter([Sample])
        /// Goes up and down.
        case gauge([Sample])
        /// Observations counted by size.
        case histogram([MetricHistogram])
    }

    /// `[a-zA-Z_:][a-zA-Z0-9_:]*`; a family with another name is not printed.
    public var name: String
    /// One sentence for a reader of the scrape.
    public var help: String
    public var values: Values

    /// A family of a given type.
    public init(_ name: String, help: String, _ values: Values) {
        self.name = name
        self.help = help
        self.values = values
    }
}

/// Observations counted in buckets, with their sum.
public struct MetricHistogram: Hashable, Sendable {
    public var labels: [MetricFamily.Label]
    /// Upper bounds, included, ascending; one more bucket takes what lies above.
    public let bounds: [Double]
    /// Observations of each bucket, not cumulated; one longer than `bounds`.
    public private(set) var counts: [UInt64]
    public private(set) var sum = 0.0

    /// No observations yet; bounds that are no number, infinite or repeated are left out.
    public init(bounds: [Double], _ labels: KeyValuePairs<String, String> = [:]) {
        self.labels = labels.map { .init($0.key, $0.value) }
        var kept: [Double] = []
        for bound in bounds.filter(\.isFinite).sorted() where bound != kept.last {
            kept.append(bound)
        }
        self.bounds = kept
        counts = [UInt64](repeating: 0, count: kept.count + 1)
    }

    /// Counts one value. O(buckets).
    public mutating func observe(_ value: Double) {
        guard !value.isNaN else { return }
        counts[bounds.firstIndex { value <= $0 } ?? bounds.count] &+= 1
        sum += value
    }
}
