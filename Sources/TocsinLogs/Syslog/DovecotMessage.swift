import TocsinRecords

/// Messages of Dovecot's login processes (client-common.c) and of its password databases (auth-request.c),
/// 1.x to 2.4.
///
/// The session that both write makes their lines one attempt; process ids do not, since one process serves
/// many clients.
enum DovecotMessage {
    /// Whether `program` is one of Dovecot's processes, which log under their own names outside syslog.
    static func isProcess(_ program: String) -> Bool {
        program == "dovecot" || program == "dovecot-auth" || program == "auth"
            || program.hasSuffix("-login") || program.hasPrefix("auth-worker")
            || program.hasPrefix("auth(")
    }

    /// Whether `tag` begins that of an authentication of 2.4, `auth(NAME,ADDRESS,…)`, and not `auth(default):`
    /// or `auth-worker(NUMBER):`.
    static func holdsName(tag: LineText) -> Bool {
        var text = tag
        guard text.drop(prefix: "auth(") || text.drop(prefix: "auth-worker(") else { return false }
        guard let close = text.first("):") else { return true }
        let inner = text.before(close)
        return !(inner == "default" || inner.number != nil)
    }

    /// The event that `message` of `program` tells of; nil if it tells of none.
    static func event(_ message: LineText, program: String, _ base: AuthEvent) -> AuthEvent? {
        var text = message
        text.trim()
        while text.drop(prefix: "dovecot: ") {}
        var base = base
        base.session = nil
        if program.hasSuffix("-login") { return login(text, base) }
        if program == "dovecot" {
            guard let colon = text.first(": ") else { return nil }
            if text.before(colon).has(suffix: "-login") { return login(text.after(colon), base) }
            guard text.has(prefix: "auth") else { return nil }
        }
        return attempt(text, base)
    }

    /// Takes the level off the front, which only files have; nil for chatter that quotes the client.
    private static func withoutLevel(_ text: LineText) -> LineText? {
        var rest = text
        for level in ["Info: ", "Warning: ", "Error: "] where rest.drop(prefix: level) { break }
        return rest.has(prefix: "Debug: ") ? nil : rest
    }

    /// A number for the text between `session=<` and `>` (FNV-1a), equal for the lines of one session.
    private static func session(_ text: LineText) -> UInt32? {
        if text.isEmpty { return nil }
        return text.bytes.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}

// MARK: Login processes

extension DovecotMessage {
    /// `REASON (auth failed, N attempts …): ELEMENTS` or `Login: ELEMENTS`.
    private static func login(_ message: LineText, _ base: AuthEvent) -> AuthEvent? {
        guard var text = withoutLevel(message) else { return nil }
        var event = base
        if text.drop(prefix: "Login: ") || text.drop(prefix: "Logged in: ") {
            event.result = .success
            return named(text, event)
        }
        // The reason is Dovecot's and OpenSSL's; from the first element on the client speaks.
        let starts = [": user=<", ": method=", ": rip="].compactMap { text.first($0) }
        guard let start = starts.min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
        let reason = text.before(start)
        event.result = .failure
        event.flags.insert(.provisional)
        guard let isAttempt = isAttempt(reason) else { return nil }
        event.action = isAttempt ? .logon : .probe
        if let failed = reason.first("(auth failed, ") {
            var words = reason.after(failed)
            event.count = UInt32(clamping: words.takeToken().number ?? 1)
        }
        return named(LineText(text.bytes[(start.lowerBound + 2)...]), event)
    }

    /// Whether a connection that ended for `reason` tried a password; nil if it did not end for want of one.
    private static func isAttempt(_ reason: LineText) -> Bool? {
        for words in [
            "auth failed", "(tried to use ", "(authorization failed, ", "(user disabled)",
            "(password expired)", "(login disabled)",
        ] where reason.contains(words) { return true }
        for words in [
            "(no auth attempts", "(disconnected ", "(client didn't ", "(aborted authentication)",
            "(sent invalid base64", "(cert required",
        ] where reason.contains(words) { return false }
        return nil
    }

    /// `user=<NAME>, method=M, rip=ADDRESS, lip=ADDRESS, …, session=<ID>`: an order that the administrator
    /// may change. Only the name is the client's, so an address in front of it is the first of the line
    /// and one behind it the last.
    private static func named(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var event = base
        let user = text.first("user=<")
        guard var address = text.first("rip=") else { return nil }
        if let user, user.lowerBound < address.lowerBound {
            address = text.last("rip=") ?? address
            let head = text[user.upperBound..<address.lowerBound]
            if let end = head.last(">, method=") ?? head.last(">") {
                let name = head.before(end)
                if !name.isEmpty { event.user = name.string }
                if let method = head.last("method=") {
                    event.method = LineText(head.after(method).bytes.prefix { $0 != 0x2C }).string
                }
            }
            if let session = text.last("session=<"), session.lowerBound > address.lowerBound {
                let id = text.after(session).bytes.prefix { $0 != 0x3E }
                event.session = Self.session(LineText(id))
            }
        }
        let host = LineText(text.after(address).bytes.prefix { $0 != 0x2C && $0 != 0x20 })
        let end = RemoteEnd(host: host)
        event.setSource(end?.address == nil ? nil : end)
        return event
    }
}

// MARK: Password databases

extension DovecotMessage {
    private struct Reading {
        var name: LineText
        var end: RemoteEnd
        var session: LineText?
        var reason: LineText
    }

