/// A streaming decompressor of one format; one call works on a buffer of some hundred kilobytes.
protocol Decompressor: AnyObject {
    /// Name of the format in messages.
    var format: String { get }
    /// Whether the input may end here: behind a whole member or frame.
    var isComplete: Bool { get }
    /// Whether the last step filled its room, so that output may wait inside.
    var mayHoldOutput: Bool { get }

    /// Decompresses from `input[range]` into `output[offset...]` until one of them is used up or a
    /// member or frame ends. Requires `offset < output.count`.
    func step(
        _ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8], at offset: Int
    ) -> DecompressionStep
}

/// What one call of a decompressor did.
struct DecompressionStep {
    /// Compressed bytes taken and bytes given.
    var consumed = 0
    var produced = 0
    /// Why nothing can follow; the bytes given stand in front of the damage.
    var damage: Damage?

    enum Damage {
        /// The library's or our own words.
        case corrupt(String)
        case limit(String)
    }
}
