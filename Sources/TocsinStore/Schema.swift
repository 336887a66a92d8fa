import GRDB

/// The tables, and the marks by which a file is known as ours.
enum Schema {
    /// `Tocs` in ASCII (SQLite's `PRAGMA application_id`).
    static let applicationID: Int64 = 0x546F_6373
    static let version: Int64 = 1
    /// The value that `tell` writes.
    static let register = "register"

    /// Small columns stand in front of large ones: a row's beginning is read without the pages of
    /// its blob. Checksums, because SQLite itself has none and checks no content.
    private static let tables = """
        CREATE TABLE segment(
            kind INTEGER NOT NULL, number INTEGER NOT NULL, arrived INTEGER NOT NULL,
            size INTEGER NOT NULL, checksum INTEGER NOT NULL, bytes BLOB NOT NULL,
            UNIQUE(kind, number)) STRICT;
        CREATE TABLE trace_part(
            number INTEGER PRIMARY KEY, checksum INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
        CREATE TABLE value(
            name TEXT PRIMARY KEY, checksum INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
        CREATE TABLE alert(
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, finding TEXT NOT NULL,
            revision INTEGER NOT NULL, kind TEXT NOT NULL, detector TEXT NOT NULL,
            severity INTEGER NOT NULL, told INTEGER NOT NULL, line TEXT NOT NULL) STRICT;
        CREATE INDEX alert_finding ON alert(finding, sequence);
        CREATE TABLE delivery(sink TEXT PRIMARY KEY, sequence INTEGER NOT NULL) STRICT;
        """

    /// Makes an empty database ours, in one transaction.
    static func create(_ db: Database) throws {
        // Only before the first table: pages that fall free can be given back.
        try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
        try db.inTransaction {
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(version)")
            try db.execute(sql: tables)
            return .commit
        }
    }
}
