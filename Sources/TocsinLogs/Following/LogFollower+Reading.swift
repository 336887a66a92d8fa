import TocsinRecords

// How the bytes of one log become batches.
extension LogFollower {
    /// Reads about `budget` bytes on and returns how many were read.
    func read(
        _ log: FollowedLog, _ budget: Int,
        _ consume: (borrowing ConnBatch, inout Tally) -> Void,
        _ consumeAuth: (borrowing AuthBatch, inout Tally) -> Void
    ) -> Int {
        do throws(ParseError) {
            guard let open = try reopen(log), let status = open.file.status else { return 0 }
            log.modified = status.modificationTime ?? log.modified
            open.decoder.setStamps(options.auth, modified: log.modified)
            return log.isEncoded
                ? try readEncoded(log, open, status, budget, consume, consumeAuth)
                : try readPlain(log, open, status, budget, consume, consumeAuth)
        } catch {
            // Tried again in every poll, told once.
            log.hasNews = false
            log.status = nil
            log.close()
            tell(error)
            return 0
        }
    }

    private func readPlain(
        _ log: FollowedLog, _ open: OpenLog, _ status: FileStatus, _ budget: Int,
        _ consume: (borrowing ConnBatch, inout Tally) -> Void,
        _ consumeAuth: (borrowing AuthBatch, inout Tally) -> Void
    ) throws(ParseError) -> Int {
        // Truncated, or another content since it was compared: the next poll sorts it out.
        let head = try open.file.bytes(0..<min(status.size, ContentFingerprint.maxLength))
        guard status.size >= log.offset, log.head.matches(head) else {
            log.status = nil
            log.hasNews = false
            return 0
        }
        let start = log.offset
        let source = ByteSource(open.file, plain: start..<status.size)
        var reader = BlockReader(
            source, isGrowing: true, isDropping: log.isInsideOverlongLine)
        var isAtEnd = false
        // Never beyond the size of a moment ago: what `head` was compared with ends there.
        while reader.consumed < budget {
            guard let filled = try reader.next(into: &slot.buffer) else {
                isAtEnd = true
                break
            }
            decode(log, open, filled, consume, consumeAuth)
        }
        log.offset = start + reader.consumed
        log.isInsideOverlongLine = reader.isDropping
        if log.head.length < ContentFingerprint.maxLength { log.head = ContentFingerprint(head) }
        complain(log, overlong: reader.overlongLines)
        report.tally.bytes += reader.consumed
        log.hasNews = !isAtEnd
        log.status = status
        return reader.consumed
    }

    private func readEncoded(
        _ log: FollowedLog, _ open: OpenLog, _ status: FileStatus, _ budget: Int,
        _ consume: (borrowing ConnBatch, inout Tally) -> Void,
        _ consumeAuth: (borrowing AuthBatch, inout Tally) -> Void
    ) throws(ParseError) -> Int {
        let source =
            open.source ?? ByteSource(open.file, size: status.size, limits: options.limits)
        if open.source == nil {
            open.source = source
            open.toSkip = log.offset
        }
        var work = 0
        do throws(ParseError) {
            while open.toSkip > 0, work < budget {
                var part = [UInt8](
                    repeating: 0, count: min(open.toSkip, BlockReader.blockBytes))
                let got = try source.read(into: &part, at: 0)
                // Shorter than what was read of it elsewhere: all of it is known.
                if got == 0 { open.toSkip = 0 }
                open.toSkip -= min(got, open.toSkip)
                work += got
            }
            guard open.toSkip == 0 else { return work }
            var reader =
                open.reader ?? BlockReader(source, isDropping: log.isInsideOverlongLine)
            let before = reader.consumed
            defer {
                open.reader = reader
                log.offset += reader.consumed - before
                log.isInsideOverlongLine = reader.isDropping
                complain(log, overlong: reader.overlongLines - open.overlongLines)
                open.overlongLines = reader.overlongLines
                report.tally.bytes += reader.consumed - before
                work += reader.consumed - before
            }
            while reader.consumed - before < budget - work {
                guard let filled = try reader.next(into: &slot.buffer) else {
                    log.isComplete = true
                    break
                }
                decode(log, open, filled, consume, consumeAuth)
            }
        } catch  where error.code == .truncated {
            // Perhaps it is still being written; if it stays like this, that is told.
            log.isCutTold = log.cut == status
            if log.isCutTold { tell(error) }
            log.cut = status
            log.hasNews = false
            log.close()
            return work
        } catch {
            log.isComplete = true
            tell(error)
        }
        if log.isComplete {
            log.hasNews = false
            log.close()
        }
        return work
    }

    private func decode(
        _ log: FollowedLog, _ open: OpenLog, _ filled: Int,
        _ consume: (borrowing ConnBatch, inout Tally) -> Void,
        _ consumeAuth: (borrowing AuthBatch, inout Tally) -> Void
    ) {
        slot.filled = filled
        slot.decoder = open.decoder
        slot.decode()
        if let decoder = slot.decoder { open.decoder = decoder }
        for sample in slot.report.samples {
            report.add(
                FollowReport.Sample(
                    path: log.path, line: log.lines + sample.line + 1, reason: sample.reason))
        }
        log.lines += slot.report.lines
        report.tally += slot.report.tally
        switch open.decoder {
        case .connections: consume(slot.batch, &report.tally)
        case .auth: consumeAuth(slot.authBatch, &report.tally)
        }
    }

    private func complain(_ log: FollowedLog, overlong: Int) {
        guard overlong > 0 else { return }
        report.tally.malformed += overlong
        report.add(
            FollowReport.Sample(
                path: log.path, line: 0,
                reason: "line longer than \(LineLimits.maxLineBytes) bytes, dropped"))
    }

    /// The log's file and decoder, as they are or from the beginning of the file; nil if another file is
    /// in its place, or if it is not to be read.
    private func reopen(_ log: FollowedLog) throws(ParseError) -> OpenLog? {
        if let open = log.open { return open }
        let file = try OpenFile(path: log.path)
        guard let status = file.status, status.identity == log.identity else {
            log.hasNews = false
            log.status = nil
            return nil
        }
        let beginning = try LogBeginning(file, size: status.size, limits: options.limits)
        guard log.head.matches(beginning.bytes),
            case .log(let decoder) = beginning.kind(name: log.name, auth: options.auth)
        else {
            log.hasNews = false
            log.status = nil
            return nil
        }
        let open = OpenLog(file: file, decoder: decoder, layout: log.layout)
        log.open = open
        return open
    }
}

extension RecordDecoder {
    /// Gives stamps without a year or zone theirs.
    fileprivate mutating func setStamps(_ auth: AuthReadingOptions?, modified: Timestamp?) {
        guard case .auth(var decoder) = self, let auth else { return }
        decoder.stamps = LocalStamps(auth, modified: modified)
        self = .auth(decoder)
    }
}
