/// The direction of values on a circle, such as hours of the day: 23 h and 1 h average to 0 h, not
/// 12 h.
///
/// Mardia & Jupp, "Directional Statistics", 2000, §2.2. A running sum; O(1) space.
public struct Circular: Hashable, Sendable {
    /// Length of the circle in the unit of the values (24 for hours).
    public let period: Double
    /// Finite values added.
    public private(set) var count = 0
    private var cosSum = 0.0
    private var sinSum = 0.0

    /// Below this resultant length a sum is rounding, not a direction.
    static let directionlessLength = 1e-12

    /// `period` is finite and positive (precondition).
    public init(period: Double) {
        precondition(period > 0 && period < .infinity, "a circle has a positive length")
        self.period = period
    }

    /// Adds one value; values that are not finite are left out, unknown is not a direction.
    public mutating func add(_ value: Double) {
        let (c, s) = Elementary.cosSin(turns: value / period)
        guard c.isFinite else { return }
        count += 1
        cosSum += c
        sinSum += s
    }

    /// Mean resultant length R, 0 (spread evenly) … 1 (all equal); NaN without values.
    public var resultantLength: Double {
        guard count > 0 else { return .nan }
        return min(1, (cosSum * cosSum + sinSum * sinSum).squareRoot() / Double(count))
    }

    /// Mean direction, 0 ..< `period`; NaN without values or where R is 0 but for rounding.
    public var meanDirection: Double {
        guard count > 0, resultantLength > Self.directionlessLength else { return .nan }
        return Elementary.turns(x: cosSum, y: sinSum) * period
    }
}
