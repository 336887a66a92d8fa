/// Values as whole numbers of the same order, so that a descent compares integers and an unknown
/// value can be placed on either side of every known one.
enum SplitKey {
    /// An unknown value that goes to the lower child.
    static let unknownLow: UInt32 = 0
    /// An unknown value that goes to the higher child.
    static let unknownHigh: UInt32 = .max

    /// The key of a value that is not NaN, strictly between the two of unknown ones; −0 is 0.
    @inline(__always)
    static func known(_ value: Float) -> UInt32 {
        let bits = (value + 0).bitPattern
        // IEEE 754 numbers order like sign and magnitude; negative ones are reversed.
        return bits ^ (UInt32(bitPattern: Int32(bitPattern: bits) >> 31) | 0x8000_0000)
    }

    /// The key of any value, an unknown one as `unknownHigh` or `unknownLow`.
    @inline(__always)
    static func key(_ value: Float, unknownGoesHigh: Bool) -> UInt32 {
        value.isNaN ? (unknownGoesHigh ? unknownHigh : unknownLow) : known(value)
    }
}
