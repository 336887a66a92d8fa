import TocsinMath

/// One tree of an isolation forest while it grows, as a complete binary tree (see
/// `IsolationForest`).
struct IsolationTree {
    private(set) var splits: [IsolationForest.Split]
    private(set) var pathLengths: [Double]

    /// Column after column: the values of the drawn rows.
    private let values: [Float]
    private let height: Int
    /// Drawn rows; those of a node are neighbours.
    private var order: [Int]
    /// Columns; behind the first `varying` of a node stand those that are constant in it.
    private var candidates: [Int]

    /// Grows a tree from `subsampleSize` rows of the sample (Liu, Ting & Zhou 2008, Algorithm 2).
    static func grow(
        sample: [Float], columns: Int, subsampleSize: Int, height: Int,
        generator: inout SeededGenerator
    ) -> IsolationTree {
        let rows = draw(subsampleSize, of: sample.count / columns, &generator)
        var values: [Float] = []
        values.reserveCapacity(rows.count * columns)
        for column in 0..<columns {
            for row in rows { values.append(finite(sample[row * columns + column])) }
        }
        var tree = IsolationTree(
            values: values, rows: rows.count, columns: columns, height: height)
        _ = tree.grow(1, 0..<rows.count, depth: 0, varying: columns, &generator)
        return tree
    }

    private init(values: [Float], rows: Int, columns: Int, height: Int) {
        self.values = values
        self.height = height
        order = Array(0..<rows)
        candidates = Array(0..<columns)
        splits = [IsolationForest.Split](repeating: .none, count: 1 << height)
        pathLengths = [Double](repeating: 0, count: 2 << height)
    }

    /// `count` different rows of 0 ..< `rows` (Floyd's method: Bentley & Floyd, CACM 30(9), 1987).
    private static func draw(
        _ count: Int, of rows: Int, _ generator: inout SeededGenerator
    ) -> [Int] {
        guard count < rows else { return Array(0..<rows) }
        // Asked for membership only; its order, which changes from run to run, is never seen.
        var taken = Set<Int>(minimumCapacity: count)
        var drawn: [Int] = []
        drawn.reserveCapacity(count)
        for last in (rows - count)..<rows {
            let row = generator.index(below: last + 1)
            let new = taken.insert(row).inserted ? row : last
            if new == last { taken.insert(last) }
            drawn.append(new)
        }
        return drawn
    }

    /// ±∞ as the largest finite value, so that ranges have a width; NaN stays.
    @inline(__always)
    static func finite(_ value: Float) -> Float {
        let largest = Float.greatestFiniteMagnitude
        return value > largest ? largest : value < -largest ? -largest : value
    }

    /// Grows node `node` from the rows at `range` of `order`; the mean path length of those rows.
    private mutating func grow(
        _ node: Int, _ range: Range<Int>, depth: Int, varying: Int,
        _ generator: inout SeededGenerator
    ) -> Double {
        var varying = varying
        guard range.count > 1, depth < height,
            let (column, least, largest) = drawColumn(range, &varying, &generator)
        else {
            let length = Double(depth) + PathLength.mean(range.count)
            fill(below: node, depth: depth, length)
            return length
        }
        let threshold = Self.threshold(least, largest, &generator)
        let (middle, unknownGoesHigh) = partition(range, column: column, threshold: threshold)
        let columns = candidates.count
        splits[node] = IsolationForest.Split(
            threshold: SplitKey.known(threshold),
            offset: UInt32((unknownGoesHigh ? column : columns + column) * IsolationForest.lanes))
        let low = range.lowerBound..<middle
        let high = middle..<range.upperBound
        let lower = grow(2 * node, low, depth: depth + 1, varying: varying, &generator)
        let upper = grow(2 * node + 1, high, depth: depth + 1, varying: varying, &generator)
        let length =
            (lower * Double(low.count) + upper * Double(high.count)) / Double(range.count)
        pathLengths[node] = length
        return length
    }

    /// A column, uniform among those whose known values vary in the node, and their range; nil if
    /// none does. Columns found constant move behind the first `varying` candidates, where the
    /// node's descendants leave them.
    private mutating func drawColumn(
        _ range: Range<Int>, _ varying: inout Int, _ generator: inout SeededGenerator
    ) -> (column: Int, least: Float, largest: Float)? {
        let rows = order.count
        while varying > 0 {
            let choice = generator.index(below: varying)
            let column = candidates[choice]
            var least = Float.infinity
            var largest = -Float.infinity
            for i in range {
                let value = values[column * rows + order[i]]
                // Both comparisons are false for NaN.
                if value < least { least = value }
                if value > largest { largest = value }
            }
            if least < largest { return (column, least, largest) }
            varying -= 1
            candidates.swapAt(choice, varying)
        }
        return nil
    }

    /// Uniform in (least, largest], so that either child gets at least one row.
    private static func threshold(
        _ least: Float, _ largest: Float, _ generator: inout SeededGenerator
    ) -> Float {
        let value = Float(generator.uniform(in: Double(least)..<Double(largest)))
        return min(max(value, least.nextUp), largest)
    }

    /// Moves the rows that go low to the front of `range`; where the others begin, and whether
    /// unknown values went with them.
    private mutating func partition(
        _ range: Range<Int>, column: Int, threshold: Float
    ) -> (middle: Int, unknownGoesHigh: Bool) {
        let base = column * order.count
        var known = (low: 0, high: 0)
        for i in range {
            let value = values[base + order[i]]
            if value < threshold {
                known.low += 1
            } else if value >= threshold {
                known.high += 1
            }
        }
        let unknownGoesHigh = known.high > known.low
        var middle = range.lowerBound
        for i in range {
            let value = values[base + order[i]]
            if value < threshold || (value.isNaN && !unknownGoesHigh) {
                order.swapAt(i, middle)
                middle += 1
            }
        }
        return (middle, unknownGoesHigh)
    }

    /// Gives a leaf's path length to it and to all nodes below it.
    private mutating func fill(below node: Int, depth: Int, _ length: Double) {
        var nodes = node..<(node + 1)
        for _ in depth...height {
            for i in nodes { pathLengths[i] = length }
            nodes = (2 * nodes.lowerBound)..<(2 * nodes.upperBound)
        }
    }
}
