import TocsinMath
import TocsinRecords

/// Makes uids in the shape of Zeek's: `C` and 17 digits of base 62, about 101 bits.
///
/// A uid is a hash of what the flow's first packet says, of its time and of the clock, so that the same
/// capture gives the same uids. Flows that begin while the clock stands still are told apart by a count.
struct FlowUID {
    private var clock: Int64 = .min
    private var ordinal: UInt64 = 0

    /// `now` never decreases.
    mutating func make(_ key: FlowKey, isFromLow: Bool, ts: Int64, now: Int64) -> ConnUID {
        if now != clock {
            clock = now
            ordinal = 0
        }
        defer { ordinal += 1 }
        let what = key.hash(key: 1)
        let when = StableHash.mix(
            UInt64(bitPattern: ts), UInt64(bitPattern: now), ordinal, isFromLow ? 1 : 0, key: 2)
        let other = key.hash(key: 3)
        return ConnUID(
            digitsOf: StableHash.mix(what, when, key: 4), StableHash.mix(other, when, key: 5))
    }
}
