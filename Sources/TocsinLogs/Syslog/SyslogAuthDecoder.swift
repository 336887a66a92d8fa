import TocsinRecords

/// Lines of `auth.log`, `secure` or any other syslog file → the authentications among them; lines of
/// other services are counted as skipped.
package struct SyslogAuthDecoder: AuthDecoder {
    package var stamps: LocalStamps {
        didSet {
            guard let first, case .yearless(let month, let day, let inDay) = first else { return }
            stamps.anchor(month: month, day: day, inDay: inDay)
        }
    }
    /// Time of the log's first line: what a given year is the year of.
    private let first: SyslogLine.Time?

    package var lacksYear: Bool {
        if case .yearless = first { true } else { false }
    }

    package init() { self.init(first: nil) }

    init(first: SyslogLine.Time?) {
        self.first = first
        stamps = LocalStamps()
    }

    package mutating func decode(
        _ block: Span<UInt8>, into batch: inout AuthBatch, report: inout DecodeReport
    ) {
        let stamps = stamps
        // One copy that all the texts of its lines are slices of.
        let bytes = [UInt8](copying: block)
        report.decodeLines(of: block) { range throws(MalformedLine) in
            let line = LineText(bytes[range])
            if line.has(prefix: "#") { return false }
            guard let event = try Self.event(line, stamps) else { return false }
            batch.append(event)
            return true
        }
    }

    /// The event that one line tells of; nil if it tells of none.
    static func event(_ line: LineText, _ stamps: LocalStamps) throws(MalformedLine) -> AuthEvent? {
        guard let syslog = SyslogLine(line) else { throw MalformedLine("not a syslog line") }
        let message = ServiceMessage(
            ts: 0, host: syslog.host?.string, program: syslog.program, session: syslog.session,
            text: syslog.message)
        guard var event = message.event() else { return nil }
        switch syslog.time {
        case .stamp(let stamp): event.ts = stamps.instant(stamp)
        case .yearless(let month, let day, let inDay):
            guard let instant = stamps.instant(month: month, day: day, inDay: inDay) else {
                throw MalformedLine(
                    stamps.years == .unknown
                        ? "stamp without a year: give it with --year" : "no such date in that year")
            }
            event.ts = instant
        }
        return event
    }
}
