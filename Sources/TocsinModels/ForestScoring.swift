import TocsinMath

extension IsolationForest {
    /// Columns a scoring thread reuses from block to block.
    public struct Workspace: Sendable {
        var tiles: [UInt32] = []
        var pathLengthSums: [Double] = []

        public init() {}
    }

    /// Rows that are sent through one tree before the next: their keys (24 KB) and the tree (4 KB
    /// at ψ = 256) stay in the first-level cache together. Results do not depend on it.
    private var rowsPerBlock: Int { min(max(6144 / tileStride, 8), 128) * Self.lanes }

    /// Keys of `lanes` rows: each column twice, with unknown values high and low.
    private var tileStride: Int { 2 * columns * Self.lanes }

    /// Scores `count` rows of `columns` values each, row after row, into the first `count` elements
    /// of `scores`, which grows if it is shorter; `rows` holds at least so many values
    /// (precondition).
    ///
    /// Scores are s(x) in 0…1, higher is more anomalous. A row's path lengths are summed in the
    /// order of the trees, so its score has the same bits however rows are split into calls and
    /// threads. O(count · t · log ψ).
    public func score(
        rows: [Float], count: Int, into scores: inout [Double], workspace: inout Workspace
    ) {
        precondition(
            count >= 0 && rows.count / columns >= count, "fewer values than rows × columns")
        if scores.count < count {
            scores.append(contentsOf: repeatElement(0, count: count - scores.count))
        }
        let size = rowsPerBlock
        for start in stride(from: 0, to: count, by: size) {
            let block = start..<min(start + size, count)
            fillTiles(rows, block, &workspace.tiles)
            sumPathLengths(&workspace)
            for row in block {
                scores[row] = score(pathLengthSum: workspace.pathLengthSums[row - start])
            }
        }
    }

    /// Scores all rows of `rows`, whose count is a multiple of `columns` (precondition).
    public func scores(rows: [Float]) -> [Double] {
        precondition(rows.count % columns == 0, "values are no whole number of rows")
        var scores: [Double] = []
        var workspace = Workspace()
        score(rows: rows, count: rows.count / columns, into: &scores, workspace: &workspace)
        return scores
    }

    /// Lays rows out in tiles of `lanes` rows, column after column within a tile, the last one
    /// filled up with unknown values.
    private func fillTiles(_ rows: [Float], _ block: Range<Int>, _ tiles: inout [UInt32]) {
        let lanes = Self.lanes
        let half = columns * lanes
        let tileCount = (block.count + lanes - 1) / lanes
        if tiles.count != tileCount * tileStride {
            tiles = [UInt32](repeating: 0, count: tileCount * tileStride)
        }
        for index in 0..<(tileCount * lanes) {
            let row = block.lowerBound + index
            var place = index / lanes * tileStride + index % lanes
            let isRow = row < block.upperBound
            for column in 0..<columns {
                let value = isRow ? rows[row * columns + column] : .nan
                tiles[place] = SplitKey.key(value, unknownGoesHigh: true)
                tiles[place + half] = SplitKey.key(value, unknownGoesHigh: false)
                place += lanes
            }
        }
    }

    /// Sums of h(x) over all trees for the rows of the workspace's tiles.
    private func sumPathLengths(_ workspace: inout Workspace) {
        let tileCount = workspace.tiles.count / tileStride
        let rowCount = tileCount * Self.lanes
        workspace.pathLengthSums.removeAll(keepingCapacity: true)
        workspace.pathLengthSums.append(contentsOf: repeatElement(0, count: rowCount))
        // What ForestKernel's unchecked loads rest on.
        precondition(splits.count == parameters.trees << height)
        precondition(pathLengths.count == parameters.trees << (height + 1))
        precondition(workspace.tiles.count == tileCount * tileStride)
        unsafe workspace.tiles.withUnsafeBufferPointer { tiles in
            unsafe workspace.pathLengthSums.withUnsafeMutableBufferPointer { sums in
                unsafe splits.withUnsafeBufferPointer { splits in
                    unsafe pathLengths.withUnsafeBufferPointer { lengths in
                        guard let tiles = tiles.baseAddress, let sums = sums.baseAddress,
                            let splits = splits.baseAddress, let lengths = lengths.baseAddress
                        else { return }
                        let kernel = unsafe ForestKernel(
                            tiles: tiles, sums: sums, tileCount: tileCount,
                            tileStride: tileStride, height: height)
                        for tree in 0..<parameters.trees {
                            unsafe kernel.descend(
                                splits + tree << height, lengths + tree << (height + 1))
                        }
                    }
                }
            }
        }
    }
}
