import TocsinRecords

/// Messages of su (shadow, util-linux, BSD), sudo, login (shadow, util-linux), useradd and dropbear.
enum LocalLogonMessage {
    /// The event that `message` of `program` tells of; nil if it tells of none.
    static func event(_ message: LineText, program: String, _ base: AuthEvent) -> AuthEvent? {
        var text = message
        text.trim()
        switch program {
        case "su", "su-l": return su(text, base)
        case "sudo": return sudo(text, base)
        case "login": return login(text, base)
        case "useradd", "adduser": return newUser(text, base)
        case "dropbear": return dropbear(text, base)
        default: return nil
        }
    }

    private static func elevation(
        _ base: AuthEvent, _ result: AuthResult, user: LineText?, actor: LineText?
    ) -> AuthEvent {
        var event = base
        event.action = .elevation
        event.result = result
        event.user = user?.string
        event.actor = actor?.string
        return event
    }

    // MARK: su

    private static func su(_ message: LineText, _ base: AuthEvent) -> AuthEvent? {
        var text = message
        // shadow 4.1 and older: `Successful su for root by bob`.
        for (prefix, result) in [
            ("Successful su for ", AuthResult.success), ("FAILED su for ", .failure),
        ] {
            if text.drop(prefix: prefix), let by = text.last(" by ") {
                return elevation(base, result, user: text.before(by), actor: text.after(by))
            }
        }
        // `+ pts/4 bob-root`, `- pts/4 bob:root`.
        if text.has(prefix: "+ ") || text.has(prefix: "- ") {
            let result: AuthResult = text.has(prefix: "+") ? .success : .failure
            text.bytes = text.bytes.dropFirst(2)
            _ = text.takeToken()
            guard let mark = text.last(":") ?? text.last("-") else { return nil }
            return elevation(base, result, user: text.after(mark), actor: text.before(mark))
        }
        // util-linux: `FAILED SU (to root) bob on pts/0`, `(to root) bob on pts/0`.
        let hasFailed = text.drop(prefix: "FAILED SU ")
        if text.drop(prefix: "(to "), let close = text.first(") "), let on = text.last(" on "),
            on.lowerBound >= close.upperBound
        {
            return elevation(
                base, hasFailed ? .failure : .success, user: text.before(close),
                actor: text[close.upperBound..<on.lowerBound])
        }
        // BSD: `BAD SU bob to root on /dev/ttyp0`, `bob to root on /dev/ttyp0`.
        let isBad = text.drop(prefix: "BAD SU ")
        if let to = text.first(" to "), let on = text.last(" on "), on.lowerBound >= to.upperBound {
            return elevation(
                base, isBad ? .failure : .success, user: text[to.upperBound..<on.lowerBound],
                actor: text.before(to))
        }
        if text.drop(prefix: "Authentication failed for ") {
            var event = elevation(base, .failure, user: text, actor: nil)
            event.flags.insert(.provisional)
            return event
        }
        return nil
    }

    // MARK: sudo

    /// `bob : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/bin/ls`.
    /// Folder and command are bob's to choose, his name is not.
    private static func sudo(_ message: LineText, _ base: AuthEvent) -> AuthEvent? {
        guard let colon = message.first(" : ") else { return nil }
        let actor = message.before(colon)
        var rest = message.after(colon)
        guard !actor.isEmpty, !actor.bytes.contains(0x20) else { return nil }
        var event = elevation(base, .success, user: nil, actor: actor)
        if !rest.has(prefix: "TTY=") && !rest.has(prefix: "PWD=") && !rest.has(prefix: "HOST=") {
            guard let end = rest.first(" ; ") else { return nil }
            let reason = rest.before(end)
            rest = rest.after(end)
            event.result = .failure
            if reason.contains(" incorrect password attempt") {
                var words = reason
                event.count = UInt32(clamping: words.takeToken().number ?? 1)
                event.method = "password"
            } else if ![
                "user NOT in sudoers", "command not allowed", "user NOT authorized on host",
            ]
            .contains(reason.string) {
                return nil
            }
        }
        guard let command = rest.first(" ; COMMAND=") else { return nil }
        let fields = rest.before(command)
        if let user = fields.last(" ; USER=") {
            event.user = LineText(fields.after(user).bytes.prefix { $0 != 0x20 }).string
        }
        return event
    }

    // MARK: login

