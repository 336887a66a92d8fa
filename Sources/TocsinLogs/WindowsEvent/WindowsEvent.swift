import TocsinRecords

/// A Windows event, whichever export it came from: the fields of `System` and the named data.
struct WindowsEvent {
    var eventID = -1
    var provider: String?
    var channel: String?
    var computer: String?
    var recordID: Int64?
    /// As the export writes it.
    var time: String?
    /// `EventData` by name; looked up only, so that its order does not matter.
    var data: [String: String] = [:]

    init() {}

    /// The value of a datum; nil if it is missing, empty or `-`.
    subscript(name: String) -> String? {
        guard let value = data[name], !value.isEmpty, value != "-" else { return nil }
        return value
    }
}

// MARK: The logons among the events

extension WindowsEvent {
    /// Appends what the event says about an authentication; false for all other events.
    /// Ids, fields and codes: Microsoft, "Advanced security audit policy settings".
    func append(to batch: inout AuthBatch, _ stamps: LocalStamps) throws(MalformedLine) -> Bool {
        guard isWanted else { return false }
        guard let instant = time.flatMap({ AuthTime.instant($0, stamps) }) else {
            throw MalformedLine("the event has no time")
        }
        var event = AuthEvent(ts: instant, result: .unknown)
        if provider == "OpenSSH" {
            guard let message = openSSH(instant) else { return false }
            event = message
        } else if !describe(&event) {
            return false
        }
        event.host = computer
        event.channel = channel
        event.recordID = recordID.flatMap { $0 >= 0 ? $0 : nil }
        batch.append(event)
        return true
    }

    private var isWanted: Bool {
        if provider == "OpenSSH" { return eventID == 4 }
        return channel.map { $0.lowercased() == "security" }
            ?? (provider == nil || provider == "Microsoft-Windows-Security-Auditing")
    }

    private func describe(_ event: inout AuthEvent) -> Bool {
        switch eventID {
        case 4624, 4625: logon(&event)
        case 4634, 4647:
            event.action = .logoff
            setTarget(&event)
            event.service = logonType
        case 4648:
            // Logged where the credentials were typed in, before anybody checked them.
            setTarget(&event)
            event.method = "explicit-credentials"
            event.actor = self["SubjectUserName"]
            setSource(&event)
        case 4768, 4771: kerberos(&event)
        case 4776:
            event.user = self["TargetUserName"] ?? self["LogonAccount"]
            event.service = "ntlm"
            event.sourceName = self["Workstation"]
            setStatus(&event, self["Status"])
        case 4720, 4723, 4724:
            event.action = eventID == 4720 ? .accountCreated : .passwordChanged
            event.result = .success
            setTarget(&event)
            event.actor = self["SubjectUserName"]
        default: return false
        }
        setAccountKind(&event)
        return true
    }

    private func logon(_ event: inout AuthEvent) {
        event.result = eventID == 4624 ? .success : .failure
        setTarget(&event)
        event.service = logonType
        event.method = self["AuthenticationPackageName"]
        setSource(&event)
        if event.source == nil { event.sourceName = self["WorkstationName"] }
        if eventID == 4625,
            Self.isUnknownUser(self["SubStatus"]) || Self.isUnknownUser(self["Status"])
        {
            event.flags.insert(.invalidUser)
        }
    }

    /// RFC 4120 error codes in `Status`: 0x0 is a ticket, 0x6 a name nobody has, 0x18 a wrong password.
    private func kerberos(_ event: inout AuthEvent) {
        setTarget(&event)
        event.service = "kerberos"
        switch Self.number(self["PreAuthType"]) {
        case 2, 11, 138: event.method = "password"
        case 14, 15, 16, 17: event.method = "certificate"
        default: break
        }
        setSource(&event)
        let status = Self.number(self["Status"] ?? self["FailureCode"])
        event.result =
            eventID == 4771 ? .failure : status.map { $0 == 0 ? .success : .failure } ?? .unknown
        if status == 6 { event.flags.insert(.invalidUser) }
    }

    private func setStatus(_ event: inout AuthEvent, _ status: String?) {
        event.result = Self.number(status).map { $0 == 0 ? .success : .failure } ?? .unknown
        if Self.isUnknownUser(status) { event.flags.insert(.invalidUser) }
    }

    private func setTarget(_ event: inout AuthEvent) {
        event.user = self["TargetUserName"]
        event.domain = self["TargetDomainName"]
    }

    private func setSource(_ event: inout AuthEvent) {
        guard let text = self["IpAddress"] else { return }
        guard let end = RemoteEnd(host: LineText(Array(text.utf8))) else { return }
        event.source = end.address
        event.sourceName = end.name
        // 0 stands for "none".
        event.sourcePort = self["IpPort"].flatMap { UInt16($0) }.flatMap { $0 == 0 ? nil : $0 }
    }

