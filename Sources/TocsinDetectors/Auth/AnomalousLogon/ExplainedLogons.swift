import TocsinFeatures
import TocsinRecords

/// Days of users and of sources that earlier findings already explain.
struct ExplainedLogons {
    private var days: [Entity: [ClosedRange<Int>]] = [:]
    private let calendar: AuthCalendar

    /// Days are local ones of `calendar`. O(findings).
    init(_ findings: [Finding], _ calendar: AuthCalendar) {
        self.calendar = calendar
        for finding in findings {
            let first = calendar.day(finding.firstSeen.microseconds)
            let days = first...max(first, calendar.day(finding.lastSeen.microseconds))
            let entity = finding.entity
            // A finding about one user and one source explains the day of either.
            if let user = entity.user { self.days[Entity(user: user), default: []].append(days) }
            if let src = entity.src { self.days[Entity(src: src), default: []].append(days) }
            if entity.src == nil, entity.user == nil, let host = entity.host {
                self.days[Entity(host: host), default: []].append(days)
            }
        }
    }

    /// Whether a finding about the user, or about a source of the row, covers the day.
    func covers(_ rows: AuthFeatures, _ row: Int) -> Bool {
        guard !days.isEmpty else { return false }
        let day = calendar.day(rows.start(row))
        let window = rows.window
        let covers = { (entity: Entity) in days[entity]?.contains { $0.contains(day) } ?? false }
        if covers(Entity(user: window.name(rows.user(row)))) { return true }
        var last = 0
        return rows.members(row).contains { attempt in
            let number = window.source(Int(attempt))
            guard number != last else { return false }
            last = number
            let source = window.sources[number]
            if let address = source.address { return covers(Entity(src: address)) }
            return source.name.map { covers(Entity(host: $0)) } ?? false
        }
    }
}
