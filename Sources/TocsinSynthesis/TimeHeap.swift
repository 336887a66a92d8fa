/// A binary heap of numbered slots by time; equal times leave in the order they came, so that a run
/// has one order only.
struct TimeHeap {
    struct Entry {
        var time: Int64
        var order: UInt64
        var slot: Int

        fileprivate func isBefore(_ other: Entry) -> Bool {
            time != other.time ? time < other.time : order < other.order
        }
    }

    private var entries: [Entry] = []
    private var inserted: UInt64 = 0

    var first: Entry? { entries.first }

    /// O(log count).
    mutating func insert(slot: Int, time: Int64) {
        inserted &+= 1
        let entry = Entry(time: time, order: inserted, slot: slot)
        var hole = entries.count
        entries.append(entry)
        while hole > 0 {
            let parent = (hole - 1) / 2
            guard entry.isBefore(entries[parent]) else { break }
            entries[hole] = entries[parent]
            hole = parent
        }
        entries[hole] = entry
    }

    /// Removes and returns the earliest entry. O(log count).
    mutating func popFirst() -> Entry? {
        guard let first = entries.first, let last = entries.popLast() else { return nil }
        let count = entries.count
        guard count > 0 else { return first }
        var hole = 0
        while true {
            var child = 2 * hole + 1
            guard child < count else { break }
            if child + 1 < count, entries[child + 1].isBefore(entries[child]) { child += 1 }
            guard entries[child].isBefore(last) else { break }
            entries[hole] = entries[child]
            hole = child
        }
        entries[hole] = last
        return first
    }
}

/// Connections that have begun and not been logged yet, by their end.
struct OpenConnections {
    private var ends = TimeHeap()
    private var rows: [ConnRow] = []
    private var free: [Int] = []

    var firstEnd: Int64? { ends.first?.time }

    mutating func insert(_ row: ConnRow) {
        if let slot = free.popLast() {
            rows[slot] = row
            ends.insert(slot: slot, time: row.end)
        } else {
            rows.append(row)
            ends.insert(slot: rows.count - 1, time: row.end)
        }
    }

    /// The connection that ends first.
    mutating func popFirst() -> ConnRow? {
        guard let entry = ends.popFirst() else { return nil }
        free.append(entry.slot)
        return rows[entry.slot]
    }
}