    /// Accounts that no person uses, and the built-in administrator, whatever its name.
    private func setAccountKind(_ event: inout AuthEvent) {
        let systemDomains = ["NT AUTHORITY", "Window Manager", "Font Driver Host", "NT SERVICE"]
        if event.user?.hasSuffix("$") == true || event.user == "ANONYMOUS LOGON"
            || event.domain.map(systemDomains.contains) == true
        {
            event.flags.insert(.machineAccount)
        }
        let sid = self["TargetUserSid"] ?? self["TargetSid"]
        if let sid, sid.hasPrefix("S-1-5-21-"), sid.hasSuffix("-500") {
            event.flags.insert(.privileged)
        }
    }

    /// STATUS_NO_SUCH_USER.
    private static func isUnknownUser(_ status: String?) -> Bool { number(status) == 0xC000_0064 }

    /// A number in decimal or, with `0x`, hexadecimal; NTSTATUS also as a negative 32-bit number.
    private static func number(_ text: String?) -> Int64? {
        guard let text else { return nil }
        if text.hasPrefix("0x") || text.hasPrefix("0X") {
            return Int64(text.dropFirst(2), radix: 16)
        }
        guard let value = Int64(text) else { return nil }
        return value < 0 ? Int64(UInt32(truncatingIfNeeded: value)) : value
    }

    /// Names of the logon types (event 4624).
    private var logonType: String? {
        guard let type = self["LogonType"] else { return nil }
        switch type {
        case "0": return "system"
        case "2": return "interactive"
        case "3": return "network"
        case "4": return "batch"
        case "5": return "service"
        case "7": return "unlock"
        case "8": return "network-cleartext"
        case "9": return "new-credentials"
        case "10": return "rdp"
        case "11": return "cached-interactive"
        case "12": return "cached-rdp"
        case "13": return "cached-unlock"
        default: return nil
        }
    }

    /// OpenSSH for Windows logs what it would send to syslog.
    private func openSSH(_ instant: Int64) -> AuthEvent? {
        guard let program = self["process"], let payload = self["payload"] else { return nil }
        return ServiceMessage(
            ts: instant, host: computer, program: program, session: nil,
            text: LineText(Array(payload.utf8))
        ).event()
    }
}

// MARK: Exports without names

extension WindowsEvent {
    /// Names `values` by their place in the event's template, as `Get-WinEvent` and `Get-EventLog`
    /// hand them over.
    mutating func setPositional(_ values: [String]) {
        for (name, value) in zip(Self.template(eventID), values) { data[name] = value }
    }

    /// Data in the order of the templates that Windows 10 and Server 2016 and later register; older
    /// versions of an event have the same fields and fewer of them.
    private static func template(_ eventID: Int) -> [String] {
        let subject = [
            "SubjectUserSid", "SubjectUserName", "SubjectDomainName", "SubjectLogonId",
        ]
        let target = ["TargetUserSid", "TargetUserName", "TargetDomainName"]
        switch eventID {
        case 4624:
            return subject + target + [
                "TargetLogonId", "LogonType", "LogonProcessName", "AuthenticationPackageName",
                "WorkstationName", "LogonGuid", "TransmittedServices", "LmPackageName", "KeyLength",
                "ProcessId", "ProcessName", "IpAddress", "IpPort",
            ]
        case 4625:
            return subject + target + [
                "Status", "FailureReason", "SubStatus", "LogonType", "LogonProcessName",
                "AuthenticationPackageName", "WorkstationName", "TransmittedServices",
                "LmPackageName", "KeyLength", "ProcessId", "ProcessName", "IpAddress", "IpPort",
            ]
        case 4634: return target + ["TargetLogonId", "LogonType"]
        case 4647: return target + ["TargetLogonId"]
        case 4648:
            return subject + [
                "LogonGuid", "TargetUserName", "TargetDomainName", "TargetLogonGuid",
                "TargetServerName", "TargetInfo", "ProcessId", "ProcessName", "IpAddress", "IpPort",
            ]
        case 4720, 4723, 4724:
            return ["TargetUserName", "TargetDomainName", "TargetSid"] + subject
        case 4768:
            return [
                "TargetUserName", "TargetDomainName", "TargetSid", "ServiceName", "ServiceSid",
                "TicketOptions", "Status", "TicketEncryptionType", "PreAuthType", "IpAddress",
                "IpPort",
            ]
        case 4771:
            return [
                "TargetUserName", "TargetSid", "ServiceName", "TicketOptions", "Status",
                "PreAuthType", "IpAddress", "IpPort",
            ]
        case 4776: return ["PackageName", "TargetUserName", "Workstation", "Status"]
        default: return []
        }
    }
}
