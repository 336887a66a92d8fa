import TocsinRecords

/// Messages of Linux-PAM modules (pam_unix_auth.c, pam_unix_sess.c, pam_unix_passwd.c) and of those that
/// copy their form (pam_sss, pam_winbind, pam_ldap).
enum PAMMessage {
    /// The event that `message` of `program` tells of; nil if it tells of none or is not PAM's.
    ///
    /// All but password changes are `provisional`: the service mostly writes a line of its own.
    static func event(_ message: LineText, program: String, _ base: AuthEvent) -> AuthEvent? {
        var text = message
        text.trim()
        var event = base
        guard let module = takeModule(&text, program: program) else { return nil }
        if let service = module.service { event.service = service }
        if let failure = authenticationFailure(text, event) { return failure }
        if let session = session(text, module.type, event) { return session }
        if module.type == "chauthtok", text.drop(prefix: "password changed for ") {
            event.action = .passwordChanged
            event.result = .success
            event.user = text.string
            return event
        }
        return nil
    }

    private struct Module {
        /// The service PAM was started for, if the module names it.
        var service: String?
        /// `auth`, `session`, `chauthtok`; empty if the module does not say.
        var type = ""
    }

    /// `pam_unix(sshd:auth): `, `pam_unix: `, `(pam_unix) `, `PAM `; or nothing, where the tag was
    /// `su(pam_unix)`.
    private static func takeModule(_ text: inout LineText, program: String) -> Module? {
        if text.has(prefix: "pam_") {
            guard let colon = text.first(": ") else { return nil }
            let head = text.before(colon)
            text = text.after(colon)
            guard let open = head.first("("), head.has(suffix: ")") else { return Module() }
            let inner = LineText(head.after(open).bytes.dropLast())
            guard let separator = inner.last(":") else { return Module(type: inner.string) }
            return Module(
                service: inner.before(separator).string, type: inner.after(separator).string)
        }
        if text.drop(prefix: "(pam_unix) ") || text.drop(prefix: "PAM ") { return Module() }
        if program.hasSuffix("(pam_unix)") {
            return Module(service: String(program.dropLast("(pam_unix)".count)))
        }
        // Passed on by the service, without a mark.
        return text.has(prefix: "authentication failure; logname=") ? Module() : nil
    }

    // MARK: Failures

    /// `[N more ]authentication failure[s]; logname= uid=0 euid=0 tty=ssh ruser= rhost=H  user=U`.
    private static func authenticationFailure(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        var event = base
        if !rest.drop(prefix: "authentication failure; logname=") {
            guard let count = rest.takeToken().number,
                rest.drop(prefix: "more authentication failure")
            else { return nil }
            _ = rest.drop(prefix: "s")
            guard rest.drop(prefix: "; logname=") else { return nil }
            event.count = UInt32(clamping: count)
        }
        event.result = .failure
        event.flags.insert(.provisional)
        guard let ruser = rest.first(" ruser=") else { return nil }
        let logname = rest.bytes.prefix { $0 != 0x20 }
        if !logname.isEmpty { event.actor = LineText(logname).string }
        remote(rest.after(ruser), isSSH: rest.before(ruser).has(suffix: " tty=ssh"), &event)
        return event
    }

    /// `R rhost=H[  user=U]`: R and U may be the client's text. sshd leaves R empty, so that the first
    /// rhost is its own; elsewhere more than one possible rhost leaves the source unset.
    private static func remote(_ text: LineText, isSSH: Bool, _ event: inout AuthEvent) {
        // The leading blank of ` rhost=` stands behind R.
        let marker = "rhost="
        var readings: [(ruser: LineText, host: LineText, user: LineText?)] = []
        var start = text.bytes.startIndex
        while readings.count < 2, let range = text.first(marker, from: start) {
            start = range.upperBound
            let isFirstByte = range.lowerBound == text.bytes.startIndex
            guard isFirstByte || text.bytes[range.lowerBound - 1] == 0x20 else { continue }
            var rest = text.after(range)
            let host = LineText(rest.bytes.prefix { $0 != 0x20 })
            rest.bytes = rest.bytes.dropFirst(host.bytes.count).drop { $0 == 0x20 }
            var user: LineText?
            if rest.drop(prefix: "user=") {
                rest.trimEnd()
                user = rest
            } else if !rest.isEmpty {
                continue
            }
            var ruser = text.before(range)
            ruser.trimEnd()
            readings.append((ruser, host, user))
            if isSSH { break }
        }
        guard readings.count == 1, let reading = readings.first else { return }
        event.setSource(RemoteEnd(host: reading.host))
        if let user = reading.user {
            event.user = user.string
            if !reading.ruser.isEmpty { event.actor = reading.ruser.string }
        } else if !reading.ruser.isEmpty {
            // Services without a separate remote user put the name tried there.
            event.user = reading.ruser.string
        }
    }

    // MARK: Sessions

    /// `session opened for user NAME(uid=0) by NAME(uid=1000)`, `session closed for user NAME`.
    private static func session(_ text: LineText, _ type: String, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        var event = base
        event.flags.insert(.provisional)
        if rest.drop(prefix: "session opened for user ") {
            event.result = .success
            // A job of the clock and the user's own service manager are no logons.
            guard !["cron", "crond", "atd", "systemd-user"].contains(event.service) else {
                return nil
            }
            if let by = rest.last(" by ") {
                let actor = withoutID(rest.after(by))
                if !actor.isEmpty { event.actor = actor.string }
                rest = rest.before(by)
            }
        } else if rest.drop(prefix: "session closed for user ") {
            guard !["cron", "crond", "atd", "systemd-user"].contains(event.service) else {
                return nil
            }
            event.action = .logoff
        } else {
            return nil
        }
        let user = withoutID(rest)
        event.user = user.string
        if event.action == .logon, let service = event.service,
            ["su", "su-l", "sudo", "sudo-i", "runuser"].contains(service)
        {
            event.action = .elevation
        }
        return event
    }

    /// `root(uid=0)` → `root`.
    private static func withoutID(_ text: LineText) -> LineText {
        guard text.has(suffix: ")"), let open = text.last("(uid=") else { return text }
        return text.before(open)
    }
}
