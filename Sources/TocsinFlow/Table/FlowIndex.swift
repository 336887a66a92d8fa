/// Slots of flows by key: open addressing, linear probing, no holes left behind by removal.
///
/// An entry holds a part of the hash beside the slot, so that a probe seldom has to look at a flow.
struct FlowIndex {
    /// Upper half: of the hash. Lower half: slot plus one, 0 for an empty place.
    private var entries = [UInt64](repeating: 0, count: 1024)
    private(set) var count = 0

    private var mask: Int { entries.count - 1 }

    @inline(__always)
    private static func place(_ entry: UInt64, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: entry >> 32) & mask
    }

    /// The slot of `key`, whose hash is `hash`, among `flows`.
    @inline(__always)
    func find(_ key: FlowKey, hash: UInt64, in flows: [FlowState]) -> Int? {
        let mark = hash >> 32
        var place = Int(truncatingIfNeeded: mark) & mask
        while true {
            let entry = entries[place]
            if entry == 0 { return nil }
            if entry >> 32 == mark {
                let slot = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1
                if flows[slot].key == key { return slot }
            }
            place = (place + 1) & mask
        }
    }

    /// Adds a slot whose key is not there yet.
    mutating func insert(_ slot: Int, hash: UInt64) {
        if (count + 1) * 2 > entries.count { grow() }
        insert(entry: (hash >> 32) << 32 | UInt64(slot + 1))
        count += 1
    }

    mutating func remove(_ slot: Int, hash: UInt64) {
        let entry = (hash >> 32) << 32 | UInt64(slot + 1)
        var place = Self.place(entry, mask)
        while entries[place] != entry {
            if entries[place] == 0 { return }
            place = (place + 1) & mask
        }
        // Whatever stands behind and would be found no more moves up.
        var next = (place + 1) & mask
        while entries[next] != 0 {
            let home = Self.place(entries[next], mask)
            if (next - home) & mask >= (next - place) & mask {
                entries[place] = entries[next]
                place = next
            }
            next = (next + 1) & mask
        }
        entries[place] = 0
        count -= 1
    }

    private mutating func insert(entry: UInt64) {
        var place = Self.place(entry, mask)
        while entries[place] != 0 { place = (place + 1) & mask }
        entries[place] = entry
    }

    private mutating func grow() {
        let old = entries
        entries = [UInt64](repeating: 0, count: old.count * 2)
        for entry in old where entry != 0 { insert(entry: entry) }
    }
}
