import CByteMask

/// Positions of every separator and line end in a stretch of whole lines: phase one of the reader.
struct SeparatorIndex {
    /// Offsets of separators and newlines, ascending, behind an entry one in front of the stretch (it
    /// wraps at 0): field k of a line lies between entries k and k + 1 counted from the end of the
    /// line before. A last line without newline ends at the end of the stretch.
    var positions: [UInt32] = []
    /// For each line the index into `positions` of its end; the first `lineCount` are valid.
    private(set) var lineEnds: [UInt32] = []
    private(set) var lineCount = 0

    /// Indexes `bytes[range]`. O(length).
    ///
    /// Sixty-four bytes at a time through `tocsin_mask64`. Two places are unsafe: that load, whose bound
    /// is the loop's own condition, and the store of positions: there are no more than bytes, and the
    /// array is longer than the stretch by more than the twelve that may be written in vain.
    mutating func build(_ bytes: Span<UInt8>, range: Range<Int>, separator: UInt8) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        let length = range.count
        if positions.count < length + 66 {
            positions = [UInt32](repeating: 0, count: length + 66)
            lineEnds = [UInt32](repeating: 0, count: length + 66)
        }
        var found = 1
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
        out[0] = UInt32(truncatingIfNeeded: range.lowerBound &- 1)
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var i = range.lowerBound
            while i + 64 <= range.upperBound {
                let masks = unsafe tocsin_mask64(base + i, separator, 0x0A)
                var mask = masks.separators
                var newlines = masks.lines
                while newlines != 0 {
                    let below = newlines & (0 &- newlines) &- 1
                    ends[lines] = UInt32(
                        truncatingIfNeeded: found &+ (mask & below).nonzeroBitCount)
                    lines &+= 1
                    newlines &= newlines &- 1
                }
                // Twelve entries at once, as many as a chunk of a conn.log has at most as a rule:
                // a fixed count costs less than a branch that is guessed wrong in every chunk.
                let count = mask.nonzeroBitCount
                for slot in 0..<12 {
                    unsafe out[unchecked: found &+ slot] = UInt32(
                        truncatingIfNeeded: i &+ mask.trailingZeroBitCount)
                    mask &= mask &- 1
                }
                if count > 12 {
                    for slot in 12..<count {
                        unsafe out[unchecked: found &+ slot] = UInt32(
                            truncatingIfNeeded: i &+ mask.trailingZeroBitCount)
                        mask &= mask &- 1
                    }
                }
                found &+= count
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
        if length > 0, bytes[range.upperBound - 1] != 0x0A {
            out[found] = UInt32(truncatingIfNeeded: range.upperBound)
            ends[lines] = UInt32(truncatingIfNeeded: found)
            lines += 1
        }
        lineCount = lines
    }
}
