extension AuthBatch {
    /// Longest silence inside one session's attempts, in microseconds: five times sshd's
    /// `LoginGraceTime`; after it the same process id is another process.
    public static let sessionGap: Int64 = 600 * Timestamp.microsecondsPerSecond

    private struct SessionKey: Hashable {
        var host: UInt32
        var service: UInt32
        var session: Int64
    }

    /// The rows that count as attempts of their own, ascending: all but those `provisional` rows whose
    /// session decided or repeats the attempt in another row.
    ///
    /// Of the users for whom a session has no decided row, the first provisional row of each stays; of
    /// rows without a user one stays if the session has no others. Rows without a session stand alone.
    /// O(rows log rows).
    public func standingRows() -> [Int] {
        var isDropped = [Bool](repeating: false, count: count)
        var groups: [SessionKey: [Int]] = [:]
        for row in 0..<count where session[row] != Self.unknown && action[row] != .logoff {
            let key = SessionKey(host: host[row], service: service[row], session: session[row])
            groups[key, default: []].append(row)
        }
        // The order of the groups does not matter: each marks its own rows.
        for rows in groups.values where rows.contains(where: { flags[$0].contains(.provisional) }) {
            let sorted = rows.sorted { (ts[$0], $0) < (ts[$1], $1) }
            var start = 0
            for end in 1...sorted.count
            where end == sorted.count || ts[sorted[end]] - ts[sorted[end - 1]] > Self.sessionGap {
                fold(sorted[start..<end], &isDropped)
                start = end
            }
        }
        return (0..<count).filter { !isDropped[$0] }
    }

    /// Marks what does not count of one session's rows, in order of time.
    private func fold(_ rows: ArraySlice<Int>, _ isDropped: inout [Bool]) {
        let provisional = rows.filter { flags[$0].contains(.provisional) }
        let isDecided = provisional.count < rows.count
        let namesUsers = provisional.contains { user[$0] != 0 }
        // A decision about one name does not forgive what was tried with another.
        var users = Set(rows.filter { !flags[$0].contains(.provisional) }.map { user[$0] })
        for row in provisional {
            let isFirst = users.insert(user[row]).inserted
            let isNameless = user[row] == 0
            isDropped[row] = !isFirst || isNameless && (isDecided || namesUsers)
        }
    }
}
