import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct IncidentTests {
    /// Everything, in every format, over some seeds: each is there, and its truth row counts it.
    @Test(arguments: AuthForm.allCases, [1, 2, 3] as [UInt64])
    func allAreThere(_ form: AuthForm, _ seed: UInt64) throws {
        var scenario = AuthScenario.preset(.full, form, seed: seed)
        scenario.services = 0
        let generator = try AuthGenerator(scenario)
        let (rows, truth) = (generator.rows(), generator.truth())
        #expect(truth.map(\.pattern) == scenario.planted)
        let site = AuthSite(form: form)
        for (number, row) in truth.enumerated() where row.pattern != .clockChange {
            let own = rows.filter { $0.planted == number }
            #expect(row.events == own.count && row.events > 0, "\(row.pattern)")
            #expect(row.first?.microseconds == own.first.map { $0.time * 1_000_000 })
            #expect(row.last?.microseconds == own.last.map { $0.time * 1_000_000 })
            #expect(own.contains(where: \.isMalicious) == row.pattern.isMalicious)
            guard row.pattern.hasVictim else { continue }
            #expect(row.user != nil && own.allSatisfy { site.userName($0.account) == row.user })
        }
        // Nobody is the victim of two.
        let victims = truth.filter(\.pattern.hasVictim).compactMap(\.user)
        #expect(Set(victims).count == victims.count)
        let changes = truth.filter { $0.pattern == .clockChange }.compactMap(\.first?.rfc3339)
        #expect(changes == ["2026-03-08T07:00:00.000000Z", "2026-03-29T01:00:00.000000Z"])
    }

    private static func log(_ pattern: AuthPattern, seed: UInt64) throws -> [AuthRow] {
        try GeneratedAuthLog(.with(pattern, seed: seed)).rows(of: pattern)
    }

    private static let seeds: [UInt64] = [1, 2, 3, 4, 5]

    @Test(arguments: seeds)
    func guessing(_ seed: UInt64) throws {
        let force = try Self.log(.bruteForce, seed: seed)
        #expect((40...120).contains(force.count) && force.allSatisfy { $0.result == .failure })
        #expect(Set(force.map(\.origin)).count == 1)
        #expect(force.allSatisfy { $0.failuresBefore < SyslogText.attempts })
        let spray = try Self.log(.passwordSpraying, seed: seed)
        #expect(Set(spray.map(\.origin)).count == 1)
        #expect((23...28).contains(Set(spray.map(\.account.name)).count))
        #expect(spray.count <= 2 * 28)
        let slow = try Self.log(.slowSpraying, seed: seed)
        #expect(zip(slow, slow.dropFirst()).allSatisfy { $1.time - $0.time >= 2400 })
        let distributed = try Self.log(.distributedGuessing, seed: seed)
        #expect(Set(distributed.map(\.account)).count == 1)
        #expect((30...60).contains(Set(distributed.map(\.origin)).count))
        let stuffing = try Self.log(.credentialStuffing, seed: seed)
        #expect(Set(stuffing.map(\.origin)).count >= 30)
        #expect(Set(stuffing.map(\.account)).count > 100)
        #expect(stuffing.contains { $0.account.kind == .person })
        let names = try Self.log(.userEnumeration, seed: seed)
        #expect((60...150).contains(names.count))
        #expect(names.allSatisfy { $0.account.kind == .unknown })
    }

    @Test(arguments: seeds)
    func intrusions(_ seed: UInt64) throws {
        let found = try Self.log(.successAfterFailures, seed: seed)
        #expect(found.count { $0.result == .failure } >= 12)
        #expect(found.suffix(2).allSatisfy { $0.result == .success })
        #expect(try Self.log(.volumeSpike, seed: seed).count >= 45)
        let journey = try Self.log(.impossibleTravel, seed: seed)
        try #require(journey.count == 2)
        let distance = City.all[journey[0].origin.city]
            .kilometres(to: City.all[journey[1].origin.city])
        let hours = Double(journey[1].time - journey[0].time) / 3600
        #expect(distance / hours > 2500 && !journey[0].isMalicious && journey[1].isMalicious)
        let night = try Self.log(.afterHours, seed: seed)
        let city = try #require(night.first?.origin.city)
        #expect(night.allSatisfy { (2..<5).contains($0.hour(in: city)) })
        let created = try Self.log(.newCredentialLogon, seed: seed)
        #expect(created.map(\.action) == [.passwordChanged, .logon])
        #expect(created[1].time - created[0].time < 3600 && !created[1].usesMFA)
        #expect(created[0].actor != nil && created[0].actor != created[0].account)
    }

    /// Nothing of the victim's own for days around, or for weeks before.
    @Test(arguments: seeds)
    func silenceBefore(_ seed: UInt64) throws {
        for (pattern, days) in [(AuthPattern.newLocation, Int64(1)), (.dormantAccount, 8)] {
            let log = try GeneratedAuthLog(.with(pattern, seed: seed))
            let planted = log.rows(of: pattern)
            let first = try #require(planted.first)
            let own = log.meant.filter { $0.account == first.account && $0.planted == nil }
            #expect(!own.isEmpty)
            #expect(!own.contains { $0.time > first.time - days * 86_400 && $0.time < first.time })
            #expect(planted.allSatisfy { $0.origin.city != own[0].origin.city })
        }
    }

    @Test(arguments: seeds)
    func anomaly(_ seed: UInt64) throws {
        let log = try GeneratedAuthLog(.with(.anomalousLogon, seed: seed))
        let row = try #require(log.rows(of: .anomalousLogon).first)
        let own = log.meant.filter { $0.account == row.account && $0.planted == nil }
        #expect(!own.contains { $0.host == row.host } && !own.contains { $0.origin == row.origin })
    }

    @Test(arguments: seeds)
    func lookAlikes(_ seed: UInt64) throws {
        let forgotten = try Self.log(.forgottenPassword, seed: seed)
        #expect(forgotten.count { $0.result == .failure } >= 12)
        #expect(forgotten.suffix(2).map(\.action) == [.passwordChanged, .logon])
        let flight = try GeneratedAuthLog(.with(.possibleFlight, seed: seed))
        let rows = flight.rows(of: .possibleFlight)
        let own = flight.meant.filter { $0.account == rows.first?.account }
        for (a, b) in zip(own, own.dropFirst()) where a.origin.city != b.origin.city {
            let distance = City.all[a.origin.city].kilometres(to: City.all[b.origin.city])
            #expect(distance / (Double(b.time - a.time) / 3600) < 800)
        }
        #expect(Set(own.map(\.origin.city)).count == 2)
        let holiday = try Self.log(.holidayAbroad, seed: seed)
        #expect(Set(holiday.map(\.origin.city)).count == 1)
        let office = try Self.log(.officeNAT, seed: seed)
        #expect(Set(office.map(\.account)).count >= 12 && Set(office.map(\.origin)).count == 1)
        let vpn = try Self.log(.vpnEgress, seed: seed)
        #expect(vpn.count > 15 && Set(vpn.map(\.origin)).count == 1)
        let service = try Self.log(.misconfiguredService, seed: seed)
        #expect(service.count > 2000 && service.allSatisfy { $0.result == .failure })
    }
}
