/// The rows of a window gathered by a key: each key's rows in ascending order, in four bytes a row.
public struct RowIndex: Sendable {
    private let rows: [UInt32]
    private let starts: [UInt32]

    /// Of `keys[row]`, each below `count`. O(rows + keys).
    init(keys: [UInt32], count: Int) {
        var starts = [UInt32](repeating: 0, count: count + 1)
        for key in keys { starts[Int(key) + 1] += 1 }
        for key in 0..<count { starts[key + 1] += starts[key] }
        var next = starts
        var rows = [UInt32](repeating: 0, count: keys.count)
        for (row, key) in keys.enumerated() {
            rows[Int(next[Int(key)])] = UInt32(truncatingIfNeeded: row)
            next[Int(key)] += 1
        }
        self.rows = rows
        self.starts = starts
    }

    public subscript(key: Int) -> ArraySlice<UInt32> {
        rows[Int(starts[key])..<Int(starts[key + 1])]
    }
}
