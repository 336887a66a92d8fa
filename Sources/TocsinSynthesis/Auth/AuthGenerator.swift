import TocsinMath
import TocsinRecords

/// A seeded, streaming source of an authentication log: ordinary life, and attacks and look-alikes
/// planted in it.
///
/// Rows come in order of time, in UTC. Memory is bounded by the users and what is planted, not by the
/// span. Same scenario, same bytes; what is planted in it leaves the ordinary life of the others as it is.
public struct AuthGenerator: Sendable {
    public let scenario: AuthScenario
    private let plan: AuthPlan

    /// Checks the scenario and counts what is planted. Throws if a value is out of range.
    public init(_ scenario: AuthScenario) throws(ScenarioError) {
        self.scenario = scenario
        plan = try AuthPlan(scenario)
    }

    /// One row for each planted thing, in the order of the scenario.
    public func truth() -> [AuthTruthRow] { plan.truth }

    /// Where the addresses are: a CSV file `network,city,country,latitude,longitude`, the same for every
    /// scenario.
    public static var placesFile: String { AuthSite.placesFile }

    /// Generates the log and hands it on in pieces of about `pieceBytes`. Rethrows what `write` throws
    /// and stops there.
    public func run<Failure: Error>(
        write: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        var log = plan.text()
        var stream = plan.stream()
        log.begin()
        while let row = stream.next() {
            log.append(row)
            if log.bytes.count >= Self.pieceBytes {
                try write(log.bytes.span)
                log.bytes.removeAll(keepingCapacity: true)
            }
        }
        log.end()
        try write(log.bytes.span)
    }

    /// Labels every hour in which the log has an attempt by or on a user: CSV `user,hour_start,label`, 1
    /// for an hour with a malicious one, else 0. By hour, then by name.
    public func runHours<Failure: Error>(
        write: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        var hours = AuthHours()
        var stream = plan.stream()
        while let row = stream.next() {
            // Of other actions the formats name another user, or no attempt.
            guard row.action == .logon, let user = plan.site.userName(row.account) else { continue }
            hours.add(user, at: row.time, isMalicious: row.isMalicious)
            if hours.bytes.count >= Self.pieceBytes {
                try write(hours.bytes.span)
                hours.bytes.removeAll(keepingCapacity: true)
            }
        }
        hours.close()
        try write(hours.bytes.span)
    }

    /// Every row of the log.
    func rows() -> [AuthRow] {
        var stream = plan.stream()
        var rows: [AuthRow] = []
        while let row = stream.next() { rows.append(row) }
        return rows
    }

    /// Bytes handed on at a time: enough that a system call costs nothing beside making them.
    static let pieceBytes = 1 << 18
}

/// The labels of user-hours, an hour at a time.
private struct AuthHours {
    var bytes = Array("user,hour_start,label\n".utf8)
    private var hour: Int64?
    private var labels: [String: Bool] = [:]

    mutating func add(_ user: String, at time: Int64, isMalicious: Bool) {
        let start = time - time % 3600
        if hour != start {
            close()
            hour = start
        }
        labels[user, default: false] = labels[user, default: false] || isMalicious
    }

    mutating func close() {
        guard let hour else { return }
        let stamp = Timestamp(microseconds: hour * 1_000_000).rfc3339
        for (user, isMalicious) in labels.sorted(by: { $0.key < $1.key }) {
            bytes.append(contentsOf: "\(user),\(stamp),\(isMalicious ? 1 : 0)\n".utf8)
        }
        labels.removeAll(keepingCapacity: true)
        self.hour = nil
    }
}
