import CByteMask

/// Positions of every separator and line end in a stretch of whole lines: phase one of the reader.
struct SeparatorIndex {
    /// Offsets of separators and newlines, ascending; the first `count` are valid.
    private(set) var positions: [UInt32] = []
    private(set) var count = 0
    /// For each line the index into `positions` of its newline; the first `lineCount` are valid.
    private(set) var lineEnds: [UInt32] = []
    private(set) var lineCount = 0

    /// Indexes `bytes[range]`, which must end behind a newline. O(length).
    ///
    /// Sixty-four bytes at a time through `tocsin_mask64`; the load is the one unsafe place, and its
    /// bound is the loop's own condition.
    mutating func build(_ bytes: Span<UInt8>, range: Range<Int>, separator: UInt8) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        let length = range.count
        if positions.count < length + 64 {
            positions = [UInt32](repeating: 0, count: length + 64)
            lineEnds = [UInt32](repeating: 0, count: length + 64)
        }
        var found = 0
        var lines = 0
        // Two spans of one struct's arrays would overlap: the arrays leave it for the while.
        var takenPositions: [UInt32] = []
        var takenEnds: [UInt32] = []
        swap(&takenPositions, &positions)
        swap(&takenEnds, &lineEnds)
        defer {
            swap(&takenPositions, &positions)
            swap(&takenEnds, &lineEnds)
        }
        var out = takenPositions.mutableSpan
        var ends = takenEnds.mutableSpan
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var i = range.lowerBound
            while i + 64 <= range.upperBound {
                var mask = unsafe tocsin_mask64(base + i, separator, 0x0A)
                let newlines = unsafe tocsin_mask64(base + i, 0x0A, 0x0A)
                while mask != 0 {
                    let bit = mask.trailingZeroBitCount
                    out[found] = UInt32(truncatingIfNeeded: i &+ bit)
                    ends[lines] = UInt32(truncatingIfNeeded: found)
                    lines &+= Int(truncatingIfNeeded: newlines >> UInt64(bit) & 1)
                    found &+= 1
                    mask &= mask &- 1
                }
                i += 64
            }
            while i < range.upperBound {
                let byte = unsafe buffer[i]
                if byte == 0x0A || byte == separator {
                    out[found] = UInt32(truncatingIfNeeded: i)
                    ends[lines] = UInt32(truncatingIfNeeded: found)
                    if byte == 0x0A { lines += 1 }
                    found += 1
                }
                i += 1
            }
        }
        count = found
        lineCount = lines
    }
}
