import TocsinRecords

/// The frame of a syslog line: RFC 3164 (with or without a year), RFC 5424, the ISO stamps of rsyslog's
/// and syslog-ng's file formats, TAI64N of daemontools, and the files that vsftpd and xrdp write themselves.
struct SyslogLine {
    /// When the line was written.
    enum Time: Hashable {
        case stamp(ISO8601.Stamp)
        /// Month, day and microseconds after midnight, all local.
        case yearless(month: Int, day: Int, inDay: Int64)
    }

    var time: Time
    var host: LineText?
    var program: String
    var session: UInt32?
    var message: LineText

    /// The program in front of a message: `sshd[123]:`, `su:`, `[sshd]`.
    struct Tag {
        var program: String
        var session: UInt32?

        /// Nil if `token` does not have the form of a tag.
        init?(_ token: LineText) {
            var text = token
            let hasColon = text.drop(suffix: ":")
            if text.has(prefix: "["), text.has(suffix: "]") {
                text.bytes = text.bytes.dropFirst().dropLast()
            } else if text.has(suffix: "]"), let open = text.last("[") {
                session = LineText(text.after(open).bytes.dropLast()).number
                    .flatMap { UInt32(exactly: $0) }
                text = text.before(open)
            } else if !hasColon {
                return nil
            }
            guard !text.isEmpty else { return nil }
            program = text.string
        }
    }

    init(time: Time, program: String, session: UInt32?, message: LineText) {
        self.time = time
        self.program = program
        self.session = session
        self.message = message
    }

    /// Nil if `line` does not begin like a syslog line.
    init?(_ line: LineText) {
        var rest = line
        rest.trim()
        if rest.has(prefix: "[") {
            guard let file = Self.xrdp(rest) else { return nil }
            self = file
            return
        }
        var isRFC5424 = false
        if rest.drop(prefix: "<") {
            guard let close = rest.first(">"), let priority = rest.before(close).number,
                priority < 192
            else { return nil }
            rest = rest.after(close)
            isRFC5424 = rest.drop(prefix: "1 ")
        }
        guard let time = Self.takeTime(&rest) else {
            guard let file = Self.vsftpd(rest) else { return nil }
            self = file
            return
        }
        self.time = time
        program = ""
        message = rest
        if isRFC5424 {
            guard readRFC5424(rest) else { return nil }
        } else {
            readRFC3164(rest)
        }
    }

    /// `[host] tag: message`.
    private mutating func readRFC3164(_ text: LineText) {
        var rest = text
        var token = rest.takeToken()
        if DovecotMessage.holdsName(tag: token) {
            // The name has blanks and colons of its own.
            program = "auth"
            return
        }
        if Tag(token) == nil {
            // No host, but a tag whose other half may be anybody's words.
            if token.contains("(") { return }
            host = token
            message = rest
            token = rest.takeToken()
        }
        guard let tag = Tag(token) else { return }
        program = tag.program
        session = tag.session
        message = rest
    }

    /// `host app procid msgid structured-data message` (§6); `-` is unset.
    private mutating func readRFC5424(_ text: LineText) -> Bool {
        var rest = text
        let host = rest.takeToken()
        if !(host == "-") { self.host = host }
        let app = rest.takeToken()
        if !(app == "-") { program = app.string }
        session = rest.takeToken().number.flatMap { UInt32(exactly: $0) }
        _ = rest.takeToken()
        guard Self.dropStructuredData(&rest) else { return false }
        // §6.4: a byte order mark may head UTF-8.
        _ = rest.drop(prefix: "\u{FEFF}")
        message = rest
        return true
    }

    /// `-` or `[id name="value"]…` (§6.3), in which quotes and brackets are escaped.
    private static func dropStructuredData(_ text: inout LineText) -> Bool {
        if text.drop(prefix: "-") {
            text.trim()
            return true
        }
        var isQuoted = false
        var position = text.bytes.startIndex
        guard text.has(prefix: "[") else { return false }
        while position < text.bytes.endIndex {
            switch text.bytes[position] {
            case 0x5C where isQuoted: position += 1
            case 0x22: isQuoted.toggle()
            case 0x5D where !isQuoted:
                let next = position + 1
                if next == text.bytes.endIndex || text.bytes[next] != 0x5B {
                    text.bytes = text.bytes[next...]
                    text.trim()
                    return true
                }
            default: break
            }
            position += 1
        }
        return false
    }
}

// MARK: Time

extension SyslogLine {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func takeTime(_ text: inout LineText) -> Time? {
        guard let first = text.bytes.first else { return nil }
        if first == 0x40 { return takeTAI64N(&text) }
        return first &- 0x30 <= 9 ? takeISO(&text) : takeMonth(&text)
    }

    /// `2024-04-19T08:00:00.123456+02:00` or the same with a blank.
    private static func takeISO(_ text: inout LineText) -> Time? {
        var rest = text
        let first = rest.takeToken()
        if let stamp = ISO8601.stamp(first.bytes.span) {
            text = rest
            return .stamp(stamp)
        }
        guard first.bytes.count == 10 else { return nil }
        let second = rest.takeToken()
        let joined = Array(first.bytes) + [0x20] + Array(second.bytes)
        guard let stamp = ISO8601.stamp(joined.span) else { return nil }
        text = rest
        return .stamp(stamp)
    }

    /// `Apr 19 08:00:00`, `Apr 19 2024 08:00:00`.
    static func takeMonth(_ text: inout LineText) -> Time? {
        var rest = text
        let name = rest.takeToken()
        guard name.bytes.count == 3, let month = months.firstIndex(where: { name == $0 }),
            let day = rest.takeToken().number, (1...31).contains(day)
        else { return nil }
        var year: Int?
        var clock = rest.takeToken()
        if clock.bytes.count == 4, let number = clock.number {
            year = number
            clock = rest.takeToken()
        }
        _ = clock.drop(suffix: ":")
        guard let inDay = inDay(clock) else { return nil }
        text = rest
        guard let year else { return .yearless(month: month + 1, day: day, inDay: inDay) }
        return stamp(year, month + 1, day, inDay).map { .stamp($0) }
    }

    /// A local time with its year, nil for one that does not exist.
    static func stamp(_ year: Int, _ month: Int, _ day: Int, _ inDay: Int64) -> ISO8601.Stamp? {
        guard (1...9999).contains(year), day <= ISO8601.days(of: month, in: year) else {
            return nil
        }
        let date = Timestamp(year: year, month: month, day: day).microseconds
        return ISO8601.Stamp(microseconds: date + inDay, hasZone: false)
    }

    /// `08:00:00`, with up to six fraction digits.
    private static func inDay(_ clock: LineText) -> Int64? {
        let parts = clock.bytes.split(separator: 0x3A, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 2, parts[1].count == 2,
            let hour = LineText(parts[0]).number, hour <= 23,
            let minute = LineText(parts[1]).number, minute <= 59,
            parts[2].count >= 2, parts[2].count <= 9
        else { return nil }
        let seconds = parts[2]
        // 60 is a leap second.
        guard let second = Decimal.microseconds(seconds.span), second >= 0,
            second < 61 * Timestamp.microsecondsPerSecond
        else { return nil }
        return Int64(hour * 3600 + minute * 60) * Timestamp.microsecondsPerSecond + second
    }
}
