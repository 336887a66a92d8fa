import TocsinRecords

/// Source, destination, destination port and protocol; addresses by their number in the window.
public struct PairKey: Hashable, Sendable {
    public var src: UInt32
    public var dst: UInt32
    public var port: UInt16
    public var proto: TransportProtocol
}

/// The connections of a window grouped by pair: one hash pass, one counting sort.
public struct PairIndex: Sendable {
    private let keys: [PairKey]
    /// Rows of pair p stand at `order[offsets[p] ..< offsets[p + 1]]`.
    private let offsets: [UInt32]
    private let order: [UInt32]
    /// Pair of each row.
    private let pairOfRow: [UInt32]

    private static let empty = UInt32.max

    init(_ columns: ConnColumns, addressCount: Int) {
        let seed = UInt64.random(in: .min ... .max)
        let rowCount = columns.ts.count
        var keys: [PairKey] = []
        var counts: [UInt32] = []
        var slots = [UInt32](repeating: Self.empty, count: 4096)
        var pairOfRow = [UInt32](repeating: 0, count: rowCount)
        for row in 0..<rowCount {
            let key = PairKey(
                src: columns.src[row], dst: columns.dst[row], port: columns.dstPort[row],
                proto: columns.proto[row])
            var slot = Self.slot(key, seed, slots.count)
            var pair = slots[slot]
            while pair != Self.empty, keys[Int(pair)] != key {
                slot = (slot &+ 1) & (slots.count &- 1)
                pair = slots[slot]
            }
            if pair == Self.empty {
                pair = UInt32(keys.count)
                keys.append(key)
                counts.append(0)
                slots[slot] = pair
                if keys.count * 2 > slots.count { Self.grow(&slots, keys, seed) }
            }
            counts[Int(pair)] += 1
            pairOfRow[row] = pair
        }
        var offsets = [UInt32](repeating: 0, count: keys.count + 1)
        for pair in keys.indices { offsets[pair + 1] = offsets[pair] + counts[pair] }
        var cursor = offsets
        var order = [UInt32](repeating: 0, count: rowCount)
        for row in 0..<rowCount {
            let pair = Int(pairOfRow[row])
            order[Int(cursor[pair])] = UInt32(row)
            cursor[pair] += 1
        }
        self.keys = keys
        self.offsets = offsets
        self.order = order
        self.pairOfRow = pairOfRow
    }

    @inline(__always)
    private static func slot(_ key: PairKey, _ seed: UInt64, _ count: Int) -> Int {
        let ends = UInt64(key.src) << 32 | UInt64(key.dst)
        let rest = UInt64(key.port) << 8 | UInt64(key.proto.rawValue)
        return Int(truncatingIfNeeded: mixed(ends, rest, key: seed) >> 16) & (count &- 1)
    }

    private static func grow(_ slots: inout [UInt32], _ keys: [PairKey], _ seed: UInt64) {
        slots = [UInt32](repeating: empty, count: slots.count * 2)
        for (pair, key) in keys.enumerated() {
            var slot = slot(key, seed, slots.count)
            while slots[slot] != empty { slot = (slot &+ 1) & (slots.count &- 1) }
            slots[slot] = UInt32(pair)
        }
    }

    public var count: Int { keys.count }
    public func key(_ pair: Int) -> PairKey { keys[pair] }
    public func rowCount(_ pair: Int) -> Int { Int(offsets[pair + 1] - offsets[pair]) }
    public func rows(_ pair: Int) -> ArraySlice<UInt32> {
        order[Int(offsets[pair])..<Int(offsets[pair + 1])]
    }
    public func pair(ofRow row: Int) -> Int { Int(pairOfRow[row]) }
}
