import TocsinRecords

/// Reads a folder of logs, or one log, as it grows and is rotated.
///
/// Every call of `poll` looks at all files (one stat(2) each) and hands over the lines that are whole and
/// new. A log is its content, not its name: it is known again by device and inode or by its first bytes,
/// so renames, copies and gzip neither repeat nor lose a line. No clock, no threads; used by one thread
/// at a time.
public final class LogFollower {
    /// What is followed, as given.
    public let path: String
    let options: FollowOptions
    var logs: [FollowedLog] = []
    var byIdentity: [FileIdentity: FollowedLog] = [:]
    var passedOver: [FileIdentity: PassedOver] = [:]
    var archives: ArchiveFolders
    var report = FollowReport()
    var polls = 0
    /// The poll that last looked twice.
    var lastLost = 0
    /// Whether files may still be some that stood there before the first start.
    var isFirstLook: Bool
    let slot = DecodeSlot()
    private var nextNumber = 0
    /// Errors that hold, by path and reason; false for those that this poll has not met again.
    private var told: [String: Bool] = [:]
    private var toldKinds: Set<String> = []

    /// Logs that are gone and still known again if a copy turns up: a month of hours of five logs.
    static let maxRemembered = 4096
    /// Files kept open, so that a rename out of sight loses nothing.
    static let maxOpenFiles = 128
    /// Archived logs that are looked at again, in case they still grow.
    static let maxArchived = 64
    /// Polls without growth after which a file that has left the folder is closed.
    static let maxIdlePolls = 60
    /// New files looked into in one poll.
    static let maxNewFiles = 4096

    /// Follows `path`, which need not exist yet; `position` says what was handed over before.
    public init(
        path: String, position: FollowPosition? = nil, options: FollowOptions = FollowOptions()
    ) {
        self.path = path
        self.options = options
        isFirstLook = position == nil
        archives = ArchiveFolders(beside: path)
        for saved in position?.logs ?? [] {
            let log = saved.log(number: nextNumber)
            nextNumber += 1
            logs.append(log)
            if let identity = log.identity { byIdentity[identity] = log }
        }
    }

    /// What has been handed over up to now. O(logs).
    public var position: FollowPosition { FollowPosition(logs: logs.map(FollowPosition.Log.init)) }

    /// Hands over what is new: rotated logs before those that follow them, then in the order of their
    /// names, rows in the order of their lines. Consumers count in the tally which rows they did not
    /// take. O(files + new bytes).
    public func poll(
        consumeAuth: (borrowing AuthBatch, inout Tally) -> Void = { _, _ in },
        consume: (borrowing ConnBatch, inout Tally) -> Void
    ) -> FollowReport {
        report = FollowReport()
        polls += 1
        if !archives.isPlaced { archives = ArchiveFolders(beside: path) }
        for key in told.keys { told[key] = false }
        if !look() {
            // What was lost may have been renamed while the folder was listed.
            _ = look()
        }
        if !report.hasMore {
            isFirstLook = false
            read(consume, consumeAuth)
        }
        prune()
        told = told.filter(\.value)
        report.following = logs.count { $0.isPresent && !$0.isComplete }
        return report
    }

    /// Reads what has news, until the poll's bytes are used up.
    private func read(
        _ consume: (borrowing ConnBatch, inout Tally) -> Void,
        _ consumeAuth: (borrowing AuthBatch, inout Tally) -> Void
    ) {
        var budget = max(1, options.maxBytesPerPoll)
        let news = logs.filter { $0.hasNews && $0.isPresent }
        var ready = news.map { (log: $0, name: RotatedName(path: $0.path)) }
        ready.sort { a, b -> Bool in
            if a.log.isRest != b.log.isRest { return a.log.isRest }
            return a.name == b.name ? a.log.number < b.log.number : a.name < b.name
        }
        for (log, _) in ready {
            guard budget > 0 else {
                report.hasMore = true
                return
            }
            budget -= read(log, budget, consume, consumeAuth)
            log.lastRead = polls
            if log.hasNews { report.hasMore = true } else { log.isRest = false }
        }
    }

    /// A log that was not known before.
    func add(_ file: ListedFile) -> FollowedLog {
        let log = FollowedLog(number: nextNumber, name: file.name, path: file.path)
        nextNumber += 1
        logs.append(log)
        report.found.append(file.path)
        return log
    }

    /// Reports an error unless it was told and has held since.
    func tell(_ error: ParseError) {
        if told.updateValue(true, forKey: error.description) == nil { report.errors.append(error) }
    }

    /// Reports once what is left alone.
    func tellIgnored(_ path: String, kind: String) {
        if toldKinds.insert(kind).inserted {
            report.ignored.append(FollowReport.Ignored(path: path, kind: kind))
        }
    }

    /// Keeps open what grew last, and remembers a bounded number of logs that are gone.
    private func prune() {
        let archived = logs.filter { $0.place == .archive && !$0.hasNews }
        for log in archived.dropLast(Self.maxArchived) {
            // Rotated long ago: nobody writes to it any more.
            log.isComplete = true
            release(log)
        }
        let open = logs.filter { $0.open != nil }
        if open.count > Self.maxOpenFiles {
            let oldest = open.sorted { ($0.lastRead, $0.number) < ($1.lastRead, $1.number) }
            for log in oldest.prefix(open.count - Self.maxOpenFiles) {
                log.close()
                if case .open = log.place { log.detach() }
            }
        }
        var toForget = logs.count { !$0.isPresent } - Self.maxRemembered
        guard toForget > 0 else { return }
        logs.removeAll { log in
            guard toForget > 0, !log.isPresent else { return false }
            toForget -= 1
            if let identity = log.identity, byIdentity[identity] === log {
                byIdentity[identity] = nil
            }
            return true
        }
    }
}

/// A file that is not read, and until when.
struct PassedOver {
    enum Reason {
        /// No detector wants it, or no whole line says what it is.
        case unused, undecided
        /// It holds what this log holds.
        case copy(FollowedLog)
    }

    var reason: Reason
    var path: String
    var status: FileStatus
}
