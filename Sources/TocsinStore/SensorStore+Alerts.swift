import GRDB
import TocsinDetectors
import TocsinRecords

extension SensorStore {
    private static let columns =
        "sequence, finding, revision, kind, detector, severity, told, line"

    /// Keeps `alerts` and the register that says they were told, together; returns the alerts with
    /// their sequence numbers. They are in every sink's outbox from then on.
    ///
    /// If it throws, nothing was told: the caller tells them again, from a register that does not
    /// have them.
    @discardableResult
    public func tell(
        _ alerts: [StoredAlert], register: [UInt8]
    ) throws(StoreError) -> [StoredAlert] {
        try write { db in
            var told = alerts
            for index in told.indices {
                let alert = told[index]
                try db.execute(
                    sql: """
                        INSERT INTO alert(finding, revision, kind, detector, severity, told, line)
                        VALUES(?,?,?,?,?,?,?)
                        """,
                    arguments: [
                        alert.finding, alert.revision, alert.kind, alert.detector,
                        alert.severity.rawValue, alert.told.microseconds, alert.line,
                    ])
                told[index].sequence = db.lastInsertedRowID
            }
            try Self.set(Schema.register, register, db)
            if let last = told.last {
                try db.execute(
                    sql: "DELETE FROM alert WHERE sequence <= ?",
                    arguments: [last.sequence - Self.maxAlerts])
            }
            return told
        }
    }

    // MARK: Outbox

    /// Opens an outbox for each of `sinks` that has none yet: it gets what is told from now on. To be
    /// called before anything is told.
    public func beginDelivery(to sinks: [String]) throws(StoreError) {
        try write { db in
            for sink in sinks {
                try db.execute(
                    sql: "INSERT OR IGNORE INTO delivery(sink, sequence) VALUES(?, ?)",
                    arguments: [sink, try Self.lastSequence(db)])
            }
        }
    }

    /// The oldest alerts that `sink` has not confirmed, at most `limit`, in order. A sink that is not
    /// known has none confirmed. O(limit).
    public func undelivered(sink: String, limit: Int = 1000) throws(StoreError) -> Undelivered {
        try read { db in
            let confirmed =
                try Int64.fetchOne(
                    db, sql: "SELECT sequence FROM delivery WHERE sink = ?", arguments: [sink]) ?? 0
            let oldest = try Int64.fetchOne(db, sql: "SELECT min(sequence) FROM alert")
            let alerts = try Self.alerts(
                db, "WHERE sequence > ? ORDER BY sequence LIMIT ?", [confirmed, max(limit, 0)])
            return Undelivered(
                alerts: alerts, lost: oldest.map { max(0, $0 - 1 - max(confirmed, 0)) } ?? 0)
        }
    }

    /// Notes that `sink` has delivered all alerts up to `sequence`. What it confirmed before stays
    /// confirmed.
    public func delivered(sink: String, upTo sequence: Int64) throws(StoreError) {
        try write { db in
            try db.execute(
                sql: """
                    INSERT INTO delivery(sink, sequence) VALUES(?1, min(?2, ?3))
                    ON CONFLICT(sink) DO UPDATE SET sequence = max(sequence, excluded.sequence)
                    """,
                arguments: [sink, sequence, try Self.lastSequence(db)])
        }
    }

    // MARK: Looking up

    /// The newest alert of each finding that was told at `since` or later, newest first, at most
    /// `limit`.
    public func findings(
        since: Timestamp? = nil, limit: Int = 1000
    ) throws(StoreError) -> [StoredAlert] {
        try read { db in
            try Self.alerts(
                db,
                """
                WHERE told >= ? AND sequence IN (SELECT max(sequence) FROM alert GROUP BY finding)
                ORDER BY sequence DESC LIMIT ?
                """, [since?.microseconds ?? .min, max(limit, 0)])
        }
    }

    /// Everything that was told of the finding with this id, oldest first.
    public func alerts(of finding: String) throws(StoreError) -> [StoredAlert] {
        try read { db in
            try Self.alerts(db, "WHERE finding = ? ORDER BY sequence", [finding])
        }
    }

    /// The number of the last alert that was ever told, forgotten or not; 0 before the first.
    private static func lastSequence(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'alert'") ?? 0
    }

    /// Rows that make no sense are left out.
    private static func alerts(
        _ db: Database, _ condition: String, _ arguments: StatementArguments
    ) throws -> [StoredAlert] {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT \(columns) FROM alert " + condition, arguments: arguments)
        var alerts: [StoredAlert] = []
        while let row = try rows.next() {
            if let alert = StoredAlert(row) { alerts.append(alert) }
        }
        return alerts
    }
}

extension StoredAlert {
    /// In the order of `SensorStore.columns`.
    fileprivate init?(_ row: Row) {
        guard let sequence = row.integer(0), let finding = row.text(1),
            let revision = row.integer(2), let kind = row.text(3), let detector = row.text(4),
            let severity = row.integer(5).flatMap({ Severity(rawValue: Int($0)) }),
            let told = row.integer(6), let line = row.text(7)
        else { return nil }
        self.init(
            finding: finding, revision: Int(revision), kind: kind, detector: detector,
            severity: severity, told: Timestamp(microseconds: told), line: line)
        self.sequence = sequence
    }
}
