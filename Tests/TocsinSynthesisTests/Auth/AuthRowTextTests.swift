import Testing
import TocsinLogs
import TocsinRecords

@testable import TocsinSynthesis

/// Every format, read back through the project's own readers.
@Suite struct AuthRowTextTests {
    /// What both the generator and the reader of a format can say of a row.
    private struct Said: Hashable {
        var time: Int64
        var user: String?
        var action: AuthAction
        var result: AuthResult
        var source: String?
        var place: String?
        var host: String?
        var isUnknown: Bool?
        var usesMFA: Bool?
        var actor: String?
    }

    private static func said(_ row: AuthRow, _ site: AuthSite) -> Said {
        let form = site.form
        var said = Said(
            time: row.time, user: site.userName(row.account), action: row.action,
            result: row.result, source: row.origin.address.description,
            host: site.hostName(row.host))
        if form == .csv || form == .jsonl {
            said.place = City.all[row.origin.city].name
        } else {
            said.isUnknown = row.account.kind == .unknown
        }
        if form == .cloudtrail {
            let isService = row.account.kind == .service
            if isService { said.action = .assumeRole }
            said.usesMFA = isService ? nil : row.usesMFA
            said.actor = isService ? row.account.name : row.actor?.name
        }
        if form == .windows {
            said.actor = row.actor?.name
            if row.action != .logon { said.source = nil }
        }
        if form == .syslog {
            if row.action != .logon { said.source = nil }
            if row.action == .elevation { (said.user, said.actor) = ("root", row.account.name) }
        }
        return said
    }

    private static func said(_ event: AuthEvent, _ form: AuthForm) -> Said {
        Said(
            time: event.ts / 1_000_000, user: event.user, action: event.action,
            result: event.result, source: event.source?.description, place: event.place,
            host: event.host,
            isUnknown: form == .csv || form == .jsonl ? nil : event.flags.contains(.invalidUser),
            usesMFA: event.mfa == .unknown ? nil : event.mfa == .used, actor: event.actor)
    }

    @Test(arguments: AuthForm.allCases)
    func readBack(_ form: AuthForm) throws {
        var scenario = AuthScenario.preset(.full, form, days: 28)
        scenario.services = 1
        let log = try GeneratedAuthLog(scenario)
        let (rows, report) = try log.read()
        #expect(report?.tally.malformed == 0)
        #expect(rows.allSatisfy { $0.ts % 1_000_000 == 0 && $0.count == 1 })
        let meant = log.meant.map { Self.said($0, log.site) }
        #expect(rows.count == meant.count)
        // Rows of one second may change places where lines of several sessions mix.
        #expect(Self.counts(rows.map { Self.said($0, form) }) == Self.counts(meant))
    }

    private static func counts(_ said: [Said]) -> [Said: Int] {
        said.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// A span over New Year, with and without years in the stamps.
    @Test(arguments: [true, false])
    func syslogOverNewYear(_ isISO: Bool) throws {
        var scenario = AuthScenario.with(.bruteForce, form: .syslog)
        scenario.hasISOStamps = isISO
        scenario.start = Timestamp(year: 2025, month: 12, day: 15)
        let log = try GeneratedAuthLog(scenario)
        let (rows, report) = try log.read(year: isISO ? nil : 2025)
        #expect(report?.tally.malformed == 0)
        #expect(rows.map { $0.ts / 1_000_000 }.sorted() == log.meant.map(\.time))
    }

    private static func rows() -> [AuthRow] {
        let site = AuthSite(form: .syslog)
        var typo = AuthRow(
            time: 1_772_438_405, result: .failure,
            account: Account(name: "anna", number: 0, kind: .administrator),
            origin: site.home(0, 0), host: 0, session: 1, endsSession: false)
        var rows = [typo]
        typo.time += 5
        (typo.result, typo.failuresBefore, typo.endsSession) = (.success, 1, true)
        rows.append(typo)
        rows.append(
            AuthRow(
                time: 1_772_438_420, result: .failure,
                account: Account(name: "admin", number: 0, kind: .unknown),
                origin: site.hostile(0), host: 1, session: 2))
        return rows
    }

    private static func text(_ form: AuthForm) throws -> String {
        var scenario = AuthScenario(users: 1, services: 0)
        scenario.form = form
        var text = try AuthPlan(scenario).text()
        text.begin()
        for row in rows() { text.append(row) }
        text.end()
        return String(decoding: text.bytes, as: UTF8.self)
    }

    @Test func tables() throws {
        #expect(
            try Self.text(.csv) == """
                timestamp,user,result,location,ip
                2026-03-02 08:00:05,anna,failure,Prague,192.0.2.1
                2026-03-02 08:00:10,anna,success,Prague,192.0.2.1
                2026-03-02 08:00:20,admin,failure,Singapore,203.0.113.49

                """)
        #expect(
            try Self.text(.jsonl).hasPrefix(
                #"{"timestamp":"2026-03-02T08:00:05Z","user":"anna","result":"failure","location":"Prague","ip":"192.0.2.1"}"#
            ))
    }

    @Test func syslog() throws {
        let lines = try Self.text(.syslog).split(separator: "\n")
        #expect(
            Array(lines.prefix(5)) == [
                "Mar  2 08:00:05 gw1 sshd[900]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1  user=anna",
                "Mar  2 08:00:05 gw1 sshd[900]: Failed password for anna from 192.0.2.1 port 59501 ssh2",
                "Mar  2 08:00:10 gw1 sshd[900]: Accepted password for anna from 192.0.2.1 port 59501 ssh2",
                "Mar  2 08:00:10 gw1 sshd[900]: pam_unix(sshd:session): session opened for user anna(uid=1000) by (uid=0)",
                "Mar  2 08:00:10 gw1 systemd-logind[612]: New session 1 of user anna.",
            ])
        #expect(
            lines.dropFirst(5).prefix(5).map { $0.dropFirst(32) } == [
                "Invalid user admin from 203.0.113.49 port 59938",
                "pam_unix(sshd:auth): check pass; user unknown",
                "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.49 ",
                "Failed password for invalid user admin from 203.0.113.49 port 59938 ssh2",
                "Connection closed by invalid user admin 203.0.113.49 port 59938 [preauth]",
            ])
        // Anna's session ends within four hours.
        #expect(
            lines.dropFirst(10).map { $0.dropFirst(31) } == [
                "Received disconnect from 192.0.2.1 port 59501:11: disconnected by user",
                "Disconnected from user anna 192.0.2.1 port 59501",
                "pam_unix(sshd:session): session closed for user anna",
            ])
    }
}
