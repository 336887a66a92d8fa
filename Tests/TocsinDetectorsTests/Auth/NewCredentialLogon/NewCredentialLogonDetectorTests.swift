import Testing
import TocsinRecords

@testable import TocsinDetectors

@Suite struct NewCredentialLogonDetectorTests {
    private let detector = NewCredentialLogonDetector()

    /// A change of the credentials of `user` by `actor`, as AWS logs it.
    private func change(
        _ log: inout AuthLog, _ user: String, by actor: String?, at seconds: Double,
        _ action: AuthAction = .credentialCreated, _ method: String? = "CreateLoginProfile",
        from source: String? = "192.0.2.1", service: String? = "cloudtrail"
    ) {
        log.add(user, from: source, at: seconds, host: "account") {
            $0.action = action
            $0.actor = actor
            $0.method = method
            $0.service = service
            $0.uid = "change \(seconds)"
        }
    }

    private func logon(
        _ log: inout AuthLog, _ user: String, at seconds: Double,
        from source: String? = "192.0.2.1",
        _ mfa: MFAUse = .notUsed, service: String? = "cloudtrail", host: String = "account"
    ) {
        log.add(user, from: source, at: seconds, host: host) {
            $0.mfa = mfa
            $0.service = service
            $0.uid = "logon \(seconds)"
        }
    }

    private func found(
        after seconds: Double, _ mfa: MFAUse = .notUsed, from source: String = "192.0.2.1",
        by actor: String = "mallory"
    ) -> [Finding] {
        var log = AuthLog()
        change(&log, "new", by: actor, at: 1, .accountCreated, "CreateUser")
        change(&log, "new", by: actor, at: 2)
        logon(&log, "new", at: 2 + seconds, from: source, mfa)
        return log.findings(detector)
    }

