import TocsinRecords

/// When payload followed a silence in one flow: what shows a timer inside a connection.
struct ExchangeLog {
    /// The latest packet with payload, of either side; microseconds.
    private var lastPayload: Int64?
    private var first: Int64 = 0
    /// Exchanges behind the first one: most flows have none, and allocate nothing.
    private(set) var later: [Int64] = []
    private(set) var dropped = 0

    /// Exchanges below which nothing could be judged periodic.
    static let least = 4

    /// Takes note of a packet with payload; returns whether it began an exchange that is kept.
    /// `hasRoom`: whether the table may keep another time.
    @inline(__always)
    mutating func note(_ ts: Int64, hasRoom: Bool) -> Bool {
        guard let last = lastPayload else {
            lastPayload = ts
            first = ts
            return false
        }
        // Packets out of order begin nothing.
        guard ts > last else { return false }
        lastPayload = ts
        guard ts - last >= ConnExchanges.silence else { return false }
        guard hasRoom, later.count + 1 < ConnExchanges.most else {
            dropped += 1
            return false
        }
        later.append(ts)
        return true
    }

    /// What a record says; nil if the exchanges are too few to matter.
    func exchanges(row: Int) -> ConnExchanges? {
        guard later.count + 1 >= Self.least else { return nil }
        return ConnExchanges(row: row, times: [first] + later, dropped: dropped)
    }
}

extension FlowTable {
    /// Times of exchanges that one table holds, 128 MiB of them.
    static let maxExchangeTimes = 16 << 20

    @inline(__always)
    mutating func notePayload(_ slot: Int, _ ts: Int64) {
        if flows[slot].exchanges.note(ts, hasRoom: exchangeTimes < Self.maxExchangeTimes) {
            exchangeTimes += 1
        }
    }
}
