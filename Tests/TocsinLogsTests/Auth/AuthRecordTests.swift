import TocsinRecords
import Testing

@testable import TocsinLogs

/// What the records of each format mean; their samples are read as whole inputs elsewhere.
@Suite struct AuthRecordTests {
    private func rows(_ text: String, zeek: ZeekAuthLog? = nil) -> [AuthEvent] {
        let decoded = DecodedAuth(
            JSONAuthDecoder(zeek: zeek), text, stamps: .modified(2024, 6, 1))
        return decoded.rows
    }

    private static let eight: Int64 = 1_712_044_800_000_000

    // MARK: CloudTrail

    @Test func consoleLogins() throws {
        let row = try #require(rows(AuthSample.consoleLogin).first)
        var expected = AuthEvent(ts: Self.eight, action: .logon, result: .success)
        expected.user = "carol"
        expected.domain = "111122223333"
        expected.source = IPAddress("192.0.2.7")
        expected.host = "111122223333"
        expected.service = "cloudtrail"
        expected.method = "ConsoleLogin"
        expected.mfa = .notUsed
        expected.uid = "e-1"
        #expect(row == expected)
        let edit = { (old: String, new: String) in
            rows(AuthSample.consoleLogin.replacing(old, with: new)).first
        }
        #expect(
            edit(#""ConsoleLogin":"Success""#, #""ConsoleLogin":"Failure""#)?.result == .failure)
        #expect(edit(#""MFAUsed":"No""#, #""MFAUsed":"Yes""#)?.mfa == .used)
        // Behind an identity provider AWS does not see the second factor.
        #expect(edit(#""type":"IAMUser""#, #""type":"SAMLUser""#)?.mfa == .unknown)
        let root = edit(#""type":"IAMUser""#, #""type":"Root""#)
        #expect(root?.user == "root" && root?.flags == .privileged)
        let hidden = rows(
            AuthSample.consoleLogin.replacing("\"Success\"", with: "\"Failure\"").replacing(
                "\"userName\":\"carol\"", with: "\"userName\":\"HIDDEN_DUE_TO_SECURITY_REASONS\"")
        ).first
        #expect(hidden?.user == nil && hidden?.flags == .invalidUser)
    }

    @Test func newCredentials() throws {
        let row = try #require(rows(AuthSample.createKey).first)
        #expect(row.action == .credentialCreated && row.result == .success)
        #expect(row.user == "carol" && row.actor == "dave" && row.mfa == .notUsed)
        // The caller is a service, not an address.
        #expect(row.source == nil && row.sourceName == "cloudformation.amazonaws.com")
        let own = AuthSample.createKey.replacing(
            #""requestParameters":{"userName":"carol"}"#, with: #""requestParameters":null"#)
        #expect(rows(own).first?.user == "dave")
        let denied = AuthSample.createKey.replacing(
            #""eventID":"e-2""#, with: #""errorCode":"AccessDenied""#)
        #expect(rows(denied).first?.result == .failure && rows(denied).first?.uid == nil)
        let other = AuthSample.createKey.replacing("CreateAccessKey", with: "ListBuckets")
        #expect(rows(other).isEmpty)
        let role = AuthSample.createKey.replacing("CreateAccessKey", with: "AssumeRole")
            .replacing(
                #""userName":"carol"}"#, with: #""roleArn":"arn:aws:iam::1:role/ops/deploy"}"#)
        #expect(rows(role).first?.user == "deploy" && rows(role).first?.action == .assumeRole)
    }

    // MARK: Windows

    @Test func windowsLogons() throws {
        let found = rows(AuthSample.windowsLines)
        let logon = try #require(found.first)
        #expect(logon.ts == Self.eight + 123_457)
        #expect(logon.user == "erin" && logon.domain == "EXAMPLE" && logon.result == .success)
        #expect(logon.service == "rdp" && logon.method == "Negotiate")
        #expect(logon.source == IPAddress("192.0.2.7") && logon.sourcePort == 50022)
        #expect(logon.host == "PC1.example.test" && logon.channel == "Security")
        #expect(logon.recordID == 9001 && logon.flags == [] && logon.sourceName == nil)
        let kerberos = try #require(found.last)
        #expect(kerberos.result == .failure && kerberos.flags == .invalidUser)
        #expect(kerberos.service == "kerberos" && kerberos.method == "password")
        #expect(kerberos.source == IPAddress("203.0.113.9") && kerberos.sourcePort == nil)
    }

    @Test func windowsExports() throws {
        let plain = rows(AuthSample.getWinEvent.replacing("\n", with: " "))
        let ntlm = try #require(plain.first)
        #expect(ntlm.ts == Self.eight + 123_000 && ntlm.user == "frank" && ntlm.sourceName == "PC9")
        // 3221225578 is 0xC000006A, a wrong password.
        #expect(ntlm.result == .failure && ntlm.flags == [] && ntlm.recordID == 9003)
        let flat =
            #"{"EventID":4625,"Channel":"Security","Hostname":"PC1","@timestamp":"2024-04-02T08:00:00Z","EventTime":"2024-04-02 04:00:00","TargetUserName":"Administrator","TargetUserSid":"S-1-5-21-1-2-3-500","IpAddress":"-","WorkstationName":"PC9","SubStatus":"0xc000006a"}"#
        let failure = try #require(rows(flat).first)
        #expect(
            failure.ts == Self.eight && failure.result == .failure && failure.sourceName == "PC9")
        #expect(failure.flags == .privileged && failure.source == nil)
        let converted =
            ##"{"Event":{"System":{"EventID":{"@Qualifiers":"","#text":"4648"},"TimeCreated":{"@SystemTime":"2024-04-02T08:00:00Z"},"Channel":"Security"},"EventData":{"Data":[{"@Name":"TargetUserName","#text":"PC2$"},{"@Name":"SubjectUserName","#text":"gina"}]}}}"##
        let explicit = try #require(rows(converted).first)
        #expect(explicit.result == .unknown && explicit.user == "PC2$" && explicit.actor == "gina")
        #expect(explicit.flags == .machineAccount)
        let log =
            #"{"InstanceId":4720,"Source":"Microsoft-Windows-Security-Auditing","TimeGenerated":{"value":"\/Date(1712044800000)\/","DateTime":"x"},"ReplacementStrings":["new1","PC1","S-1-5-21-1-2-3-1009","S-1-5-18","admin"],"Index":7}"#
        let made = try #require(rows(log).first)
        #expect(made.action == .accountCreated && made.user == "new1" && made.actor == "admin")
        for other in [
            flat.replacing("4625", with: "5156"),
            flat.replacing("\"Security\"", with: "\"Application\""),
        ] { #expect(rows(other).isEmpty) }
    }

    @Test func windowsXML() throws {
        let sample = AuthSample.windowsXML
        var output: [UInt8] = []
        var cutter = XMLEventCutter()
        cutter.feed(Array(sample.utf8)[...], to: &output)
        let found = DecodedAuth(WindowsXMLDecoder(), [output]).rows
        #expect(found.first?.user == "<b>obA" && found.first?.flags == .invalidUser)
        #expect(found.first?.sourceName == "PC9" && found.first?.recordID == 9004)
        #expect(found.last?.user == "admin" && found.last?.actor == "gina")
    }

    /// Entities that would fetch or expand are no events.
    @Test(arguments: [
        "<Event><System><EventID>4625</EventID></System><EventData><Data Name='TargetUserName'>&x;</Data></EventData></Event>",
        "<Event><System><EventID>4625</EventID></System>", "<Event></System></Event>",
        "<Event a></Event>",
        "<Event a='1></Event>", "<Event><![CDATA[x</Event>", "<Event><!-- </Event>", "<></Event>",
        "<Event>&#x110000;</Event>", String(repeating: "<a>", count: 40),
    ])
    func brokenXML(text: String) {
        #expect(throws: MalformedLine.self) { _ = try WindowsEvent(xml: Array(text.utf8)) }
    }

    // MARK: Others

    @Test func journal() {
        let found = rows(AuthSample.journal)
        #expect(found.map(\.ts) == [1_712_044_801_000_001, 1_712_044_802_000_000])
        #expect(found.map(\.session) == [77, 78] && found.map(\.host) == ["db1", "db1"])
        // A name that is no UTF-8 comes as an array of bytes.
        #expect(found.map(\.user) == ["root", "\u{FFFD}"])
        #expect(found.map { $0.flags.contains(.privileged) } == [true, false])
    }

    @Test func splunk() {
        let lines = rows(AuthSample.splunkLines)
        #expect(lines.map(\.user) == ["bob", "bob"])
        // The index knows the year.
        #expect(lines.first?.ts == Self.eight + 3_000_000)
        #expect(lines.last?.channel == "Security")
        let nested = #"{"_raw":"{\"_raw\":\"{\\\"_raw\\\":\\\"{}\\\"}\"}"}"#
        let deep = DecodedAuth(JSONAuthDecoder(), nested)
        #expect(deep.rows.isEmpty && deep.report.tally.records == 0)
        var text = "x"
        for _ in 0..<6 {
            text =
                #"{"_raw":""# + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                + #""}"#
        }
        #expect(
            DecodedAuth(JSONAuthDecoder(), text).report.samples.first?.reason
                == "records nested too deep")
    }

    @Test func zeek() throws {
        let found = rows(AuthSample.zeekJSON)
        #expect(
            found.map(\.user) == ["hal", "hal"] && found.map(\.result) == [.failure, .success])
        #expect(found[0].domain == "EXAMPLE.TEST" && found[0].flags == .invalidUser)
        #expect(found[1].sourceName == "PC9" && found[1].host == "fs.example.test")
        let bytes = Array(AuthSample.zeekTSV.utf8)
        let read = ZeekTSVHeader(head: bytes.span)
        let header = try #require(read)
        let ssh = DecodedAuth(ZeekAuthTSVDecoder(header: header), AuthSample.zeekTSV).rows
        #expect(
            ssh.map(\.count) == [5, 2, 1] && ssh.map(\.result) == [.failure, .failure, .success])
        #expect(ssh[0].country == "JP" && ssh[0].latitude == 35.7 && ssh[0].longitude == nil)
        #expect(ssh[1].country == nil && ssh[1].uid == "C2" && ssh[1].service == "ssh")
        let rdp =
            #"{"ts":1712044800,"id.orig_h":"192.0.2.7","id.resp_h":"192.0.2.2","cookie":"EX\\ivy","result":"encrypted"}"#
        #expect(rows(rdp).first?.user == "ivy" && rows(rdp).first?.domain == "EX")
        #expect(rows(rdp).first?.result == .unknown)
    }

    @Test func columns() throws {
        let bytes = Array(AuthSample.table.utf8)
        let found = AuthTableDecoder(head: bytes.span)
        let decoder = try #require(found)
        let table = DecodedAuth(decoder, AuthSample.table).rows
        #expect(table.map(\.user) == ["alice", "b\"ob", nil])
        #expect(table.map(\.result) == [.success, .failure, .failure])
        #expect(table.map(\.place) == ["New York", nil, "Zürich, Enge"])
        #expect(table.map(\.sourceName) == [nil, nil, "desk-7"])
        let hour: Int64 = 3_600_000_000
        #expect(table.map(\.ts) == [Self.eight, Self.eight + hour, Self.eight - hour])
        let json = rows(AuthSample.jsonLines)
        #expect(json.map(\.mfa) == [.used, .unknown] && json[1].ts == Self.eight + 250_000)
        #expect(json[1].source == IPAddress("2001:db8::9") && json[0].place == "Rome")
        for bad in ["yesterday,bob,success", "2024-04-02T08:00:00Z,bob,perhaps", "1,2", "\"1,2,3"] {
            let text = "timestamp,user,result\n\(bad)\n"
            let bytes = Array(text.utf8)
            let found = AuthTableDecoder(head: bytes.span)
            let decoder = try #require(found)
            #expect(DecodedAuth(decoder, text).report.tally.malformed == 1, "\(bad)")
        }
    }

    @Test func utmp() {
        let found = DecodedAuth(UtmpDecoder(), [AuthSample.wtmp.bytes]).rows
        #expect(found.map(\.action) == [.logon, .logoff] && found.map(\.session) == [900, 900])
        #expect(found[0].ts == Self.eight + 250_000 && found[0].source == IPAddress("192.0.2.7"))
        let guess = AuthSample.utmp(
            type: 6, pid: 3, line: "ssh:notty", user: "UNKNOWN", host: "203.0.113.9",
            address: [0x20, 1, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9])
        let failed = DecodedAuth(UtmpDecoder(), [guess]).rows
        #expect(failed.map(\.result) == [.failure] && failed[0].service == "sshd")
        #expect(failed[0].flags == .invalidUser && failed[0].source == IPAddress("2001:db8::9"))
        #expect(
            DecodedAuth(UtmpDecoder(isBtmp: true), [AuthSample.wtmp.bytes]).rows[0].result
                == .failure)
        var broken = guess
        broken[370] = 1
        #expect(DecodedAuth(UtmpDecoder(), [broken]).report.tally.malformed == 1)
    }
}
