import TocsinRecords

/// One message of a service, whatever carried it: a syslog line, a journal entry, a Windows event.
struct ServiceMessage {
    var ts: Int64
    var host: String?
    /// As the tag names it, without the process id.
    var program: String
    var session: UInt32?
    var text: LineText

    /// The event that the message tells of; nil if it tells of none. O(bytes).
    func event() -> AuthEvent? {
        var text = text
        text.trim()
        // Solaris' message id, and the clock of consoles that share the kernel's log.
        if text.has(prefix: "[ID "), let close = text.first("] ") { text = text.after(close) }
        if text.drop(prefix: "kernel:"), let close = text.first("]") {
            text = text.after(close)
            _ = text.drop(prefix: ":")
            text.trim()
        }
        var count: UInt32 = 1
        // Several equal lines as rsyslog writes them.
        if text.drop(prefix: "message repeated ") {
            guard let times = text.takeToken().number, text.drop(prefix: "times: ["),
                text.drop(suffix: "]")
            else { return nil }
            count = UInt32(clamping: times)
            text.trim()
        }
        let (program, message) = Self.inner(program, text)
        var base = AuthEvent(ts: ts, result: .unknown)
        base.host = host
        base.session = session
        base.service = Self.service(program)
        guard var event = Self.event(message, program, base) else { return nil }
        if event.count == 1 { event.count = count }
        // By name: the user id is in none of these lines.
        if event.user == "root" { event.flags.insert(.privileged) }
        return event
    }

    private static func event(
        _ text: LineText, _ program: String, _ base: AuthEvent
    ) -> AuthEvent? {
        if var event = PAMMessage.event(text, program: program, base) {
            // One process of these serves many clients.
            if event.service == "dovecot" || event.service == "xrdp-sesman" { event.session = nil }
            return event
        }
        switch base.service {
        case "sshd": return SSHDMessage.event(text, base)
        case "vsftpd", "proftpd", "pure-ftpd":
            return FTPMessage.event(text, service: program, base)
        case "dovecot": return DovecotMessage.event(text, program: program, base)
        case "xrdp-sesman": return XRDPMessage.event(text, base)
        default: return LocalLogonMessage.event(text, program: program, base)
        }
    }

    /// OpenSSH 9.8 split its server into programs, and Dovecot and xrdp always were some; to the reader
    /// they are one service.
    private static func service(_ program: String) -> String? {
        if program.isEmpty { return nil }
        if program == "sshd-session" || program == "sshd-auth" { return "sshd" }
        if program == "xrdp-sesexec" { return "xrdp-sesman" }
        if DovecotMessage.isProcess(program) { return "dovecot" }
        return program.hasSuffix("(pam_unix)")
            ? String(program.dropLast("(pam_unix)".count)) : program
    }

    /// Old PAM writes `pam: gdm-password[1600]: …`: the tag behind it is the program.
    private static func inner(_ program: String, _ text: LineText) -> (String, LineText) {
        guard program == "pam" else { return (program, text) }
        var rest = text
        let tag = SyslogLine.Tag(rest.takeToken())
        return tag.map { ($0.program, rest) } ?? (program, text)
    }
}
