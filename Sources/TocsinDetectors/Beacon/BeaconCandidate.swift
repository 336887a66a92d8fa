import TocsinFeatures
import TocsinRecords

/// What one finding of the beacon detector is about: a pair, and what its rhythm is shared with.
public struct BeaconCandidate: Sendable {
    /// The pair that stands for all: the strongest.
    public var scored: ScoredPair
    /// Other destinations that the source dials in turn with this one, by their number in the window,
    /// in the order of their addresses.
    public var otherDestinations: [UInt32] = []
    /// Other sources with the same period to the same destination, by their number in the window, in
    /// the order of their addresses.
    public var otherSources: [UInt32] = []

    /// A pair that stands for itself.
    public init(_ scored: ScoredPair) { self.scored = scored }
}
