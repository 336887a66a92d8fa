import TocsinDetectors
import TocsinRecords

/// A finding that is told while a sensor runs.
public struct ToldFinding: Sendable {
    /// Why it is told.
    public enum Reason: String, Sendable, Codable {
        /// Its episode was not told before.
        case new
        /// Its severity rose.
        case raised
        /// It was gone for longer than `repeatAfter`.
        case returned
    }

    public var reason: Reason
    /// With the id of its episode and the revision it is told at.
    public var finding: Finding
    /// The record clock, microseconds.
    public var toldAt: Timestamp

    public init(reason: Reason, finding: Finding, toldAt: Timestamp) {
        self.reason = reason
        self.finding = finding
        self.toldAt = toldAt
    }
}

/// Remembers which findings were told, so that one is told when it is new, when its severity rises, and
/// when it comes back, and never again at the same level within `repeatAfter`.
///
/// What is below high is told once it has stood for a while: of what a growing window first looks like,
/// much is gone with the next.
public struct AlertRegister: Sendable {
    /// Microseconds.
    public let repeatAfter: Int64
    /// Microseconds for which a finding that is gone is known.
    public let keep: Int64
    /// Microseconds for which a finding below `Severity.high` must have stood without a break before it
    /// is told; 0 tells it at once.
    public let standing: Int64
    private var entries: [String: Entry] = [:]
    /// The last episode of each detector and entity.
    private var episodes: [EpisodeKey: String] = [:]
    /// Since when findings stand that were not told yet, by id.
    private var waiting: [String: Int64] = [:]

    /// Findings that are known at a time; beyond them those that were last seen longest ago go.
    public static let maxEntries = 100_000

    /// An episode that was told.
    public struct Entry: Sendable, Codable, Equatable {
        var detector: String
        var entity: Entity
        var revision: Int
        /// Level it was told at, `Severity.rawValue`.
        var told: Int
        /// Since when its severity has been lower than that; nil while it is not.
        var lowerSince: Int64?
        /// When it was last among the findings, by the record clock.
        var present: Int64
        var firstSeen: Int64
        var lastSeen: Int64
        /// Connections or events it rested on then.
        var count: Int
    }

    private struct EpisodeKey: Hashable {
        var detector: String
        var entity: Entity
    }

    public init(repeatAfter: Int64, keep: Int64, standing: Int64 = 0) {
        self.repeatAfter = repeatAfter
        self.keep = keep
        self.standing = standing
    }

    /// Findings that are known.
    public var count: Int { entries.count }

    /// Takes note of the findings of a window that begins at `windowStart` and was judged at `now`;
    /// returns those to tell, in their order. With `tellsAll`, at the end of a stream, none has to wait.
    /// O(findings) expected.
    public mutating func note(
        _ findings: [Finding], at now: Timestamp, windowStart: Timestamp, tellsAll: Bool = false
    ) -> [ToldFinding] {
        let present = Set(findings.map(\.id))
        var alerts: [ToldFinding] = []
        var stillWaiting: [String: Int64] = [:]
        defer { waiting = stillWaiting }
        for finding in findings {
            var finding = finding
            finding.id = episode(of: finding, present, windowStart)
            let key = EpisodeKey(detector: finding.detector, entity: finding.entity)
            if entries[finding.id] == nil, finding.severity < .high, !tellsAll {
                let since = waiting[finding.id] ?? now.microseconds
                guard now.microseconds - since >= standing else {
                    stillWaiting[finding.id] = since
                    continue
                }
            }
            episodes[key] = finding.id
            if let reason = update(&finding, now.microseconds) {
                alerts.append(ToldFinding(reason: reason, finding: finding, toldAt: now))
            }
        }
        forget(now.microseconds)
        return alerts
    }

    /// The id of the finding's episode: where the window no longer reaches back to the beginning of an
    /// episode that goes on, the id that it had.
    private func episode(
        of finding: Finding, _ present: Set<String>, _ windowStart: Timestamp
    ) -> String {
        let key = EpisodeKey(detector: finding.detector, entity: finding.entity)
        guard entries[finding.id] == nil, let id = episodes[key], !present.contains(id),
            let earlier = entries[id], earlier.firstSeen < windowStart.microseconds,
            finding.firstSeen.microseconds - Self.silence(finding) <= earlier.lastSeen
        else { return finding.id }
        return id
    }

