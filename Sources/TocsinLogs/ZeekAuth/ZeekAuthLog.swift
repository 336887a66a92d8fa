import TocsinRecords

/// The logs of Zeek that tell of authentications (base/protocols/{ssh,krb,ntlm,rdp}/main.zeek).
enum ZeekAuthLog: String, Hashable, Sendable, CaseIterable {
    case ssh, kerberos, ntlm, rdp

    /// Columns without which a row is no record.
    static let required = ["ts", "id.orig_h", "id.resp_h"]

    /// By the log's name, or by a column that only one of them has where JSON does not name its log.
    init?(path: String?, has: (String) -> Bool) {
        if let path, let log = Self(rawValue: path) {
            self = log
        } else if has("_path") {
            return nil
        } else if has("auth_attempts") || has("auth_success") {
            self = .ssh
        } else if has("request_type") && has("client") {
            self = .kerberos
        } else if has("server_nb_computer_name") || has("domainname") {
            self = .ntlm
        } else if has("security_protocol") || has("cookie") && has("result") {
            self = .rdp
        } else {
            return nil
        }
    }

    /// Appends the record whose fields `field` gives (nil if unset); false if it tells of no
    /// decided authentication. O(its bytes).
    func append(
        _ field: (String) -> String?, to batch: inout AuthBatch
    ) throws(MalformedLine) -> Bool {
        guard let time = field("ts").flatMap({ AuthTime.instant($0, LocalStamps()) }) else {
            throw MalformedLine("ts is missing or not a time")
        }
        guard let source = field("id.orig_h").flatMap({ IPAddress($0) }) else {
            throw MalformedLine("id.orig_h is missing or not an address")
        }
        var event = AuthEvent(ts: time, result: .unknown)
        event.source = source
        event.sourcePort = field("id.orig_p").flatMap { UInt16($0) }
        event.host = field("id.resp_h")
        event.uid = field("uid")
        event.service = rawValue
        switch self {
        case .ssh: return ssh(field, event, to: &batch)
        case .kerberos: return kerberos(field, event, to: &batch)
        case .ntlm: ntlm(field, &event)
        case .rdp: Self.setAccount(field("cookie"), "\\", &event)
        }
        batch.append(event)
        return true
    }

    private static func isTrue(_ text: String?) -> Bool? {
        switch text {
        case "T", "true": true
        case "F", "false": false
        default: nil
        }
    }

    private static func result(_ text: String?) -> AuthResult {
        isTrue(text).map { $0 ? .success : .failure } ?? .unknown
    }

    /// The user name is encrypted; a success may have failures in front of it, which have a row of
    /// their own.
    private func ssh(
        _ field: (String) -> String?, _ base: AuthEvent, to batch: inout AuthBatch
    ) -> Bool {
        var event = base
        event.result = Self.result(field("auth_success"))
        let attempts = field("auth_attempts").flatMap { UInt32($0) } ?? 1
        // The location is that of the far end, seen from the local network.
        if field("direction") != "OUTBOUND" {
            event.country = field("remote_location.country_code")
            event.city = field("remote_location.city")
            event.latitude = Self.degrees(field("remote_location.latitude"), 90)
            event.longitude = Self.degrees(field("remote_location.longitude"), 180)
        }
        if event.result == .success, attempts > 1 {
            var failures = event
            failures.result = .failure
            failures.count = attempts - 1
            batch.append(failures)
        }
        if event.result == .failure { event.count = max(attempts, 1) }
        batch.append(event)
        return true
    }

    static func degrees(_ text: String?, _ limit: Double) -> Double? {
        guard let text else { return nil }
        let bytes = Array(text.utf8)
        guard let value = DecimalNumber.parse(bytes, 0..<bytes.count), value.magnitude <= limit
        else { return nil }
        return value
    }

    /// Ticket-granting requests; the tickets for services that follow are no logons, nor is the
    /// question which pre-authentication is wanted.
    private func kerberos(
        _ field: (String) -> String?, _ base: AuthEvent, to batch: inout AuthBatch
    ) -> Bool {
        let error = field("error_msg")
        guard field("request_type") == "AS", error != "KDC_ERR_PREAUTH_REQUIRED" else {
            return false
        }
        var event = base
        event.result = Self.result(field("success"))
        if error == "KDC_ERR_C_PRINCIPAL_UNKNOWN" { event.flags.insert(.invalidUser) }
        if let client = field("client") {
            let parts = client.split(separator: "/", omittingEmptySubsequences: false)
            event.user = parts.dropLast().joined(separator: "/")
            event.domain = parts.last.map(String.init)
            if parts.count < 2 { event.user = client }
        }
        if event.user?.hasSuffix("$") == true { event.flags.insert(.machineAccount) }
        batch.append(event)
        return true
    }

    private func ntlm(_ field: (String) -> String?, _ event: inout AuthEvent) {
        event.result = Self.result(field("success"))
        event.user = field("username")
        event.domain = field("domainname")
        event.sourceName = field("hostname")
        if let computer = field("server_dns_computer_name") ?? field("server_nb_computer_name") {
            event.host = computer
        }
        if event.user?.hasSuffix("$") == true { event.flags.insert(.machineAccount) }
    }

    /// `DOMAIN\name`, or a name alone.
    static func setAccount(
        _ text: String?, _ separator: Character, _ event: inout AuthEvent
    ) {
        guard let text else { return }
        guard let mark = text.firstIndex(of: separator) else {
            event.user = text
            return
        }
        event.domain = String(text[..<mark])
        event.user = String(text[text.index(after: mark)...])
    }
}
