/// Columns of authentication records that say which of them tell of one attempt. All have one length;
/// texts are indices of any kind, 0 if unset.
public protocol AuthSessionColumns {
    var ts: [Int64] { get }
    var user: [UInt32] { get }
    var host: [UInt32] { get }
    var service: [UInt32] { get }
    /// `AuthBatch.noSession` if unset.
    var session: [UInt32] { get }
    var action: [AuthAction] { get }
    var flags: [AuthFlags] { get }
}

extension AuthBatch: AuthSessionColumns {
    /// Longest silence inside one session's attempts, in microseconds: five times sshd's
    /// `LoginGraceTime`; after it the same process id is another process.
    public static let sessionGap: Int64 = 600 * Timestamp.microsecondsPerSecond
}

extension AuthSessionColumns {
    /// The rows that count as attempts of their own, ascending: all but those `provisional` rows whose
    /// session decided or repeats the attempt in another row.
    ///
    /// Of the users for whom a session has no decided row, the first provisional row of each stays; of
    /// rows without a user one stays if the session has no others. Rows without a session stand alone.
    /// O(rows log rows).
    public func standingRows() -> [Int] {
        guard flags.contains(where: { $0.contains(.provisional) }) else {
            return Array(ts.indices)
        }
        let isDropped = droppedRows()
        return ts.indices.filter { !isDropped[$0] }
    }

    /// For each row whether `standingRows` leaves it out. O(rows log rows).
    public func droppedRows() -> [Bool] {
        var isDropped = [Bool](repeating: false, count: ts.count)
        let sessions = rowsBySession()
        var start = 0
        for next in 1..<max(sessions.count, 1) where endsSession(sessions[next - 1], sessions[next])
        {
            fold(sessions[start..<next], &isDropped)
            start = next
        }
        fold(sessions[start...], &isDropped)
        return isDropped
    }

    /// The rows that know their session, those of one session together and in order of time.
    private func rowsBySession() -> [UInt32] {
        var rows: [UInt32] = []
        for row in ts.indices where session[row] != AuthBatch.noSession && action[row] != .logoff {
            rows.append(UInt32(truncatingIfNeeded: row))
        }
        let (session, host, service, ts) = (session, host, service, ts)
        rows.sort { a, b in
            let (a, b) = (Int(a), Int(b))
            if session[a] != session[b] { return session[a] < session[b] }
            if host[a] != host[b] { return host[a] < host[b] }
            if service[a] != service[b] { return service[a] < service[b] }
            return (ts[a], a) < (ts[b], b)
        }
        return rows
    }

    private func endsSession(_ a: UInt32, _ b: UInt32) -> Bool {
        let (a, b) = (Int(a), Int(b))
        return session[a] != session[b] || host[a] != host[b] || service[a] != service[b]
            || ts[b].subtractingReportingOverflow(ts[a]).partialValue > AuthBatch.sessionGap
    }

    /// Marks what does not count of one session's rows, in order of time.
    private func fold(_ rows: ArraySlice<UInt32>, _ isDropped: inout [Bool]) {
        guard rows.count > 1 else { return }
        let provisional = rows.lazy.map { Int($0) }.filter { flags[$0].contains(.provisional) }
        var provisionalCount = 0
        var namesUsers = false
        for row in provisional {
            provisionalCount += 1
            if user[row] != 0 { namesUsers = true }
        }
        guard provisionalCount > 0 else { return }
        let isDecided = provisionalCount < rows.count
        // A decision about one name does not forgive what was tried with another.
        var users: Set<UInt32> = []
        for row in rows where !flags[Int(row)].contains(.provisional) {
            users.insert(user[Int(row)])
        }
        for row in provisional {
            let isFirst = users.insert(user[row]).inserted
            let isNameless = user[row] == 0
            isDropped[row] = !isFirst || isNameless && (isDecided || namesUsers)
        }
    }
}
