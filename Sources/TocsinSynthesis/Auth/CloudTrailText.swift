import TocsinRecords

/// An AWS CloudTrail `Records` document (CloudTrail User Guide, "CloudTrail record contents"): people at the
/// console, programs assuming their role, login profiles made and reset.
struct CloudTrailText: AuthRowText {
    var bytes: [UInt8] = []
    private let seed: UInt64
    private var written: UInt64 = 0

    private static let account = AuthSite.cloudAccount
    private static let region = "eu-central-1"
    private static let arn = "arn:aws:iam::" + account + ":"

    init(seed: UInt64) { self.seed = seed }

    mutating func begin() { write(#"{"Records":["#) }

    mutating func end() { write("\n]}\n") }

    mutating func append(_ row: AuthRow) {
        switch row.action {
        case .logon where row.account.kind == .service: assumeRole(row)
        case .logon: consoleLogin(row)
        case .credentialCreated: loginProfile(row, "CreateLoginProfile")
        case .passwordChanged: loginProfile(row, "UpdateLoginProfile")
        default: break
        }
    }

    private mutating func record(
        _ row: AuthRow, _ name: String, source: String, type: String, identity: String,
        agent: String, _ rest: String
    ) {
        write(written == 0 ? "\n" : ",\n")
        written += 1
        write(
            #"{"eventVersion":"1.08","userIdentity":{\#(identity)},"eventTime":"\#(StampText(row.time).rfc3339)","#
                + #""eventSource":"\#(source).amazonaws.com","eventName":"\#(name)","awsRegion":"\#(Self.region)","#
                + #""sourceIPAddress":"\#(row.origin.address)","userAgent":"\#(agent)",\#(rest),"#
                + #""eventID":"\#(identifier())","readOnly":false,"eventType":"\#(type)","managementEvent":true,"#
                + #""recipientAccountId":"\#(Self.account)","eventCategory":"Management"}"#
        )
    }

    private func identifier() -> String {
        let digits = Array(
            AuthNumbers.hexadecimal(seed, written * 2, count: 16)
                + AuthNumbers.hexadecimal(seed, written * 2 + 1, count: 16))
        let parts = [
            digits[0..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20...],
        ]
        return parts.map { String($0) }.joined(separator: "-")
    }

    private static func identity(_ account: Account) -> String {
        let number = "\(account.number)"
        let zeros = String(repeating: "0", count: max(0, 10 - number.count))
        return #""type":"IAMUser","principalId":"AIDAEXAMPLE\#(zeros)\#(number)","#
            + #""arn":"\#(arn)user/\#(account.name)","accountId":"\#(Self.account)","userName":"\#(account.name)""#
    }

    // MARK: Events

    private mutating func consoleLogin(_ row: AuthRow) {
        let isUnknown = row.account.kind == .unknown
        let identity =
            isUnknown
            ? #""type":"IAMUser","accountId":"\#(Self.account)","accessKeyId":"","userName":"HIDDEN_DUE_TO_SECURITY_REASONS""#
            : Self.identity(row.account)
        let error =
            row.result == .success
            ? ""
            : #""errorMessage":"\#(isUnknown ? "No username found in supplied account" : "Failed authentication")","#
        let outcome = row.result == .success ? "Success" : "Failure"
        record(
            row, "ConsoleLogin", source: "signin", type: "AwsConsoleSignIn", identity: identity,
            agent: "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            error
                + #""requestParameters":null,"responseElements":{"ConsoleLogin":"\#(outcome)"},"#
                + #""additionalEventData":{"LoginTo":"https://console.aws.amazon.com/console/home","MobileVersion":"No","MFAUsed":"\#(row.usesMFA ? "Yes" : "No")"}"#
        )
    }

    private mutating func assumeRole(_ row: AuthRow) {
        let role = Self.arn + "role/" + row.account.name
        let error =
            row.result == .success
            ? ""
            : #""errorCode":"AccessDenied","errorMessage":"User: \#(Self.arn)user/\#(row.account.name) is not authorized to perform: sts:AssumeRole on resource: \#(role)","#
        record(
            row, "AssumeRole", source: "sts", type: "AwsApiCall",
            identity: Self.identity(row.account), agent: "Boto3/1.34.0",
            error
                + #""requestParameters":{"roleArn":"\#(role)","roleSessionName":"\#(row.account.name)"},"responseElements":null"#
        )
    }

    private mutating func loginProfile(_ row: AuthRow, _ name: String) {
        let session =
            #","sessionContext":{"attributes":{"mfaAuthenticated":"\#(row.usesMFA)"}}"#
        record(
            row, name, source: "iam", type: "AwsApiCall",
            identity: Self.identity(row.actor ?? row.account) + session, agent: "aws-cli/2.15.0",
            #""requestParameters":{"userName":"\#(row.account.name)","passwordResetRequired":false},"responseElements":null"#
        )
    }
}
