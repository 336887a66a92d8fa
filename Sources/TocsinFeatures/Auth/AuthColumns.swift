import TocsinRecords

/// The columns of stored authentications: 56 bytes a row. Texts, sources and places are numbers in the
/// tables of the store, 0 if unset.
struct AuthColumns: Sendable, AuthSessionColumns {
    var ts: [Int64] = []
    var user: [UInt32] = []
    var actor: [UInt32] = []
    var source: [UInt32] = []
    var host: [UInt32] = []
    var service: [UInt32] = []
    var method: [UInt32] = []
    var place: [UInt32] = []
    var event: [UInt32] = []
    var session: [UInt32] = []
    /// 0 if unset: no client sends from port 0.
    var sourcePort: [UInt16] = []
    var repeats: [UInt16] = []
    var action: [AuthAction] = []
    var result: [AuthResult] = []
    var mfa: [MFAUse] = []
    var flags: [AuthFlags] = []

    var count: Int { ts.count }

    /// The given rows, in their order; a column that was given up stays so. A column at a time, so that only one exists twice.
    mutating func select(_ rows: [UInt32]) {
        Self.select(rows, &ts)
        Self.select(rows, &user)
        Self.select(rows, &actor)
        Self.select(rows, &source)
        Self.select(rows, &host)
        Self.select(rows, &service)
        Self.select(rows, &method)
        Self.select(rows, &place)
        Self.select(rows, &event)
        Self.select(rows, &session)
        Self.select(rows, &sourcePort)
        Self.select(rows, &repeats)
        Self.select(rows, &action)
        Self.select(rows, &result)
        Self.select(rows, &mfa)
        Self.select(rows, &flags)
    }

    private static func select<Value>(_ rows: [UInt32], _ column: inout [Value]) {
        guard !column.isEmpty else { return }
        column = rows.map { [column] in column[Int($0)] }
    }

    /// Renames texts, sources, places and event ids by their ranks.
    mutating func renumber(names: [UInt32], sources: [UInt32], places: [UInt32], events: [UInt32]) {
        for row in ts.indices {
            user[row] = names[Int(user[row])]
            actor[row] = names[Int(actor[row])]
            host[row] = names[Int(host[row])]
            service[row] = names[Int(service[row])]
            method[row] = names[Int(method[row])]
            source[row] = sources[Int(source[row])]
            place[row] = places[Int(place[row])]
            event[row] = events[Int(event[row])]
        }
    }

    /// An order of rows that rests on what they say alone, if the numbers are ranks: by time, then by
    /// every other column that a detector looks at.
    func precedes(_ a: Int, _ b: Int) -> Bool {
        if ts[a] != ts[b] { return ts[a] < ts[b] }
        if user[a] != user[b] { return user[a] < user[b] }
        if source[a] != source[b] { return source[a] < source[b] }
        if host[a] != host[b] { return host[a] < host[b] }
        let x = (result[a].rawValue, action[a].rawValue, service[a], method[a], place[a])
        let y = (result[b].rawValue, action[b].rawValue, service[b], method[b], place[b])
        if x != y { return x < y }
        let u = (actor[a], sourcePort[a], event[a], flags[a].rawValue, mfa[a].rawValue, repeats[a])
        let v = (actor[b], sourcePort[b], event[b], flags[b].rawValue, mfa[b].rawValue, repeats[b])
        return u < v
    }
}
