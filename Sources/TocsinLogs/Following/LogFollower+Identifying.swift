import TocsinRecords

// What new files are: the rest of a log, a copy of one, a new one, or nothing to be read.
extension LogFollower {
    func identify(_ files: [ListedFile]) {
        guard !files.isEmpty else { return }
        var heads = KnownHeads(logs)
        for file in files {
            do throws(ParseError) {
                let open = try OpenFile(path: file.path)
                guard let status = open.status, status.identity == file.status.identity else {
                    continue
                }
                var file = file
                file.status = status
                let beginning = try LogBeginning(open, size: status.size, limits: options.limits)
                identify(file, open, beginning, &heads)
            } catch {
                tell(error)
            }
        }
    }

    private func identify(
        _ file: ListedFile, _ open: OpenFile, _ beginning: LogBeginning, _ heads: inout KnownHeads
    ) {
        guard !beginning.bytes.isEmpty else { return }
        let least = beginning.isEncoded ? beginning.bytes.count : file.status.size
        for log in heads.logs(with: beginning.bytes) {
            if log.isPresent || log.isComplete {
                // A copy holds no more than what it was made of.
                if log.isEncoded || log.isComplete || least <= size(of: log) {
                    if log.isComplete, file.isArchived, log.isSought { log.isSought = false }
                    return passOver(file, .copy(log))
                }
            } else if beginning.isEncoded || file.status.size >= log.offset {
                log.isEncoded = beginning.isEncoded
                log.close()
                settle(log, in: file)
                log.status = nil
                log.hasNews = true
                if isKnownWhole(log, open, file.status.size) {
                    log.isComplete = true
                    log.hasNews = false
                }
                passedOver[file.status.identity] = nil
                return
            } else {
                // Still being copied.
                return passOver(file, .undecided)
            }
        }
        if let log = longerLog(beginning.bytes, file) {
            return passOver(file, .copy(log))
        }
        guard !file.isArchived || archives.isMissed(file) else {
            return passOver(file, .undecided)
        }
        switch beginning.kind(name: file.name, auth: options.auth) {
        case .log(let decoder):
            let log = add(file)
            log.isEncoded = beginning.isEncoded
            log.head = ContentFingerprint(beginning.bytes)
            log.open = OpenLog(file: open, decoder: decoder, layout: nil)
            log.hasNews = true
            log.modified = file.status.modificationTime
            settle(log, in: file)
            log.hasNews = true
            if isFirstLook, options.fromEnd { leaveOut(log, open, file.status.size) }
            heads.add(log)
            passedOver[file.status.identity] = nil
        case .unused(let kind):
            tellIgnored(file.path, kind: kind)
            passOver(file, .unused)
        case .unsupported(let error):
            tell(error)
            passOver(file, .unused)
        case .unknown(let error):
            if let error { tell(error) }
            // A full head that says nothing will not say more.
            passOver(file, beginning.isWhole ? .undecided : .unused)
        }
    }

    private func passOver(_ file: ListedFile, _ reason: PassedOver.Reason) {
        passedOver[file.status.identity] = PassedOver(
            reason: reason, path: file.path, status: file.status)
    }

    private func size(of log: FollowedLog) -> Int {
        log.open?.file.status?.size ?? FileStatus(path: log.path)?.size ?? log.status?.size ?? 0
    }

    /// A log in place that begins with all of `bytes`, which are fewer than its fingerprint covers: a
    /// copy of it has just begun.
    private func longerLog(_ bytes: [UInt8], _ file: ListedFile) -> FollowedLog? {
        guard bytes.count < ContentFingerprint.maxLength else { return nil }
        return logs.first { log in
            guard log.isPresent, !log.isEncoded, log.head.length > bytes.count,
                RotatedName.isRotation(file.name, of: log.name),
                let open = try? log.open?.file ?? OpenFile(path: log.path)
            else { return false }
            return (try? open.bytes(0..<bytes.count)) == bytes
        }
    }

    /// Whether the trailer of a gzip file says that it unfolds to exactly what was read: then it need not
    /// be unfolded (RFC 1952 §2.3.1, ISIZE).
    private func isKnownWhole(_ log: FollowedLog, _ file: OpenFile, _ size: Int) -> Bool {
        guard log.isEncoded, log.offset > 0, !log.isInsideOverlongLine, size > 18,
            let magic = try? file.bytes(0..<2), magic == [0x1F, 0x8B],
            let trailer = try? file.bytes(size - 4..<size), trailer.count == 4
        else { return false }
        let length = trailer.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return length == UInt32(truncatingIfNeeded: log.offset)
    }

    /// What stood there before the first start is not wanted.
    private func leaveOut(_ log: FollowedLog, _ file: OpenFile, _ size: Int) {
        if log.isEncoded {
            log.isComplete = true
            log.hasNews = false
            log.close()
        } else {
            do throws(ParseError) { try goToEnd(log, file, size) } catch { tell(error) }
        }
    }
}

/// The beginnings of the logs that are known.
private struct KnownHeads {
    private var byHead: [ContentFingerprint: [FollowedLog]] = [:]
    private var lengths: [Int] = []

    init(_ logs: [FollowedLog]) {
        for log in logs where log.head.length > 0 { byHead[log.head, default: []].append(log) }
        lengths = Set(byHead.keys.map(\.length)).sorted()
    }

    mutating func add(_ log: FollowedLog) {
        byHead[log.head, default: []].append(log)
        if let place = lengths.firstIndex(where: { $0 >= log.head.length }) {
            if lengths[place] != log.head.length { lengths.insert(log.head.length, at: place) }
        } else {
            lengths.append(log.head.length)
        }
    }

    /// The logs that `bytes` may continue, those first whose known beginning is longest, then those
    /// that have lost their file.
    func logs(with bytes: [UInt8]) -> [FollowedLog] {
        ContentFingerprint.prefixes(of: bytes, lengths: lengths).reversed().flatMap {
            (byHead[$0] ?? []).sorted { !$0.isPresent && $1.isPresent }
        }
    }
}
