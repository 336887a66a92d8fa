import TocsinRecords

/// Windows security events 4624, 4625 and 4724, one JSON object a line as `evtx_dump` writes them.
/// Fields and codes: Microsoft, "Advanced security audit policy settings".
struct WindowsEventText: AuthRowText {
    var bytes: [UInt8] = []
    private let site: AuthSite
    /// Last record number of each host's channel.
    private var records: [Int]

    private static let domain = "EXAMPLE"
    private static let sid = "S-1-5-21-1311010-2421112-3532113-"

    init(_ site: AuthSite) {
        self.site = site
        records = AuthSite.hosts.indices.map { 10_000 * ($0 + 1) }
    }

    mutating func append(_ row: AuthRow) {
        switch row.action {
        case .logon:
            row.result == .success
                ? event(row, id: 4624, task: 12_544, isSuccess: true, logon(row))
                : event(row, id: 4625, task: 12_544, isSuccess: false, failure(row))
        case .passwordChanged:
            event(row, id: 4724, task: 13_824, isSuccess: true, reset(row))
        default: break
        }
    }

    private typealias Data = [(name: String, value: String)]

    private mutating func event(
        _ row: AuthRow, id: Int, task: Int, isSuccess: Bool, _ data: Data
    ) {
        records[row.host] += 1
        let keywords = isSuccess ? "0x8020000000000000" : "0x8010000000000000"
        let stamp = StampText(row.time)
        write(
            #"{"Event":{"#
                + ##""#attributes":{"xmlns":"http://schemas.microsoft.com/win/2004/08/events/event"},"##
                + ##""System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Security-Auditing","Guid":"54849625-5478-4994-A5BA-3E3B0328C30D"}},"##
                + #""EventID":\#(id),"Version":0,"Level":0,"Task":\#(task),"Opcode":0,"Keywords":"\#(keywords)","#
                + ##""TimeCreated":{"#attributes":{"SystemTime":"\##(stamp.date)T\##(stamp.clock).000000Z"}},"##
                + ##""EventRecordID":\##(records[row.host]),"Correlation":null,"Execution":{"#attributes":{"ProcessID":624,"ThreadID":688}},"##
                + #""Channel":"Security","Computer":"\#(site.hostName(row.host) ?? "")","Security":null},"#
                + #""EventData":{"#
        )
        write(data.map { #""\#($0.name)":\#($0.value)"# }.joined(separator: ","))
        write("}}}\n")
    }

    // MARK: Data

    private func logon(_ row: AuthRow) -> Data {
        system(row) + target(row) + [
            ("TargetLogonId", text("0x" + AuthNumbers.hexadecimal(row.session, 1, count: 7))),
            ("LogonType", isRemote(row) ? "10" : "3"),
            ("LogonProcessName", text(isRemote(row) ? "User32 " : "Kerberos")),
            ("AuthenticationPackageName", text(isRemote(row) ? "Negotiate" : "Kerberos")),
            ("WorkstationName", text("-")),
            ("LogonGuid", text("00000000-0000-0000-0000-000000000000")),
            ("TransmittedServices", text("-")), ("LmPackageName", text("-")), ("KeyLength", "0"),
        ] + process(row)
    }

    private func failure(_ row: AuthRow) -> Data {
        let isUnknown = row.account.kind == .unknown
        return system(row) + [
            ("TargetUserSid", text("S-1-0-0")), ("TargetUserName", text(row.account.name)),
            ("TargetDomainName", text(Self.domain)), ("Status", text("0xc000006d")),
            ("FailureReason", text("%%2313")),
            // STATUS_NO_SUCH_USER, STATUS_WRONG_PASSWORD.
            ("SubStatus", text(isUnknown ? "0xc0000064" : "0xc000006a")),
            ("LogonType", isRemote(row) ? "10" : "3"),
            ("LogonProcessName", text(isRemote(row) ? "User32 " : "NtLmSsp ")),
            ("AuthenticationPackageName", text(isRemote(row) ? "Negotiate" : "NTLM")),
            ("WorkstationName", text("-")), ("TransmittedServices", text("-")),
            ("LmPackageName", text("-")), ("KeyLength", "0"),
        ] + process(row)
    }

    private func reset(_ row: AuthRow) -> Data {
        let actor = row.actor ?? row.account
        return [
            ("TargetUserName", text(row.account.name)), ("TargetDomainName", text(Self.domain)),
            ("TargetSid", text(sid(row.account))), ("SubjectUserSid", text(sid(actor))),
            ("SubjectUserName", text(actor.name)), ("SubjectDomainName", text(Self.domain)),
            ("SubjectLogonId", text("0x" + AuthNumbers.hexadecimal(row.session, 2, count: 7))),
        ]
    }

    /// The host itself, which answers the logon.
    private func system(_ row: AuthRow) -> Data {
        [
            ("SubjectUserSid", text("S-1-5-18")),
            ("SubjectUserName", text(AuthSite.hosts[row.host].uppercased() + "$")),
            ("SubjectDomainName", text(Self.domain)), ("SubjectLogonId", text("0x3e7")),
        ]
    }

    private func target(_ row: AuthRow) -> Data {
        [
            ("TargetUserSid", text(sid(row.account))), ("TargetUserName", text(row.account.name)),
            ("TargetDomainName", text(Self.domain)),
        ]
    }

    private func process(_ row: AuthRow) -> Data {
        [
            ("ProcessId", text(isRemote(row) ? "0x1310" : "0x0")),
            (
                "ProcessName",
                text(isRemote(row) ? #"C:\\Windows\\System32\\winlogon.exe"# : "-")
            ),
            ("IpAddress", text("\(row.origin.address)")),
            ("IpPort", text("\(AuthNumbers.port(row.session))")),
        ]
    }

    /// Desktops are asked for from outside, shares and services from inside.
    private func isRemote(_ row: AuthRow) -> Bool {
        (row.origin.address.v4Bits ?? 0) >> 24 != 10
    }

    /// The built-in administrator is 500, accounts begin at 1000.
    private func sid(_ account: Account) -> String {
        Self.sid + (account.kind == .administrator ? "500" : "\(1100 + account.number)")
    }

    private func text(_ value: String) -> String { "\"\(value)\"" }
}