    @Test func aLogonSecondsAfterItsLoginProfileWasMade() throws {
        let finding = try #require(found(after: 9).first)
        #expect(finding.severity == .high && finding.priority >= 90)
        #expect(finding.techniques == [.cloudAccounts, .accountManipulation, .createAccount])
        #expect(
            finding.why.first
                == "“new” logged on from 192.0.2.1 without a second factor 9.0 s after “mallory” made its login profile."
        )
        #expect(finding.uids == ["change 1.0", "change 2.0", "logon 11.0"])
        for evidence in [
            Evidence("seconds_between", .number(9)), Evidence("made_by", .text("mallory")),
            Evidence("changes", .texts(["CreateUser", "CreateLoginProfile"])),
            Evidence("change_event_id", .text("change 2.0")),
            Evidence("logon_event_id", .text("logon 11.0")),
            Evidence("source", .text("192.0.2.1")), Evidence("mfa", .text("not used")),
        ] {
            #expect(finding.evidence.contains(evidence), "\(evidence.name)")
        }
        #expect(finding.summary.inShort == "9.0 s after its login profile, no MFA")
        #expect(finding.entity.user == "new" && finding.entity.src == IPAddress("192.0.2.1"))
    }

    @Test func soonerAndFromTheMakersSourceIsWorse() throws {
        let priorities = try [
            found(after: 9), found(after: 3000), found(after: 9, from: "203.0.113.1"),
        ]
        .map { try #require($0.first).priority }
        #expect(priorities[0] > priorities[1] && priorities[1] > priorities[2])
    }

    @Test func anHourLaterOrWithASecondFactorIsNothing() throws {
        #expect(found(after: 3600).count == 1)
        #expect(found(after: 3600.5).isEmpty)
        #expect(found(after: 9, .used).isEmpty)
    }

    @Test func changesOfTheSameSecondComeFirst() {
        var log = AuthLog()
        change(&log, "new", by: "mallory", at: 5)
        logon(&log, "new", at: 5)
        #expect(log.findings(detector).count == 1)
    }

    @Test func theMaximalAgeIsASetting() throws {
        var log = AuthLog()
        change(&log, "new", by: "mallory", at: 0)
        logon(&log, "new", at: 7200)
        #expect(log.findings(detector).isEmpty)
        let found = log.findings(detector, set: ["new-credential-logon.max_age": 7200])
        #expect(found.count == 1)
    }

    @Test func ownChangesAreOnesOwnBusiness() {
        var log = AuthLog()
        change(&log, "ann", by: "ann", at: 0, .passwordChanged, "ChangePassword")
        change(&log, "Ann", by: "ann", at: 0, .passwordChanged, "ChangePassword")
        change(&log, "ann", by: "ann", at: 1, .credentialCreated, "CreateAccessKey")
        logon(&log, "ann", at: 60)
        logon(&log, "Ann", at: 60)
        #expect(log.findings(detector).isEmpty)
        // Whoever has a stolen key only makes a login profile of the key's owner.
        change(&log, "ann", by: "ann", at: 100)
        logon(&log, "ann", at: 160)
        #expect(
            log.findings(detector).first?.why.first?.hasSuffix("after it made its login profile.")
                == true)
    }

    @Test func failuresChangeAndOpenNothing() {
        var log = AuthLog()
        change(&log, "new", by: "mallory", at: 0)
        log.events[0].result = .failure
        logon(&log, "new", at: 60)
        #expect(log.findings(detector).isEmpty)
        log.events[0].result = .success
        log.events[1].result = .failure
        #expect(log.findings(detector).isEmpty)
    }

    // MARK: Logs that do not know second factors

    /// Windows 4724 by `actor` at noon of `day`, then 4624 from `source` ten minutes later.
    private func reset(
        _ log: inout AuthLog, _ user: String, by actor: String, day: Int, from source: String?,
        _ action: AuthAction = .passwordChanged, host: String = "pc", service: String = "network"
    ) {
        let noon = (Double(day) + 0.5) * AuthLog.day
        change(&log, user, by: actor, at: noon, action, nil, from: nil, service: nil)
        logon(&log, user, at: noon + 600, from: source, .unknown, service: service, host: host)
    }

    @Test func aHelpDeskResetAndALogonFromTheUsualNetworkIsNothing() {
        var log = AuthLog()
        logon(&log, "bob", at: 0, from: "10.0.5.7", .unknown, service: "network")
        reset(&log, "bob", by: "helen", day: 3, from: "10.0.5.99")
        #expect(log.findings(detector).isEmpty)
    }

    @Test func aResetAndALogonFromANewNetwork() throws {
        var log = AuthLog()
        logon(&log, "bob", at: 0, from: "10.0.5.7", .unknown, service: "network")
        reset(&log, "bob", by: "helen", day: 3, from: "203.0.113.7")
        let finding = try #require(log.findings(detector).first)
        #expect(finding.severity == .medium)
        #expect(finding.techniques == [.validAccounts, .accountManipulation])
        #expect(
            finding.why == [
                "“bob” logged on from 203.0.113.7 10.0 min after “helen” reset its password.",
                "The user has not logged on from that network before.",
                "On no other day of the log does “helen” do that for others.",
                "The log does not say whether a second factor was used.",
            ])
        // Somebody whose work it is.
        for day in 4..<7 { reset(&log, "u\(day)", by: "helen", day: day, from: nil) }
        #expect(log.findings(detector).map(\.severity) == [.low])
    }

    @Test func aNewAccountOfSomebodyWhoMakesNone() throws {
        var log = AuthLog()
        reset(&log, "backdoor", by: "bob", day: 3, from: "10.0.5.7", .accountCreated)
        let finding = try #require(log.findings(detector).first)
        #expect(finding.severity == .low && finding.techniques == [.validAccounts, .createAccount])
        #expect(finding.title == "Logon to a new account")
        for day in 4..<7 {
            reset(&log, "u\(day)", by: "bob", day: day, from: "10.0.5.7", .accountCreated)
        }
        #expect(log.findings(detector).isEmpty, "it is bob's work")
    }

    @Test func aResetOfAUserNeverSeenIsNothing() {
        var log = AuthLog()
        reset(&log, "bob", by: "helen", day: 0, from: "10.0.5.7")
        #expect(log.findings(detector).isEmpty)
    }

    @Test func computersChangeTheirOwnAccounts() {
        var log = AuthLog()
        logon(&log, "Administrator", at: 0, from: "10.0.5.7", .unknown, service: "network")
        reset(&log, "Administrator", by: "PC1$", day: 3, from: "10.9.9.9", host: "pc2")
        #expect(log.findings(detector).isEmpty)
        reset(&log, "Administrator", by: "PC1$", day: 6, from: "10.8.9.9", host: "account")
        #expect(log.findings(detector).count == 1)
    }

    @Test func programsAreNoPersons() {
        var log = AuthLog()
        reset(&log, "svc", by: "bob", day: 3, from: "10.0.5.7", .accountCreated, service: "service")
        #expect(log.findings(detector).isEmpty)
    }

    @Test func localAccountsAreThoseOfOneComputer() {
        for (host, count) in [("account", 1), ("elsewhere", 0)] {
            var log = AuthLog()
            change(&log, "new", by: nil, at: 0, .accountCreated, nil, from: nil, service: "useradd")
            logon(&log, "new", at: 60, .unknown, service: "sshd", host: host)
            #expect(log.findings(detector).count == count)
        }
    }

    @Test func logonsOfADayAreOneFinding() {
        var log = AuthLog()
        change(&log, "new", by: "mallory", at: 0)
        for minute in 1...20 { logon(&log, "new", at: Double(minute) * 60) }
        let findings = log.findings(detector)
        #expect(findings.count == 1)
        #expect(findings.first?.evidence.contains(Evidence("logons", .integer(20))) == true)
    }

    @Test(arguments: [81, 82, 83] as [UInt64])
    func theOrderOfRowsDoesNotMatter(seed: UInt64) {
        var log = AuthLog()
        log.addLife(users: 4, days: 8, seed: seed)
        for user in 0..<4 {
            reset(&log, "user\(user)", by: "eve", day: user, from: "203.0.113.\(user)")
        }
        change(&log, "new", by: "mallory", at: 50)
        logon(&log, "new", at: 60)
        let findings = log.findings(detector)
        #expect(findings.count >= 3, "seed \(seed)")
        #expect(log.shuffled(seed: seed).findings(detector) == findings, "seed \(seed)")
    }
}
