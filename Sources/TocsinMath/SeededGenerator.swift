/// Reproducible pseudo-random numbers: xoshiro256** 1.0 (Blackman & Vigna, "Scrambled Linear
/// Pseudorandom Number Generators", ACM TOMS 47(4), 2021).
///
/// The same seed and stream give the same numbers on every machine and in every release; the
/// standard library's own `random(in:using:)` promises neither. Not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    @usableFromInline var s0: UInt64
    @usableFromInline var s1: UInt64
    @usableFromInline var s2: UInt64
    @usableFromInline var s3: UInt64

    /// Stream `stream` of `seed`: tree k, pair k, host k each have one, so that work can be done in
    /// any order.
    ///
    /// The four words of the state are hashes of (seed, stream): xoshiro is linear, and words that
    /// share a part across streams would cancel it and leave the streams' first numbers related.
    public init(seed: UInt64, stream: UInt64 = 0) {
        self.init(
            state: (
                StableHash.mix(seed, stream, key: 0), StableHash.mix(seed, stream, key: 1),
                StableHash.mix(seed, stream, key: 2), StableHash.mix(seed, stream, key: 3)
            ))
    }

    /// The generator in a given state, not all zero (precondition).
    package init(state: (UInt64, UInt64, UInt64, UInt64)) {
        precondition(state.0 | state.1 | state.2 | state.3 != 0, "xoshiro's state is never zero")
        (s0, s1, s2, s3) = state
    }

    /// 64 random bits.
    @inlinable
    public mutating func next() -> UInt64 {
        let product = s1 &* 5
        let result = (product << 7 | product >> 57) &* 9
        let shifted = s1 << 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= shifted
        s3 = s3 << 45 | s3 >> 19
        return result
    }

    /// A multiple of 2⁻⁵³ in 0 ..< 1.
    @inlinable
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Uniform in `range`, whose bounds are finite; its lower bound where it is empty.
    @inlinable
    public mutating func uniform(in range: Range<Double>) -> Double {
        let u = uniform()
        guard !range.isEmpty else { return range.lowerBound }
        // Weighted so that a range wider than the largest double does not overflow.
        let value = range.lowerBound * (1 - u) + range.upperBound * u
        return min(max(value, range.lowerBound), range.upperBound.nextDown)
    }

    /// Uniform in 0 ..< `bound`, without bias; `bound` > 0 (precondition).
    ///
    /// Lemire, "Fast Random Integer Generation in an Interval", ACM TOMACS 29(1), 2019, Algorithm
    /// 5.
    @inlinable
    public mutating func index(below bound: Int) -> Int {
        precondition(bound > 0, "an index needs a positive bound")
        let bound = UInt64(bound)
        var (high, low) = next().multipliedFullWidth(by: bound)
        if low < bound {
            let threshold = (0 &- bound) % bound
            while low < threshold { (high, low) = next().multipliedFullWidth(by: bound) }
        }
        return Int(truncatingIfNeeded: high)
    }

    /// A standard normal number: the quantile of one uniform number, so that each takes exactly one
    /// step of the generator.
    public mutating func normal() -> Double {
        Normal.quantile((Double(next() >> 12) + 0.5) * 0x1p-52)
    }

    /// An exponential number of mean 1, from one step of the generator; at most 36.8.
    public mutating func exponential() -> Double { -Elementary.log1p(-uniform()) }
}
