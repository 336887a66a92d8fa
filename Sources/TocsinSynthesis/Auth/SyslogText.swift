import TocsinMath
import TocsinRecords

/// The `auth.log` of hosts with OpenSSH and PAM: sshd's lines (auth.c, auth2.c, packet.c) and those of
/// pam_unix, passwd and sudo, with stamps of RFC 3164 or of ISO 8601.
struct SyslogText: AuthRowText {
    var bytes: [UInt8] = []
    private let spanEnd: Int64
    private let isISO: Bool
    /// Processes of sessions with more attempts to come.
    private var processes: [UInt64: Int] = [:]
    private var nextProcess = 900
    private var loginSessions = 0
    /// Sessions that were opened, by the time they end.
    private var ends = TimeHeap()
    private var open: [Open] = []
    private var free: [Int] = []

    private struct Open {
        var row: AuthRow
        var process: Int
    }

    /// Process ids wrap here, as on 64-bit Linux.
    private static let mostProcesses = 4_194_304
    /// sshd's `MaxAuthTries`.
    static let attempts = 6

    init(spanEnd: Int64, isISO: Bool) {
        self.spanEnd = spanEnd
        self.isISO = isISO
    }

    mutating func append(_ row: AuthRow) {
        close(through: row.time)
        switch row.action {
        case .logon: logon(row)
        case .elevation: sudo(row)
        case .passwordChanged:
            line(
                row.time, row.host, "passwd", takeProcess(),
                "pam_unix(passwd:chauthtok): password changed for \(row.account.name)")
        default: break
        }
    }

    mutating func end() { close(through: spanEnd) }

    private mutating func line(
        _ time: Int64, _ host: Int, _ program: String, _ process: Int, _ text: String
    ) {
        let stamp = StampText(time)
        write(isISO ? "\(stamp.date)T\(stamp.clock).000000+00:00" : stamp.rfc3164)
        write(" \(AuthSite.hosts[host]) \(program)[\(process)]: \(text)\n")
    }

    private mutating func takeProcess() -> Int {
        defer { nextProcess = nextProcess + 3 < Self.mostProcesses ? nextProcess + 3 : 900 }
        return nextProcess
    }

    // MARK: sshd

    private mutating func logon(_ row: AuthRow) {
        let process = processes.removeValue(forKey: row.session) ?? takeProcess()
        if row.result == .failure {
            fail(row, process)
        } else {
            succeed(row, process)
        }
        if !row.endsSession { processes[row.session] = process }
    }

    private mutating func fail(_ row: AuthRow, _ process: Int) {
        let (name, address, port) = (row.account.name, row.origin.address, port(row))
        let isUnknown = row.account.kind == .unknown
        let user = isUnknown ? "invalid user \(name)" : name
        let known = isUnknown ? "" : " user=\(name)"
        let pam = "logname= uid=0 euid=0 tty=ssh ruser= rhost=\(address) \(known)"
        if row.failuresBefore == 0 {
            if isUnknown {
                sshd(row, process, "Invalid user \(name) from \(address) port \(port)")
                sshd(row, process, "pam_unix(sshd:auth): check pass; user unknown")
            }
            sshd(row, process, "pam_unix(sshd:auth): authentication failure; \(pam)")
        }
        sshd(row, process, "Failed password for \(user) from \(address) port \(port) ssh2")
        guard row.endsSession else { return }
        let ending = isUnknown ? user : "authenticating user \(name)"
        if row.failuresBefore + 1 >= Self.attempts {
            sshd(
                row, process,
                "error: maximum authentication attempts exceeded for \(user) from \(address) port \(port) ssh2 [preauth]"
            )
            sshd(
                row, process,
                "Disconnecting \(ending) \(address) port \(port): Too many authentication failures [preauth]"
            )
        } else {
            sshd(row, process, "Connection closed by \(ending) \(address) port \(port) [preauth]")
        }
        if row.failuresBefore > 0 {
            let s = row.failuresBefore == 1 ? "" : "s"
            sshd(row, process, "PAM \(row.failuresBefore) more authentication failure\(s); \(pam)")
        }
    }

