/// How long to wait between attempts: doubling from `first` to `most`, and a random part of it, so that
/// the sensors of a site do not return to a restarted receiver in step.
public struct Backoff: Hashable, Sendable {
    /// The longest wait after the first failure.
    public var first: Duration
    /// The longest wait at all.
    public var most: Duration

    /// Half a second to a minute by default.
    public init(first: Duration = .milliseconds(500), most: Duration = .seconds(60)) {
        self.first = first
        self.most = most
    }

    /// The wait after `failures` failures in a row (1…), between half and all of its longest.
    func delay(after failures: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        // Twenty doublings of any sensible first wait are beyond any sensible longest one.
        let doublings = min(max(failures - 1, 0), 20)
        let longest = min(first * (1 << doublings), most)
        return longest * Double.random(in: 0.5...1, using: &generator)
    }
}