    /// Silence that ends an episode, microseconds: max(24 h, 5 periods) (contract).
    private static func silence(_ finding: Finding) -> Int64 {
        let periods = 5 * min(finding.summary.period ?? 0, 1e9)
        return max(Timestamp.microsecondsPerDay, Int64(periods * 1e6))
    }

    /// Brings the entry up to date; the reason to tell the finding, nil if there is none.
    private mutating func update(_ finding: inout Finding, _ now: Int64) -> ToldFinding.Reason? {
        let level = finding.severity.rawValue
        guard var entry = entries[finding.id] else {
            entries[finding.id] = Entry(
                detector: finding.detector, entity: finding.entity, revision: 1, told: level,
                lowerSince: nil, present: now, firstSeen: finding.firstSeen.microseconds,
                lastSeen: finding.lastSeen.microseconds, count: finding.count)
            return .new
        }
        // A level that has not been reached for so long is news when it is reached again.
        if let since = entry.lowerSince, now - since > max(repeatAfter, Self.levelMemory) {
            entry.told = level
        }
        let reason: ToldFinding.Reason? =
            level > entry.told ? .raised : hasReturned(finding, entry, now) ? .returned : nil
        if reason != nil {
            entry.revision += 1
            entry.told = level
        }
        entry.lowerSince = level < entry.told ? entry.lowerSince ?? now : nil
        entry.present = now
        entry.lastSeen = max(entry.lastSeen, finding.lastSeen.microseconds)
        entry.count = finding.count
        entries[finding.id] = entry
        finding.revision = entry.revision
        return reason
    }

    /// Whether the finding was gone for longer than `repeatAfter`, and what it is about paused: one that
    /// was only too weak for a while, or that no window was judged for, was not gone.
    private func hasReturned(_ finding: Finding, _ entry: Entry, _ now: Int64) -> Bool {
        guard entry.present < lastWindow, now - entry.present > repeatAfter,
            finding.lastSeen.microseconds - entry.lastSeen > repeatAfter
        else { return false }
        guard let period = finding.summary.period, period > 0 else { return true }
        let beats = Double(finding.lastSeen.microseconds - entry.lastSeen) / 1e6 / period
        return Double(finding.count - entry.count) < Self.activeShare * beats
    }

    /// Share of the beats of an absence with which a rhythm went on through it.
    private static let activeShare = 0.5
    /// Microseconds for which a level that was reached is remembered.
    private static let levelMemory = Timestamp.microsecondsPerDay

    /// When the last window was judged.
    private var lastWindow = Int64.min

    private mutating func forget(_ now: Int64) {
        lastWindow = now
        let limit = now - keep
        var gone = entries.filter { $0.value.present < limit }.map(\.key)
        if entries.count - gone.count > Self.maxEntries {
            let oldest = entries.sorted { a, b in
                a.value.present != b.value.present
                    ? a.value.present < b.value.present : a.key < b.key
            }
            gone = oldest.prefix(entries.count - Self.maxEntries).map(\.key)
        }
        for id in gone {
            guard let entry = entries.removeValue(forKey: id) else { continue }
            let key = EpisodeKey(detector: entry.detector, entity: entry.entity)
            if episodes[key] == id { episodes[key] = nil }
        }
    }
}

// MARK: Keeping it

extension AlertRegister {
    /// What a store keeps of a register.
    public struct Saved: Sendable, Codable {
        var lastWindow: Int64
        var entries: [String: Entry]
        var waiting: [String: Int64]
    }

    /// What is to be stored.
    public var saved: Saved {
        Saved(lastWindow: lastWindow, entries: entries, waiting: waiting)
    }

    /// Takes over what a store kept.
    public mutating func restore(_ saved: Saved) {
        lastWindow = saved.lastWindow
        entries = saved.entries
        waiting = saved.waiting
        episodes = [:]
        for (id, entry) in entries.sorted(by: { $0.value.firstSeen < $1.value.firstSeen }) {
            episodes[EpisodeKey(detector: entry.detector, entity: entry.entity)] = id
        }
    }
}
