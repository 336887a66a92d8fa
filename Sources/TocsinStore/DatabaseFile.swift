import Dispatch
import GRDB

/// The file of a database before it is in use: whose it is, whether it is whole, and out of the way
/// with it if it is not.
struct DatabaseFile {
    let path: String

    /// Longest look at a database before it is opened, in seconds: a disk reads some GB in that
    /// time. What is damaged behind is found when it is read.
    private static let checkSeconds = 10
    /// Damaged databases that are kept; then somebody has to look.
    private static let maxKept = 10
    private static let magic = Array("SQLite format 3\0".utf8)
    /// Where the application id stands in the head (SQLite, "Database File Format", 1.3).
    private static let applicationIDOffset = 68

    /// Creates the tables if there is no database yet, sets a damaged one aside and begins anew.
    /// Returns what it did in the second case, nil in all others.
    func prepare() throws(StoreError) -> String? {
        let code = SystemFile.create(path)
        guard code == 0, let head = SystemFile.head(of: path, 100) else {
            throw StoreError(
                .unusable, path: path,
                reason: SystemFile.message(code == 0 ? SystemFile.inputError : code),
                remedy: "its folder must exist and be writable for the sensor's user")
        }
        guard let damage = try damage(head) else { return nil }
        let kept = try setAside(damage)
        _ = SystemFile.create(path)
        if let again = try self.damage([]) {
            throw StoreError(
                .damaged, path: path, reason: "a new database is damaged too (\(again))",
                remedy: "check the disk")
        }
        return "\(path): \(damage); it is kept as \(kept), and a new one was begun"
    }

    /// What is wrong with a database that is ours, nil if nothing is; throws if it is not ours.
    private func damage(_ head: [UInt8]) throws(StoreError) -> String? {
        if !head.isEmpty, !head.starts(with: Self.magic) {
            // A page of zeros is what a crash of the machine leaves.
            let isOurs =
                head.allSatisfy { $0 == 0 } || Self.applicationID(head) == Schema.applicationID
            guard isOurs else { throw foreign("it is no database") }
            return "the beginning of the database is damaged"
        }
        do {
            return try inspect()
        } catch let error as StoreError {
            throw error
        } catch {
            let error = StoreError(error, path: path)
            // A database of somebody else is not ours to move, damaged or not.
            guard error.kind == .damaged,
                head.isEmpty || Self.applicationID(head) == Schema.applicationID
            else { throw error }
            return error.reason
        }
    }

    private static func applicationID(_ head: [UInt8]) -> Int64 {
        head.dropFirst(applicationIDOffset).prefix(4).reduce(0) { $0 << 8 | Int64($1) }
    }

    /// Opens the database once to look at it, in no mode that would change somebody else's.
    private func inspect() throws -> String? {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.inDatabase { db in
            let id = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
            let tables = try Int64.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            if id == 0, tables == 0 {
                try Schema.create(db)
                return nil
            }
            guard id == Schema.applicationID else {
                throw foreign("the database is another program's")
            }
            let version = try Int64.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            guard version <= Schema.version else {
                throw StoreError(
                    .newer, path: path,
                    reason:
                        "a later release wrote it (version \(version), known \(Schema.version))",
                    remedy: "use that release, or name another file")
            }
            guard version == Schema.version else { return "the database has no version" }
            return try check(db, interrupt: queue.interrupt)
        }
    }

    /// SQLite's quick check, within `checkSeconds`.
    private func check(_ db: Database, interrupt: @escaping @Sendable () -> Void) throws -> String?
    {
        let alarm = DispatchWorkItem(block: interrupt)
        DispatchQueue.global().asyncAfter(
            deadline: .now() + .seconds(Self.checkSeconds), execute: alarm)
        defer { alarm.cancel() }
        do {
            let result = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? ""
            return result == "ok" ? nil : "the database is damaged (\(result))"
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
            return nil
        }
    }

    private func foreign(_ reason: String) -> StoreError {
        StoreError(.foreign, path: path, reason: reason, remedy: "name another file for the state")
    }

    /// Renames the database and what belongs to it, and returns the new name.
    private func setAside(_ reason: String) throws(StoreError) -> String {
        let suffixes = ["-wal", "-shm", ""]
        for number in 1...Self.maxKept {
            let kept = "\(path).damaged-\(number)"
            if suffixes.contains(where: { SystemFile.exists(kept + $0) }) { continue }
            // The database last: until then the next start finds it damaged again.
            for suffix in suffixes where SystemFile.exists(path + suffix) {
                let code = SystemFile.rename(path + suffix, to: kept + suffix)
                guard code == 0 else {
                    throw StoreError(
                        .damaged, path: path,
                        reason: "\(reason), and cannot be renamed: \(SystemFile.message(code))",
                        remedy: "move it away")
                }
            }
            return kept
        }
        throw StoreError(
            .damaged, path: path, reason: "\(reason), and \(Self.maxKept) before it were too",
            remedy: "check the disk, and remove \(path).damaged-*")
    }
}
