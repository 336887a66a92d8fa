import TocsinRecords

/// Messages of the FTP servers vsftpd (logging.c), ProFTPD (mod_auth.c, mod_sftp) and Pure-FTPd (ftpd.c).
///
/// The address is where the server wrote it: vsftpd names it behind the user, so that it is read from the
/// end; the others put it in front of everything a client says.
enum FTPMessage {
    /// The event that `message` of `service` tells of; nil if it tells of none.
    static func event(_ message: LineText, service: String, _ base: AuthEvent) -> AuthEvent? {
        var text = message
        text.trim()
        switch service {
        case "vsftpd": return vsftpd(text, base)
        case "proftpd": return proftpd(text, base)
        case "pure-ftpd": return pureFTPd(text, base)
        default: return nil
        }
    }

    /// Longest name a success is believed with, in bytes: where the verdict stands behind the name, a name
    /// long enough to have the line cut could spell its own. Windows' and Kerberos' names end here too.
    private static let maxAccountBytes = 256

    private static func success(_ user: LineText, _ base: AuthEvent) -> AuthEvent? {
        guard user.bytes.count <= maxAccountBytes else { return nil }
        var event = base
        event.result = .success
        event.user = user.string
        return event
    }

    private static func failure(_ user: LineText?, _ base: AuthEvent) -> AuthEvent {
        var event = base
        event.result = .failure
        event.user = user?.string
        return event
    }
}

// MARK: vsftpd

extension FTPMessage {
    /// One reading of an entry `[NAME] [OK |FAIL ]KIND: Client "ADDRESS"[, …]`.
    private struct Entry {
        var name: LineText
        var words: LineText
        var end: RemoteEnd
    }

    /// Most places of one line that are looked at as an entry, so that a line costs what it is long: two
    /// readings are one too many, and honest names hold none.
    private static let maxMarks = 8

    /// `[NAME] FAIL LOGIN: Client "ADDRESS"[, anon password "TEXT"][, "REASON"]`.
    ///
    /// Passwords, commands and file names stand at the end of their entries and can spell an entry too:
    /// with two readings nobody is named.
    private static func vsftpd(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        guard text.has(prefix: "[") else { return nil }
        var readings: [Entry] = []
        var start = text.bytes.startIndex
        var marks = 0
        while readings.count < 2, let mark = text.first(": Client \"", from: start) {
            start = mark.upperBound
            marks += 1
            if marks > maxMarks { return failure(nil, base) }
            if let entry = entry(text, mark) { readings.append(entry) }
        }
        let isLogin = readings.contains { $0.words.has(suffix: " LOGIN") }
        guard isLogin, let only = readings.first else { return nil }
        guard readings.count == 1 else { return failure(nil, base) }
        var base = base
        base.setSource(only.end)
        base.method = "password"
        return only.words == "OK LOGIN" ? success(only.name, base) : failure(only.name, base)
    }

    /// The entry whose `: Client "` is at `mark`.
    private static func entry(_ text: LineText, _ mark: Range<Int>) -> Entry? {
        let head = text.before(mark)
        guard let close = head.last("] ") else { return nil }
        let words = head.after(close)
        guard
            words.has(prefix: "OK ") || words.has(prefix: "FAIL ") || words.has(prefix: "FTP ")
                || words == "CONNECT" || words == "DEBUG"
        else { return nil }
        let rest = text.after(mark)
        guard let quote = rest.first("\"") else { return nil }
        let tail = rest.after(quote)
        guard tail.isEmpty || tail.has(prefix: ", "),
            let end = RemoteEnd(host: rest.before(quote)), end.address != nil
        else { return nil }
        let name = LineText(head.before(close).bytes.dropFirst())
        return Entry(name: name, words: words, end: end)
    }
}

// MARK: ProFTPD

extension FTPMessage {
    /// `SERVER (HOST[ADDRESS]): MESSAGE`, of newer versions `SERVER (HOST[ADDRESS]) - MESSAGE`.
    private static func proftpd(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        guard let open = text.first(" ("),
            let bracket = text.first("[", from: open.upperBound),
            let close = text.first("])", from: bracket.upperBound),
            // The host is what the resolver says, which hands on no blanks and brackets.
            !text[open.upperBound..<bracket.lowerBound].bytes.contains(0x20)
        else { return nil }
        var base = base
        base.setSource(RemoteEnd(host: text[bracket.upperBound..<close.lowerBound]))
        var rest = text.after(close)
        guard rest.drop(prefix: ": ") || rest.drop(prefix: " - ") else { return nil }
        if let root = securityViolation(rest, base) { return root }
        if rest.has(prefix: "Maximum login attempts (") {
            var event = failure(nil, base)
            event.flags.insert(.provisional)
            return event
        }
        guard rest.drop(prefix: "USER ") || rest.drop(prefix: "ANON ") else { return nil }
        if rest.drop(suffix: ": Login successful.") { return success(rest, base) }
        if let reason = rest.last(" (Login failed): ") {
            return failure(rest.before(reason), base)
        }
        for (reason, flags) in [
            (": no such user found from ", AuthFlags.invalidUser),
            (": user is not a UserAlias from ", .invalidUser), (": incorrect password from ", []),
        ] {
            guard let mark = rest.last(reason) else { continue }
            var event = failure(rest.before(mark), base)
            event.flags.formUnion(flags)
            return event
        }
        return nil
    }

    /// `SECURITY VIOLATION: root login attempted`, in either case, with or without a full stop.
    private static func securityViolation(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        guard rest.drop(prefix: "SECURITY VIOLATION: ") else { return nil }
        _ = rest.drop(suffix: ".")
        guard rest == "root login attempted" || rest == "Root login attempted" else { return nil }
        return failure(LineText(Array("root".utf8)), base)
    }
}

// MARK: Pure-FTPd

extension FTPMessage {
    /// `(?@HOST) [LEVEL] MESSAGE`, where `?` says that nobody is logged on yet.
    private static func pureFTPd(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        guard rest.drop(prefix: "(?@"), let close = rest.first(") ") else { return nil }
        var base = base
        base.method = "password"
        base.setSource(RemoteEnd(host: rest.before(close)))
        rest = rest.after(close)
        if rest.drop(prefix: "[WARNING] Authentication failed for user ["),
            rest.drop(suffix: "]")
        {
            return failure(rest, base)
        }
        if rest.drop(prefix: "[WARNING] Can't login as ["),
            rest.drop(suffix: "]: account disabled")
        {
            return failure(rest, base)
        }
        guard rest.drop(prefix: "[INFO] "), rest.drop(suffix: " is now logged in") else {
            return nil
        }
        return success(rest, base)
    }
}
