import TocsinRecords

// Which file holds which log.
extension LogFollower {
    /// Lists the files and tells which log each of them holds; false if a log has gone and may be found
    /// by looking again.
    func look() -> Bool {
        let listing = FolderListing(path: path)
        for error in listing.errors { tell(error) }
        var files = Array(listing.files.values)
        files += archived(besides: listing)
        var new: [ListedFile] = []
        var seen: Set<Int> = []
        var lost = false
        for file in files {
            if let log = byIdentity[file.status.identity] {
                if confirm(log, file) {
                    seen.insert(log.number)
                    settle(log, in: file)
                    continue
                }
                byIdentity[file.status.identity] = nil
                if log.isPresent { lost = true }
                log.detach()
            }
            if !isPassedOver(file) { new.append(file) }
        }
        for log in logs where log.isPresent && !seen.contains(log.number) {
            if !listing.isPartial, !stays(log) { lost = true }
        }
        let named = new.map { (file: $0, name: RotatedName(path: $0.path)) }
        new = named.sorted { $0.name < $1.name }.map(\.file)
        if new.count > Self.maxNewFiles {
            new.removeLast(new.count - Self.maxNewFiles)
            report.hasMore = true
        }
        // Names may have been taken over while they were listed.
        if lost, polls != lastLost {
            lastLost = polls
            return false
        }
        identify(new)
        let present = Set(files.map(\.status.identity))
        passedOver = passedOver.filter { present.contains($0.key) }
        return true
    }

    /// Archived files of interest: those that may hold what went away, and those that are being read.
    private func archived(besides listing: FolderListing) -> [ListedFile] {
        var files = archives.files(for: logs, besides: listing)
        var known = Set(files.map(\.status.identity))
        for log in logs where log.place == .archive {
            guard let status = FileStatus(path: log.path), status.isRegular,
                listing.files[status.identity] == nil, known.insert(status.identity).inserted
            else { continue }
            files.append(ListedFile(path: log.path, status: status, isArchived: true))
        }
        return files
    }

    /// Whether `file`, which has the identity of `log`, still holds what was read of it.
    private func confirm(_ log: FollowedLog, _ file: ListedFile) -> Bool {
        if log.status == file.status { return true }
        do throws(ParseError) {
            let open = if let open = log.open { open.file } else { try OpenFile(path: file.path) }
            // Replaced since it was listed: the next poll sees it.
            guard let status = open.status, status.identity == file.status.identity else {
                return true
            }
            let beginning = try LogBeginning(
                open, size: status.size, limits: options.limits,
                count: ContentFingerprint.maxLength)
            guard log.head.matches(beginning.bytes), log.isEncoded == beginning.isEncoded else {
                return false
            }
            if !log.isEncoded, status.size < log.offset {
                guard log.head.length == ContentFingerprint.maxLength else { return false }
                // Cut off behind its beginning, which still stands there: go on from there.
                try goToEnd(log, open, status.size)
            }
        } catch {
            tell(error)
            log.status = nil
            return true
        }
        return true
    }

    /// Notes that `file` holds `log`.
    func settle(_ log: FollowedLog, in file: ListedFile) {
        if log.path != file.path, log.isPresent || log.isSought {
            report.moved.append(FollowReport.Move(from: log.path, to: file.path))
            log.isRest = true
        }
        if log.path != file.path { log.close() }
        if file.isArchived, log.isSought { archives.found(log.name, at: file.path) }
        log.isSought = false
        log.path = file.path
        log.place = file.isArchived ? .archive : .folder
        log.identity = file.status.identity
        if log.status != file.status {
            // What was read to its end before a restart is not unfolded once more.
            log.hasNews = !log.isComplete || log.status != nil
            if log.isEncoded, log.status != nil { log.close() }
        } else if let cut = log.cut, cut == file.status, !log.isComplete {
            // Unchanged for a poll: no longer being written, or damaged.
            log.hasNews = !log.isCutTold
        }
        log.status = file.status
        byIdentity[file.status.identity] = log
    }

    /// Whether a log that is nowhere to be seen can be read on, because it is open.
    private func stays(_ log: FollowedLog) -> Bool {
        guard let open = log.open, !log.isEncoded, let status = open.file.status,
            status.size >= log.offset
        else {
            release(log)
            return log.isComplete
        }
        var idle = 0
        if case .open(let before) = log.place { idle = before + 1 } else { log.isSought = true }
        if status.size > log.offset, status != log.status {
            log.hasNews = true
            log.isRest = true
            idle = 0
        }
        guard idle < Self.maxIdlePolls else {
            release(log)
            return true
        }
        log.place = .open(idlePolls: idle)
        return true
    }

    /// Forgets where a log was.
    func release(_ log: FollowedLog) {
        if let identity = log.identity, byIdentity[identity] === log { byIdentity[identity] = nil }
        log.detach()
        if log.isComplete { log.isSought = false }
    }

    /// Whether nothing has changed about a file that was left alone.
    private func isPassedOver(_ file: ListedFile) -> Bool {
        if file.status.size == 0 { return true }
        guard let known = passedOver[file.status.identity] else { return false }
        switch known.reason {
        case .unused: return known.path == file.path && file.status.size >= known.status.size
        case .undecided: return known.status == file.status
        case .copy(let log):
            return known.status == file.status && (log.isPresent || log.isComplete)
        }
    }

    /// Puts a plain log's position behind its last whole line.
    func goToEnd(_ log: FollowedLog, _ file: OpenFile, _ size: Int) throws(ParseError) {
        let start = max(0, size - LineLimits.maxLineBytes - 1)
        let tail = try file.bytes(start..<size)
        if let newline = tail.lastIndex(of: 0x0A) {
            log.offset = start + newline + 1
            log.isInsideOverlongLine = false
        } else {
            log.offset = start == 0 ? 0 : start + tail.count
            log.isInsideOverlongLine = start > 0
        }
    }
}
