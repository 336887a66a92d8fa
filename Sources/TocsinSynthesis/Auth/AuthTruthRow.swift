import TocsinRecords

/// What was planted in a generated authentication log, and what became of it: one row of the truth file.
public struct AuthTruthRow: Hashable, Sendable {
    public var pattern: AuthPattern
    /// Nil where several are concerned, or none.
    public var user: String? { users.only }
    public var source: IPAddress? { sources.only }
    /// As the log names it; nil if it names none or several are concerned.
    public var host: String? { hosts.only }
    /// Records in the log: attempts, and changes of credentials.
    public var events = 0
    /// Of the first and the last of them; nil without any.
    public var first: Timestamp?
    public var last: Timestamp?

    private var users = Seen<String>()
    private var sources = Seen<IPAddress>()
    private var hosts = Seen<String>()

    /// Columns of the truth file, tab-separated.
    public static let header =
        "label\tkind\tdetectors\tuser\tsrc\thost\tevents\tfirst_ts\tlast_ts"

    init(_ pattern: AuthPattern) { self.pattern = pattern }

    /// One line without its end; what does not apply is `-`, lists are joined by `;`, times are seconds
    /// since the epoch.
    public var line: String {
        let detectors = pattern.detectors
        let columns: [String] = [
            pattern.isMalicious ? "malicious" : "benign", pattern.rawValue,
            detectors.isEmpty ? "-" : detectors.joined(separator: ";"), user ?? "-",
            source?.description ?? "-", host ?? "-", "\(events)", Self.text(first), Self.text(last),
        ]
        return columns.joined(separator: "\t")
    }

    /// The whole file.
    public static func file(_ rows: [AuthTruthRow]) -> String {
        ([header] + rows.map(\.line)).joined(separator: "\n") + "\n"
    }

    mutating func count(_ row: AuthRow, _ site: AuthSite) {
        events += 1
        happens(at: row.time)
        // Of an attack, the attacker's: not the logon of her victim that shows it.
        guard row.isMalicious == pattern.isMalicious else { return }
        if let name = site.userName(row.account) { users.add(name) } else { users.addNothing() }
        sources.add(row.origin.address)
        if let host = site.hostName(row.host) { hosts.add(host) }
    }

    mutating func happens(at time: Int64) {
        let time = Timestamp(microseconds: time * 1_000_000)
        first = min(first ?? time, time)
        last = max(last ?? time, time)
    }

    private static func text(_ time: Timestamp?) -> String {
        time.map { "\($0.microseconds / 1_000_000).000000" } ?? "-"
    }

    /// The only one of the values seen.
    private struct Seen<Value: Hashable & Sendable>: Hashable, Sendable {
        private(set) var only: Value?
        private var isMixed = false

        mutating func add(_ value: Value) {
            guard !isMixed, only != value else { return }
            if only == nil { only = value } else { addNothing() }
        }

        mutating func addNothing() {
            only = nil
            isMixed = true
        }
    }
}
