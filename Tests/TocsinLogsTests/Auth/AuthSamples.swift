@testable import TocsinLogs

/// A short input of every authentication format, with how many events it holds.
struct AuthSample: Sendable, CustomStringConvertible {
    /// Name in the registry of formats.
    var format: String
    var bytes: [UInt8]
    var events: Int
    var fileName = "x.log"

    var description: String { format }

    init(_ format: String, _ text: String, events: Int) {
        self.format = format
        self.events = events
        bytes = Array(text.utf8)
    }

    static let all: [AuthSample] = [
        AuthSample("syslog", syslog, events: 5),
        AuthSample("syslog", rfc5424, events: 2),
        AuthSample("syslog", services, events: 9),
        AuthSample("syslog", vsftpdFile, events: 2),
        AuthSample("syslog", xrdpFile, events: 2),
        AuthSample("syslog", dovecotFile, events: 3),
        AuthSample("journald", journal, events: 2),
        AuthSample("auth-csv", table, events: 3),
        AuthSample("auth-json", jsonLines, events: 2),
        AuthSample(
            "auth-json", "[\n  " + jsonLines.replacing("}\n{", with: "},\n{") + "]", events: 2),
        AuthSample(
            "cloudtrail", #"{"Records":["# + consoleLogin + "," + createKey + "]}", events: 2),
        AuthSample("cloudtrail", consoleLogin + "\n" + createKey + "\n", events: 2),
        AuthSample("cloudtrail", lookup, events: 1),
        AuthSample("splunk", splunkResults, events: 2),
        AuthSample("splunk", splunkLines, events: 2),
        AuthSample("windows-json", windowsLines, events: 2),
        AuthSample("windows-json", getWinEvent, events: 1),
        AuthSample("windows-xml", windowsXML, events: 2),
        AuthSample("zeek-tsv", zeekTSV, events: 3),
        AuthSample("zeek-json", zeekJSON, events: 2),
        wtmp,
    ]

    static let syslog = """
        Apr  2 08:00:01 web1 sshd[311]: Accepted publickey for alice from 192.0.2.7 port 50022 ssh2: ED25519 SHA256:Zm9v
        Apr  2 08:00:02 web1 CRON[312]: pam_unix(cron:session): session opened for user root by (uid=0)
        Apr  2 08:00:03 web1 sshd[313]: Failed password for invalid user ad min from 203.0.113.9 port 40100 ssh2
        Apr  2 08:00:04 web1 sshd[314]: message repeated 3 times: [ Failed password for bob from 2001:db8::9 port 40101 ssh2]
        Apr  2 08:00:05 web1 sudo:    alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/id
        Apr  2 08:00:06 web1 su[320]: FAILED SU (to root) mallory on pts/1
        Apr  2 08:00:07 web1 kernel: [1.5] eth0: link up

        """
    static let rfc5424 = """
        <38>1 2024-04-02T08:00:01.5Z gw sshd 311 - [meta sequenceId="1" x="a]\\"b"] Accepted password for alice from 192.0.2.7 port 5 ssh2
        <38>1 2024-04-02T08:00:02+02:00 gw sshd 312 - - Failed password for bob from 192.0.2.8 port 6 ssh2

        """
    static let services = """
        Apr  2 08:00:01 ftp1 vsftpd[41]: [bob] FAIL LOGIN: Client "::ffff:203.0.113.9", "User is not in the allow user list."
        Apr  2 08:00:02 ftp1 proftpd[42]: ftp1 (203.0.113.9[203.0.113.9]) - USER ad min: no such user found from 203.0.113.9 [203.0.113.9] to 192.0.2.1:21
        Apr  2 08:00:03 ftp1 proftpd[43]: ftp1 (192.0.2.7[192.0.2.7]) - USER carol: Login successful.
        Apr  2 08:00:04 ftp1 pure-ftpd: (?@203.0.113.9) [WARNING] Authentication failed for user [root]
        Apr  2 08:00:05 mail1 dovecot: imap-login: Login: user=<dave>, method=PLAIN, rip=192.0.2.7, lip=192.0.2.2, mpid=9, TLS, session=<q454Xu/vMwBZApgg>
        Apr  2 08:00:06 mail1 dovecot: auth-worker(12): conn unix:auth-worker (pid=9,uid=97): auth-worker<3>: pam(erin,203.0.113.9,<8rSIdTFCDKUWWMbU>): unknown user
        Apr  2 08:00:07 mail1 dovecot: auth(frank,203.0.113.9,sasl:plain)<NTI4FiZxcQCSud4G>: sql: Password mismatch (given password: x)
        Apr  2 08:00:08 mail1 auth[13]: pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=gina rhost=203.0.113.9
        Apr  2 08:00:09 desk1 xrdp-sesman[44]: [INFO ] AUTHFAIL: user=hal ip=::ffff:203.0.113.9 time=1712044809

        """
    static let vsftpdFile = """
        Tue Apr  2 08:00:00 2024 [pid 2] CONNECT: Client "203.0.113.9"
        Tue Apr  2 08:00:01 2024 [pid 1] [bob] FAIL LOGIN: Client "203.0.113.9"
        Tue Apr  2 08:00:02 2024 [pid 1] [ftp] OK LOGIN: Client "192.0.2.7", anon password "x@example.test"
        Tue Apr  2 08:00:03 2024 [pid 3] [ftp] OK UPLOAD: Client "192.0.2.7", "/a", 8338 bytes, 18.77Kbyte/sec

        """
    static let xrdpFile = """
        [20240402-08:00:00] [INFO ] starting xrdp-sesman with pid 44
        [20240402-08:00:01] [INFO ] AUTHFAIL: user=ha l ip=203.0.113.9 time=1712044801
        [2024-04-02T08:00:02.123+0200] [INFO ] ++ created session (access granted): username ivy, ip 192.0.2.7:56578 - socket: 12

        """
    static let dovecotFile = """
        Apr 02 08:00:00 imap-login: Info: Aborted login (auth failed, 2 attempts in 9 secs): user=<jo>, method=PLAIN, rip=203.0.113.9, lip=192.0.2.2
        Apr 02 08:00:01 auth(k im,203.0.113.9,sasl:login)<CvN+E95Uf4e7eEnj>: Info: sql: unknown user
        @40000000660bbb0c04c4b400 pop3-login: Info: Disconnected (no auth attempts): rip=203.0.113.9, lip=192.0.2.2

        """
    static let journal = #"""
        {"__CURSOR":"s=1","__REALTIME_TIMESTAMP":"1712044801000001","_HOSTNAME":"db1","SYSLOG_IDENTIFIER":"sshd","_PID":"77","MESSAGE":"Failed password for root from 203.0.113.9 port 4 ssh2"}
        {"__REALTIME_TIMESTAMP":"1712044802000000","_HOSTNAME":"db1","SYSLOG_IDENTIFIER":"sshd","_PID":"78","MESSAGE":[70,97,105,108,101,100,32,112,97,115,115,119,111,114,100,32,102,111,114,32,255,32,102,114,111,109,32,49,57,50,46,48,46,50,46,49,32,112,111,114,116,32,52,32,115,115,104,50]}
        {"__REALTIME_TIMESTAMP":"1712044803000000","SYSLOG_IDENTIFIER":"systemd","MESSAGE":"Started."}

        """#
    static let table = """
        Timestamp,extra,IP,User,Result,location
        2024-04-02 08:00:00,,192.0.2.7,alice,success,New York
        2024-04-02T09:00:00Z,"a,b",203.0.113.9,"b""ob",FAILURE,
        2024-04-02T09:00:00+02:00,,desk-7,,failure,"Zürich, Enge"

        """
    static let jsonLines = #"""
        {"timestamp":"2024-04-02T08:00:00Z","user":"alice","result":"success","location":"Rome","ip":"192.0.2.7","mfa":true}
        {"timestamp":1712044800.25,"user":"bob","result":"failure","location":null,"ip":"2001:db8::9"}

        """#
    static let consoleLogin =
        #"{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDAX","arn":"arn:aws:iam::111122223333:user/carol","accountId":"111122223333","userName":"carol"},"eventTime":"2024-04-02T08:00:00Z","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"eu-west-1","sourceIPAddress":"192.0.2.7","userAgent":"Mozilla/5.0 {\"x\": [","requestParameters":null,"responseElements":{"ConsoleLogin":"Success"},"additionalEventData":{"MFAUsed":"No"},"eventID":"e-1","recipientAccountId":"111122223333"}"#
    static let createKey =
        #"{"userIdentity":{"type":"AssumedRole","principalId":"AROAX:dave","accountId":"111122223333","sessionContext":{"attributes":{"mfaAuthenticated":"false"}}},"eventTime":"2024-04-02T08:05:00Z","eventSource":"iam.amazonaws.com","eventName":"CreateAccessKey","sourceIPAddress":"cloudformation.amazonaws.com","requestParameters":{"userName":"carol"},"eventID":"e-2"}"#
    static let lookup =
        "{\n    \"Events\": [\n        {\n            \"EventId\": \"e-1\",\n            \"CloudTrailEvent\": \""
        + consoleLogin.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        + "\"\n        }\n    ]\n}\n"
    static let rawLine =
        "Apr  2 08:00:03 web1 sshd[313]: Failed password for bob from 203.0.113.9 port 4 ssh2"
    static let splunkResults =
        #"{"preview":false,"init_offset":0,"messages":[],"fields":[{"name":"_raw"}],"results":[{"_time":"2024-04-02T08:00:03.000+00:00","_raw":""#
        + rawLine + #""},{"_raw":""#
        + consoleLogin.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        + #""}],"highlighted":{}}"#
    static let splunkLines =
        #"{"preview":false,"offset":0,"result":{"_time":"1712044803","_raw":""# + rawLine + "\"}}\n"
        + #"{"preview":false,"offset":1,"lastrow":true,"result":{"_raw":"<Event><System><EventID>4625</EventID><TimeCreated SystemTime='2024-04-02T08:00:00Z'/><Channel>Security</Channel></System><EventData><Data Name='TargetUserName'>bob</Data></EventData></Event>"}}"#
        + "\n"
    static let windowsLines = #"""
        {"Event":{"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Security-Auditing"}},"EventID":4624,"TimeCreated":{"#attributes":{"SystemTime":"2024-04-02T08:00:00.1234567Z"}},"EventRecordID":9001,"Channel":"Security","Computer":"PC1.example.test"},"EventData":{"SubjectUserName":"-","TargetUserSid":"S-1-5-21-1-2-3-1104","TargetUserName":"erin","TargetDomainName":"EXAMPLE","LogonType":10,"AuthenticationPackageName":"Negotiate","WorkstationName":"PC9","IpAddress":"192.0.2.7","IpPort":"50022"}}}
        {"@timestamp":"2024-04-02T08:01:00.000Z","winlog":{"event_id":"4771","channel":"Security","computer_name":"DC1","record_id":9002,"event_data":{"TargetUserName":"nobody1","Status":"0x6","PreAuthType":"2","IpAddress":"::ffff:203.0.113.9","IpPort":"0"}}}

        """#
    static let getWinEvent = #"""
        {
            "Id":  4776,
            "RecordId":  9003,
            "LogName":  "Security",
            "MachineName":  "DC1",
            "TimeCreated":  "\/Date(1712044800123)\/",
            "Message":  "The computer attempted {",
            "Properties":  [
                               { "Value":  "MICROSOFT_AUTHENTICATION_PACKAGE_V1_0" },
                               { "Value":  "frank" },
                               { "Value":  "PC9" },
                               { "Value":  3221225578 }
                           ]
        }

        """#
    static let windowsXML = """
        <?xml version="1.0" encoding="utf-8" standalone="yes"?>
        <Events><Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4625</EventID><TimeCreated SystemTime='2024-04-02T08:00:00.5Z'/><EventRecordID>9004</EventRecordID><Channel>Security</Channel><Computer>PC1</Computer></System><EventData><Data Name='TargetUserName'>&lt;b&gt;ob&#x41;</Data><Data Name='SubStatus'>0xc0000064</Data><Data Name='LogonType'>3</Data><Data Name='WorkstationName'>PC9</Data><Data Name='IpAddress'>-</Data></EventData></Event>
        <Event><System>
          <EventID Qualifiers="0">4648</EventID><!-- x -->
          <TimeCreated SystemTime="2024-04-02T08:00:01Z"/><Channel>Security</Channel><Computer>PC1</Computer>
        </System><EventData><Data Name="SubjectUserName">gina</Data><Data Name="TargetUserName">admin</Data><Data Name="IpAddress"/></EventData></Event>
        </Events>
        """
    static let zeekTSV = """
        #separator \\x09
        #set_separator\t,
        #empty_field\t(empty)
        #unset_field\t-
        #path\tssh
        #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tauth_success\tauth_attempts\tdirection\tremote_location.country_code\tremote_location.latitude
        1712044800.000001\tC1\t203.0.113.9\t4000\t192.0.2.1\t22\tF\t5\tINBOUND\tJP\t35.7
        1712044801.000001\tC2\t203.0.113.9\t4001\t192.0.2.1\t22\tT\t3\tINBOUND\t-\t-
        #close\t2024-04-02-09-00-00

        """
    static let zeekJSON = #"""
        {"_path":"kerberos","ts":1712044800.5,"uid":"C3","id.orig_h":"192.0.2.7","id.orig_p":4,"id.resp_h":"192.0.2.2","id.resp_p":88,"request_type":"AS","client":"hal/EXAMPLE.TEST","success":false,"error_msg":"KDC_ERR_C_PRINCIPAL_UNKNOWN"}
        {"_path":"kerberos","ts":1712044801.5,"uid":"C3","id.orig_h":"192.0.2.7","id.orig_p":4,"id.resp_h":"192.0.2.2","id.resp_p":88,"request_type":"TGS","client":"hal/EXAMPLE.TEST","success":true}
        {"_path":"ntlm","ts":1712044802.5,"uid":"C4","id.orig_h":"192.0.2.7","id.orig_p":4,"id.resp_h":"192.0.2.2","id.resp_p":445,"username":"hal","hostname":"PC9","domainname":"EXAMPLE","success":true,"server_dns_computer_name":"fs.example.test"}

        """#
    static let wtmp: AuthSample = {
        var sample = AuthSample("utmp", "", events: 2)
        sample.fileName = "wtmp"
        sample.bytes =
            utmp(
                type: 7, pid: 900, line: "pts/0", user: "alice", host: "192.0.2.7",
                address: [192, 0, 2, 7])
            + utmp(type: 6, pid: 1, line: "tty1", user: "LOGIN", host: "", address: [])
            + utmp(type: 8, pid: 900, line: "pts/0", user: "", host: "", address: [])
        return sample
    }()

    /// One record of utmp(5) at 2024-04-02T08:00:00.25Z.
    static func utmp(
        type: UInt8, pid: Int, line: String, user: String, host: String, address: [UInt8]
    ) -> [UInt8] {
        var record = [UInt8](repeating: 0, count: 384)
        record[0] = type
        record[4] = UInt8(truncatingIfNeeded: pid)
        record[5] = UInt8(truncatingIfNeeded: pid >> 8)
        for (start, text) in [(8, line), (44, user), (76, host)] {
            for (index, byte) in text.utf8.enumerated() { record[start + index] = byte }
        }
        for (index, byte) in [0x00, 0xBB, 0x0B, 0x66, 0x90, 0xD0, 0x03, 0x00].enumerated() {
            record[340 + index] = UInt8(byte)
        }
        for (index, byte) in address.enumerated() { record[348 + index] = byte }
        return record
    }
}