    /// Most commas of one line behind which an address is looked for, so that a line costs what it is long:
    /// a line with more names nobody.
    private static let maxCommas = 32

    /// `…pam(NAME,ADDRESS[,<SESSION>]): REASON`, of 2.4 `auth(NAME,ADDRESS,sasl:M)<SESSION>: pam: REASON`.
    ///
    /// Name and password (where the administrator has it logged) are the client's; what reads as an
    /// address with a whole reason behind it is one, and where two do nobody is named.
    private static func attempt(_ message: LineText, _ base: AuthEvent) -> AuthEvent? {
        guard let text = withoutLevel(message), let opening = opening(text) else { return nil }
        var readings: [Reading] = []
        var start = opening
        var commas = 0
        while readings.count < 2, commas <= maxCommas, let comma = text.first(",", from: start) {
            start = comma.upperBound
            commas += 1
            if let reading = reading(text, opening, comma) { readings.append(reading) }
        }
        var event = base
        event.result = .failure
        if commas > maxCommas { return event }
        guard let reading = readings.first else { return nil }
        guard readings.count == 1 else { return event }
        event.user = reading.name.string
        event.setSource(reading.end)
        event.session = reading.session.flatMap(session)
        if reading.reason.contains("nknown user") || reading.reason.contains("User not known") {
            event.flags.insert(.invalidUser)
        }
        return event
    }

    private static let databases = [
        "pam(", "sql(", "ldap(", "passwd-file(", "passwd(", "shadow(", "static(", "bsdauth(",
        "checkpassword(", "lua(", "oauth2(", "imap(", "dict(", "vpopmail(",
    ]

    /// Where the name begins: behind the first database, in front of which all is Dovecot's.
    private static func opening(_ text: LineText) -> Int? {
        var rest = text
        if holdsName(tag: rest), let bracket = rest.first("(") { return bracket.upperBound }
        // `auth-worker(12): conn unix:auth-worker (uid=1): auth-worker<3>: `
        while true {
            for name in databases where rest.has(prefix: name) {
                return rest.bytes.startIndex + name.utf8.count
            }
            guard
                rest.has(prefix: "auth") || rest.has(prefix: "conn unix:auth-worker")
                    || rest.has(prefix: "Info: ")
            else { return nil }
            guard let colon = rest.first(": ") else { return nil }
            rest = rest.after(colon)
        }
    }

    /// The reading in which the address stands behind `comma`.
    private static func reading(_ text: LineText, _ opening: Int, _ comma: Range<Int>) -> Reading? {
        var rest = text.after(comma)
        let host = LineText(rest.bytes.prefix { $0 != 0x2C && $0 != 0x29 })
        guard let end = RemoteEnd(host: host), end.address != nil else { return nil }
        rest.bytes = rest.bytes.dropFirst(host.bytes.count)
        var session: LineText?
        if rest.drop(prefix: ",sasl:") {
            rest.bytes = rest.bytes.drop { $0 != 0x29 && $0 != 0x20 }
            guard rest.drop(prefix: ")") else { return nil }
            // `<process>` and `<session>`.
            while rest.drop(prefix: "<") {
                guard let close = rest.first(">") else { return nil }
                session = rest.before(close)
                rest = rest.after(close)
            }
            guard rest.drop(prefix: ": "), let reason = withoutLevel(rest),
                let database = reason.first(": ")
            else { return nil }
            rest = reason.after(database)
        } else {
            if rest.drop(prefix: ",<"), let close = rest.first(">") {
                session = rest.before(close)
                rest = rest.after(close)
            } else {
                _ = rest.drop(prefix: ",")
            }
            guard rest.drop(prefix: "): ") else { return nil }
        }
        guard let reason = wholeReason(rest) else { return nil }
        let name = text[opening..<comma.lowerBound]
        return Reading(name: name, end: end, session: session, reason: reason)
    }

    /// `text` without the password that may be logged behind it, if it is a reason and nothing else.
    private static func wholeReason(_ text: LineText) -> LineText? {
        var rest = text
        if rest.has(suffix: ")"), let given = rest.first("given password: "),
            let open = rest.before(given).last(" (")
        {
            rest = rest.before(open)
        }
        for reason in [
            "unknown user", "Unknown user", "Password mismatch", "password mismatch",
            "Password mismatch (for LDAP bind)", "invalid credentials",
        ] where rest == reason { return rest }
        var words = rest
        guard words.drop(prefix: "pam_authenticate() failed: "), !words.contains("): "),
            !words.bytes.contains(0x2C)
        else { return nil }
        return rest
    }
}
