import TocsinRecords

extension LogFormats {
    /// Authentication logs beside Zeek's, which the Zeek formats recognise.
    static let auth: [LogFormat] = [
        .journal, .cloudTrail, .windowsJSON, .splunk, .authJSON, .windowsXML, .authTable, .syslog,
        .utmp,
    ]
}

extension LogFormat {
    static let journal = json(.journal, "journald", "journald entries (journalctl -o json)")
    static let cloudTrail = json(.cloudTrail, "cloudtrail", "AWS CloudTrail files and look-ups")
    static let windowsJSON = json(.windows, "windows-json", "Windows security events as JSON")
    static let splunk = json(.splunk, "splunk", "Splunk results with their raw events")
    static let authJSON = json(
        .columns, "auth-json", "JSON lines with timestamp, user, result, location, ip")

    private static func json(
        _ kind: JSONAuthHead.Kind, _ name: String, _ summary: String
    ) -> LogFormat {
        LogFormat(name: name, summary: summary) { head, _ in
            guard let found = JSONAuthHead(head), found.kind == kind else { return nil }
            return .auth(format: name, framing: found.framing, decoder: JSONAuthDecoder())
        }
    }

    static let windowsXML = LogFormat(
        name: "windows-xml", summary: "Windows security events as XML"
    ) { head, _ in
        var text = LineText(head, 0..<head.count)
        _ = text.drop(prefix: "\u{FEFF}")
        text.bytes = text.bytes.drop { $0 <= 0x20 }
        // Copied from the Event Viewer, every element has the mark that folds it.
        _ = text.drop(prefix: "- ")
        guard text.has(prefix: "<"), text.contains("<Event"), text.contains("<System"),
            text.contains("<EventID")
        else { return nil }
        return .auth(format: "windows-xml", framing: .xmlEvents, decoder: WindowsXMLDecoder())
    }

    static let authTable = LogFormat(
        name: "auth-csv", summary: "CSV with timestamp, user, result, location, ip"
    ) { head, _ in
        guard let decoder = AuthTableDecoder(head: head) else { return nil }
        return .auth(format: "auth-csv", framing: .lines, decoder: decoder)
    }

    static let syslog = LogFormat(
        name: "syslog", summary: "auth.log, secure and other syslog files"
    ) { head, _ in
        guard let first = syslogTime(head) else { return nil }
        return .auth(
            format: "syslog", framing: .lines, decoder: SyslogAuthDecoder(first: first))
    }

    static let utmp = LogFormat(name: "utmp", summary: "wtmp, btmp, utmp of Linux x86-64") {
        head, fileName in
        let size = UtmpDecoder.recordBytes
        guard head.count >= size, UtmpDecoder.isRecord(head.extracting(0..<size)),
            head.count < 2 * size || UtmpDecoder.isRecord(head.extracting(size..<2 * size))
        else { return nil }
        return .auth(
            format: "utmp", framing: .fixed(size),
            decoder: UtmpDecoder(isBtmp: fileName.hasPrefix("btmp")))
    }

    static func zeekAuth(_ header: ZeekTSVHeader) -> Recognition? {
        guard let log = ZeekAuthLog(rawValue: header.path),
            ZeekAuthLog.required.allSatisfy(header.fields.contains)
        else { return nil }
        return .auth(
            format: "zeek \(log.rawValue)", framing: .lines,
            decoder: ZeekAuthTSVDecoder(header: header))
    }

    /// Lines looked at: a log that was rotated by copying may begin inside a line.
    private static let syslogLines = 16

    /// The time of the first syslog line, if at least half of the first lines are some.
    private static func syslogTime(_ head: Span<UInt8>) -> SyslogLine.Time? {
        var lines = BlockLines()
        var (seen, good) = (0, 0)
        var first: SyslogLine.Time?
        while seen < syslogLines, let line = lines.next(in: head) {
            // The last line may be cut.
            if line.isEmpty || line.upperBound == head.count && seen > 0
                || head[line.lowerBound] == 0x23
            {
                continue
            }
            seen += 1
            guard let syslog = SyslogLine(LineText(head, line)), !syslog.program.isEmpty else {
                continue
            }
            good += 1
            if first == nil { first = syslog.time }
        }
        return 2 * good >= seen ? first : nil
    }
}

/// What the beginning of a JSON document says about its records.
struct JSONAuthHead {
    enum Kind {
        case journal, cloudTrail, windows, splunk, columns
    }

    var kind: Kind
    var framing: RecordFraming

    /// Nil unless the first record is one of an authentication log.
    init?(_ head: Span<UInt8>) {
        var text = LineText(head, 0..<head.count)
        _ = text.drop(prefix: "\u{FEFF}")
        text.bytes = text.bytes.drop { $0 <= 0x20 }
        guard text.has(prefix: "{") || text.has(prefix: "[") else { return nil }
        let line = Array(text.bytes.prefix { $0 != 0x0A })
        if let object = try? JSONObject(line), let kind = Self.kind(object) {
            self.kind = kind
            framing = .lines
            return
        }
        framing = .jsonElements
        var cutter = JSONElementCutter()
        var elements: [UInt8] = []
        cutter.feed(text.bytes, to: &elements)
        if let end = elements.firstIndex(of: 0x0A) {
            guard let object = try? JSONObject(Array(elements[..<end])),
                let kind = Self.kind(object)
            else { return nil }
            self.kind = kind
            return
        }
        // A quiet quarter of an hour, or a first event that fills the head.
        let begin = text.bytes.prefix(64).filter { $0 > 0x20 }
        guard begin.starts(with: #"{"Records":["#.utf8) else { return nil }
        kind = .cloudTrail
    }

    private static func kind(_ object: JSONObject) -> Kind? {
        // Zeek's and Suricata's own are recognised elsewhere.
        if object.has("id.orig_h") || object.has("event_type") && object.has("timestamp") {
            return nil
        }
        if SplunkResult.isResult(object)
            || object.object("result").map(SplunkResult.isResult) == true
        {
            return .splunk
        }
        if object.isString("CloudTrailEvent") || CloudTrailEvent.isEvent(object) {
            return .cloudTrail
        }
        if JournalEntry(object) != nil { return .journal }
        if WindowsEvent(json: object) != nil { return .windows }
        return AuthColumns(object.keys) == nil ? nil : .columns
    }
}
