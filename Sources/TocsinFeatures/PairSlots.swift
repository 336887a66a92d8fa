/// Open addressing from 32-bit hashes to numbers, 8 bytes a slot, at most half full.
///
/// A slot holds the hash too, so that neither a miss, nor growth, nor removal looks at the keys.
struct PairSlots: Sendable {
    private var slots = [UInt64](repeating: Self.empty, count: 1024)
    private var count = 0

    private static let empty = UInt64.max

    var bytes: Int { slots.count * MemoryLayout<UInt64>.stride }

    private var mask: Int { slots.count &- 1 }

    @inline(__always)
    private func home(_ slot: UInt64) -> Int { Int(slot >> 32) & mask }

    /// The number filed under `hash` that `matches`. Expected O(1).
    @inline(__always)
    func find(_ hash: UInt32, where matches: (Int) -> Bool) -> Int? {
        var slot = Int(hash) & mask
        while slots[slot] != Self.empty {
            let number = Int(slots[slot] & 0xFFFF_FFFF)
            if slots[slot] >> 32 == UInt64(hash), matches(number) { return number }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    /// Files `number`, below 2³² − 1. Expected amortised O(1).
    mutating func insert(_ hash: UInt32, _ number: Int) {
        count += 1
        if count * 2 > slots.count { grow() }
        place(UInt64(hash) << 32 | UInt64(number))
    }

    private mutating func place(_ entry: UInt64) {
        var slot = home(entry)
        while slots[slot] != Self.empty { slot = (slot &+ 1) & mask }
        slots[slot] = entry
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: Self.empty, count: old.count * 2)
        for entry in old where entry != Self.empty { place(entry) }
    }

    /// Takes `number` out and moves up what it had pushed back (Knuth, TAOCP 3, 6.4, Algorithm R),
    /// so that no graves pile up. Expected O(1).
    mutating func remove(_ hash: UInt32, _ number: Int) {
        let entry = UInt64(hash) << 32 | UInt64(number)
        var hole = home(entry)
        while slots[hole] != entry {
            if slots[hole] == Self.empty { return }
            hole = (hole &+ 1) & mask
        }
        count -= 1
        var next = (hole &+ 1) & mask
        while slots[next] != Self.empty {
            if (next &- home(slots[next])) & mask >= (next &- hole) & mask {
                slots[hole] = slots[next]
                hole = next
            }
            next = (next &+ 1) & mask
        }
        slots[hole] = Self.empty
    }
}