    private static func login(_ message: LineText, _ base: AuthEvent) -> AuthEvent? {
        var text = message
        var event = base
        event.result = .failure
        event.method = "password"
        // util-linux: `FAILED LOGIN 1 FROM tty1 FOR bob, Authentication failure`;
        // shadow: `FAILED LOGIN (1) on '/dev/tty1' [from 'HOST'] FOR 'bob', Authentication failure`.
        if text.drop(prefix: "FAILED LOGIN ") {
            guard let start = text.first(" FOR "), let comma = text.last(", ") else { return nil }
            guard start.upperBound <= comma.lowerBound else { return nil }
            event.user = unquoted(text[start.upperBound..<comma.lowerBound]).string
            event.setSource(place(text.before(start)))
            return event
        }
        event.result = .success
        // util-linux: `LOGIN ON tty1 BY bob [FROM HOST]`, `ROOT LOGIN ON tty1 [FROM HOST]`.
        if text.drop(prefix: "ROOT LOGIN ON ") {
            event.user = "root"
            if let from = text.last(" FROM ") { event.setSource(RemoteEnd(host: text.after(from))) }
            return event
        }
        guard text.drop(prefix: "LOGIN ON "), let by = text.first(" BY ") else { return nil }
        var user = text.after(by)
        if let from = user.last(" FROM ") {
            event.setSource(RemoteEnd(host: user.after(from)))
            user = user.before(from)
        }
        event.user = user.string
        return event
    }

    private static func unquoted(_ text: LineText) -> LineText {
        guard text.bytes.count >= 2, text.has(prefix: "'"), text.has(suffix: "'") else {
            return text
        }
        return LineText(text.bytes.dropFirst().dropLast())
    }

    /// The host of `1 FROM HOST` or `(1) on '/dev/tty1' from 'HOST'`; a terminal is none.
    private static func place(_ text: LineText) -> RemoteEnd? {
        guard let from = text.last(" FROM ") ?? text.last(" from ") else { return nil }
        let host = unquoted(text.after(from))
        guard !host.has(prefix: "tty"), !host.has(prefix: "/dev/") else { return nil }
        return RemoteEnd(host: host)
    }

    // MARK: Accounts

    /// `new user: name=bob, UID=1001, …`.
    private static func newUser(_ message: LineText, _ base: AuthEvent) -> AuthEvent? {
        var text = message
        guard text.drop(prefix: "new user: name="), let comma = text.first(", ") else { return nil }
        var event = base
        event.action = .accountCreated
        event.result = .success
        event.user = text.before(comma).string
        return event
    }

    // MARK: dropbear

    /// `Bad password attempt for 'bob' from ADDRESS:PORT` and its like (svr-auth*.c).
    private static func dropbear(_ message: LineText, _ base: AuthEvent) -> AuthEvent? {
        var text = message
        // `[pid] Mon dd hh:mm:ss `, where the daemon writes its own prefix.
        if text.has(prefix: "["), let close = text.first("] ") {
            text = text.after(close)
            for _ in 0..<3 { _ = text.takeToken() }
        }
        if let first = text.bytes.first, first >= 0x61 {
            text.bytes = [first - 0x20] + text.bytes.dropFirst()
        }
        var event = base
        event.result = .failure
        if text.drop(prefix: "Exit before auth from <"), let close = text.first(">: ") {
            event.action = .probe
            event.flags.insert(.provisional)
            event.setSource(joined(text.before(close)))
            return event
        }
        guard let from = text.last(" from "), let end = joined(text.after(from)) else { return nil }
        event.setSource(end)
        text = text.before(from)
        if text == "Login attempt for nonexistent user" {
            event.flags.insert(.invalidUser)
            return event
        }
        if text.has(prefix: "Exit before auth") {
            event.action = .probe
            event.flags.insert(.provisional)
            return event
        }
        for (prefix, result, method) in [
            ("Bad password attempt for '", AuthResult.failure, "password"),
            ("Bad PAM password attempt for '", .failure, "password"),
            ("Password auth succeeded for '", .success, "password"),
            ("PAM password auth succeeded for '", .success, "password"),
            ("Pubkey auth succeeded for '", .success, "publickey"),
        ] where text.drop(prefix: prefix) {
            guard let quote = method == "publickey" ? text.last("' with ") : text.last("'") else {
                return nil
            }
            event.result = result
            event.method = method
            event.user = text.before(quote).string
            return event
        }
        return nil
    }

    /// `ADDRESS:PORT`, IPv6 without brackets too.
    private static func joined(_ text: LineText) -> RemoteEnd? {
        guard let colon = text.last(":"), let number = text.after(colon).number,
            let port = UInt16(exactly: number)
        else { return nil }
        var host = text.before(colon)
        if host.drop(prefix: "[") { _ = host.drop(suffix: "]") }
        guard let end = RemoteEnd(host: host, port: port), end.address != nil else { return nil }
        return end
    }
}