    private mutating func succeed(_ row: AuthRow, _ process: Int) {
        let (name, address, port) = (row.account.name, row.origin.address, port(row))
        let key =
            row.method == .publicKey ? ": ED25519 SHA256:\(Self.fingerprint(row.account))" : ""
        let method = row.method == .publicKey ? "publickey" : "password"
        sshd(
            row, process, "Accepted \(method) for \(name) from \(address) port \(port) ssh2\(key)")
        sshd(
            row, process,
            "pam_unix(sshd:session): session opened for user \(name)(uid=\(Self.uid(row.account))) by (uid=0)"
        )
        loginSessions += 1
        line(
            row.time, row.host, "systemd-logind", 612,
            "New session \(loginSessions) of user \(name).")
        // People stay for minutes to hours, programs for seconds.
        let luck = Double(StableHash.mix(row.session, key: 1) >> 11) * 0x1p-53
        let stay = row.account.kind == .service ? 1 + luck * 8 : 120 + luck * luck * 14_400
        remember(Open(row: row, process: process), until: row.time + Int64(stay))
    }

    private mutating func sshd(_ row: AuthRow, _ process: Int, _ text: String) {
        line(row.time, row.host, "sshd", process, text)
    }

    // MARK: The end of a session

    private mutating func remember(_ session: Open, until time: Int64) {
        guard time < spanEnd else { return }
        let slot = free.popLast() ?? open.count
        if slot == open.count { open.append(session) } else { open[slot] = session }
        ends.insert(slot: slot, time: time)
    }

    private mutating func close(through time: Int64) {
        while let first = ends.first, first.time <= time, let entry = ends.popFirst() {
            let (row, process) = (open[entry.slot].row, open[entry.slot].process)
            free.append(entry.slot)
            let (name, address, port) = (row.account.name, row.origin.address, port(row))
            var last = row
            last.time = entry.time
            sshd(
                last, process,
                "Received disconnect from \(address) port \(port):11: disconnected by user")
            sshd(last, process, "Disconnected from user \(name) \(address) port \(port)")
            sshd(last, process, "pam_unix(sshd:session): session closed for user \(name)")
        }
    }

    // MARK: sudo

    private mutating func sudo(_ row: AuthRow) {
        let (name, process) = (row.account.name, takeProcess())
        let texts = [
            "   \(name) : TTY=pts/0 ; PWD=/home/\(name) ; USER=root ; COMMAND=/usr/bin/journalctl -n 50",
            "pam_unix(sudo:session): session opened for user root(uid=0) by \(name)(uid=\(Self.uid(row.account)))",
            "pam_unix(sudo:session): session closed for user root",
        ]
        for text in texts { line(row.time, row.host, "sudo", process, text) }
    }

    // MARK: Numbers

    private func port(_ row: AuthRow) -> Int { AuthNumbers.port(row.session) }

    private static func uid(_ account: Account) -> Int { 1000 + account.number }

    /// 32 bytes in base 64 without padding, as `ssh-keygen -l` prints them.
    private static func fingerprint(_ account: Account) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        let text = (0..<43).map { (k: UInt64) -> UInt8 in
            let bits = StableHash.mix(UInt64(account.number), k, key: 2)
            // The last digit stands for four bits.
            return digits[Int(k == 42 ? bits & 0x3C : bits & 0x3F)]
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Numbers that look random and follow from what they belong to.
enum AuthNumbers {
    /// A client's port: of Linux's ephemeral range.
    static func port(_ session: UInt64) -> Int {
        32_768 + Int(StableHash.mix(session, key: 3) % 28_232)
    }

    /// `count` hexadecimal digits, 16 at most.
    static func hexadecimal(_ a: UInt64, _ b: UInt64, count: Int) -> String {
        let digits = String(StableHash.mix(a, b, key: 4), radix: 16)
        return String(
            (String(repeating: "0", count: max(0, 16 - digits.count)) + digits).prefix(count))
    }
}
