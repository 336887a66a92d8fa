import TocsinRecords

/// A record of AWS CloudTrail (CloudTrail User Guide, "CloudTrail record contents").
struct CloudTrailEvent {
    private let object: JSONObject
    private let identity: JSONObject?

    static func isEvent(_ object: JSONObject) -> Bool {
        object.has("eventName") && object.has("eventSource") && object.has("eventTime")
    }

    init(_ object: JSONObject) {
        self.object = object
        identity = object.object("userIdentity")
    }

    /// What the event does to the state of somebody's access; nil for all other API calls.
    private static func action(_ name: String) -> AuthAction? {
        switch name {
        case "ConsoleLogin": .logon
        case "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "AssumeRoot",
            "GetSessionToken", "GetFederationToken", "SwitchRole":
            .assumeRole
        case "CheckMfa": .mfaChallenge
        case "CreateUser": .accountCreated
        case "CreateAccessKey", "CreateLoginProfile", "UploadSSHPublicKey",
            "CreateServiceSpecificCredential":
            .credentialCreated
        case "UpdateLoginProfile", "ChangePassword": .passwordChanged
        default: nil
        }
    }

    func append(to batch: inout AuthBatch, _ stamps: LocalStamps) throws(MalformedLine) -> Bool {
        let name = object.text("eventName") ?? ""
        guard let action = Self.action(name) else { return false }
        guard let time = object.text("eventTime").flatMap({ AuthTime.instant($0, stamps) }) else {
            throw MalformedLine("eventTime is not a time")
        }
        var event = AuthEvent(ts: time, action: action, result: result(name))
        event.service = "cloudtrail"
        event.method = name
        event.uid = object.text("eventID")
        event.host = object.text("recipientAccountId")
        event.domain = identity?.text("accountId")
        setSource(&event)
        setUser(&event)
        setMFA(&event)
        batch.append(event)
        return true
    }

    /// Console events say it in their answer, API calls by having an error or none.
    private func result(_ name: String) -> AuthResult {
        switch object.object("responseElements")?.text(name) {
        case "Success": .success
        case "Failure": .failure
        default: object.has("errorCode") || object.has("errorMessage") ? .failure : .success
        }
    }

    /// An address, or the name of the AWS service that called on somebody's behalf.
    private func setSource(_ event: inout AuthEvent) {
        guard let text = object.text("sourceIPAddress") else { return }
        if let address = IPAddress(text) { event.source = address } else { event.sourceName = text }
    }

    private func setUser(_ event: inout AuthEvent) {
        let caller = caller()
        switch event.action {
        case .assumeRole:
            let role = object.object("requestParameters")?.text("roleArn")
            event.user = role.map { Self.lastPart($0, "/") } ?? caller
            event.actor = caller
        case .accountCreated, .credentialCreated, .passwordChanged:
            // Without a name the caller's own account is meant.
            event.user = object.object("requestParameters")?.text("userName") ?? caller
            event.actor = caller
        default: event.user = caller
        }
        switch identity?.text("type") {
        case "Root": event.flags.insert(.privileged)
        case "AWSService", "AWSAccount": event.flags.insert(.machineAccount)
        default: break
        }
        guard event.action == .logon, event.result == .failure else { return }
        // AWS withholds a name that is none of the account's users.
        if event.user == "HIDDEN_DUE_TO_SECURITY_REASONS" { event.user = nil }
        if event.user == nil
            || object.text("errorMessage") == "No username found in supplied account"
        {
            event.flags.insert(.invalidUser)
        }
    }

    private func caller() -> String? {
        guard let identity else { return nil }
        switch identity.text("type") {
        case "Root": return "root"
        case "AssumedRole":
            // `ROLEID:session`, the session mostly named after the person.
            if let principal = identity.text("principalId"), principal.contains(":") {
                return Self.lastPart(principal, ":")
            }
            return identity.object("sessionContext")?.object("sessionIssuer")?.text("userName")
        case "AWSService": return identity.text("invokedBy")
        case "AWSAccount": return identity.text("accountId")
        default:
            if let name = identity.text("userName") { return name }
            return identity.text("arn").map { Self.lastPart($0, "/") }
        }
    }

    private static func lastPart(_ text: String, _ separator: Character) -> String {
        String(text.split(separator: separator).last ?? Substring(text))
    }

    /// Console: `MFAUsed`, which is always `No` where an identity provider asked for the factor;
    /// API: how the session was authenticated.
    private func setMFA(_ event: inout AuthEvent) {
        if let used = object.object("additionalEventData")?.text("MFAUsed") {
            let isOwnUser = ["IAMUser", "Root"].contains(identity?.text("type"))
            event.mfa = used == "Yes" ? .used : used == "No" && isOwnUser ? .notUsed : .unknown
            return
        }
        switch identity?.object("sessionContext")?.object("attributes")?.text("mfaAuthenticated") {
        case "true": event.mfa = .used
        case "false": event.mfa = .notUsed
        default: break
        }
    }
}
