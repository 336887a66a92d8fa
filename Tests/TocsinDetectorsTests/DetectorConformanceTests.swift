import Testing
import TocsinFeatures
import TocsinRecords

@testable import TocsinDetectors

/// What every detector of the registry owes, whatever it detects.
@Suite struct DetectorConformanceTests {
    private static let office = Result { try ConnLog.office(ends: true) }
    private static let everywhere = Set(Direction.allCases)

    private func detector(_ id: String) throws -> any ConnDetector {
        try #require(Registry.conns.first { $0.info.id == id })
    }

    /// What `id` finds in `log`, most worth a look first.
    private func findings(
        _ id: String, _ log: ConnLog, threads: Int = 1, directions: Set<Direction> = everywhere
    ) throws -> [Finding] {
        var context = DetectionContext(
            directions: directions, settings: Settings(), seed: 5, threads: threads)
        let window = log.window()
        if Self.judgeBeacons.contains(id) {
            var everywhere = context
            everywhere.directions = Self.everywhere
            context.earlier = BeaconDetector().detect(in: window, everywhere).findings
        }
        return try detector(id).detect(in: window, context).findings
            .sorted(by: Finding.mostWorthALookFirst)
    }

    /// They have nothing to say without what the beacon detector found.
    private static let judgeBeacons: Set<String> = ["beacon-stopped", "beacon-changed"]
    /// Evidence that is a date, or an id, which holds one.
    private static let dated: Set<String> = ["beacon_id", "last_beat", "changed_at"]

    @Test(arguments: RegistryTests.connIDs)
    func hasSomethingToSayOfTheOffice(id: String) throws {
        let findings = try findings(id, try Self.office.get())
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { $0.detector == id })
        #expect(Set(findings.map(\.id)).count == findings.count, "one finding an entity")
    }

    @Test(arguments: RegistryTests.connIDs)
    func isSilentWithoutConnections(id: String) throws {
        #expect(try findings(id, ConnLog()).isEmpty)
    }

    @Test(arguments: RegistryTests.connIDs)
    func isSilentOfOneConnection(id: String) throws {
        var log = ConnLog()
        try log.add("10.0.0.1", "198.51.100.1", 443, at: 0)
        #expect(try findings(id, log).isEmpty)
    }

    @Test(arguments: RegistryTests.connIDs)
    func isDeterministic(id: String) throws {
        let log = try Self.office.get()
        let first = try findings(id, log)
        #expect(try findings(id, log) == first)
        #expect(try findings(id, log, threads: 3) == first)
    }

    @Test(arguments: RegistryTests.connIDs, [70, 71, 72] as [UInt64])
    func doesNotDependOnTheOrderOfTheRows(id: String, seed: UInt64) throws {
        let log = try Self.office.get()
        let expected = try findings(id, log)
        #expect(try findings(id, log.shuffled(seed: seed)) == expected, "seed \(seed)")
    }

    /// Ids and times move with the days, nothing else does.
    @Test(arguments: RegistryTests.connIDs, [1, 366, -20_000] as [Int64])
    func doesNotDependOnTheDate(id: String, days: Int64) throws {
        let log = try Self.office.get()
        let here = try findings(id, log)
        let there = try findings(id, log.shifted(days: days))
        #expect(Set(here.map(\.id)).isDisjoint(with: there.map(\.id)))
        let moved = there.map { finding in
            var finding = finding
            finding.firstSeen.microseconds -= days * Timestamp.microsecondsPerDay
            finding.lastSeen.microseconds -= days * Timestamp.microsecondsPerDay
            return finding
        }
        #expect(byEntity(moved) == byEntity(here))
    }

    /// Findings without their ids and dates, in an order that does not rest on ids.
    private func byEntity(_ findings: [Finding]) -> [Finding] {
        findings.map { finding in
            var finding = finding
            finding.id = ""
            finding.evidence.removeAll { Self.dated.contains($0.name) }
            return finding
        }.sorted { "\($0.entity)" < "\($1.entity)" }
    }

    @Test(arguments: RegistryTests.connIDs)
    func numbersStayInTheirRanges(id: String) throws {
        for finding in try findings(id, try Self.office.get()) {
            #expect((0...1).contains(finding.score))
            #expect((0...100).contains(finding.priority))
            #expect(finding.count > 0)
            #expect(finding.firstSeen <= finding.lastSeen)
            #expect(finding.pValue.map { (0...1).contains($0) } ?? true)
            for evidence in finding.evidence {
                if case .number(let value) = evidence.value {
                    #expect(value.isFinite, "\(evidence.name)")
                }
            }
            #expect(Set(finding.evidence.map(\.name)).count == finding.evidence.count)
        }
    }

    @Test(arguments: RegistryTests.connIDs)
    func techniquesAreTheRegistrysAndLive(id: String) throws {
        let info = try detector(id).info
        for technique in info.techniques {
            #expect(AttackTechnique.all.contains(technique))
            #expect(!AttackTechniqueTests.retired.contains(technique.id))
        }
        for finding in try findings(id, try Self.office.get()) {
            #expect(Set(finding.techniques).isSubset(of: info.techniques))
        }
    }

    @Test(arguments: RegistryTests.connIDs)
    func everyFindingSaysWhy(id: String) throws {
        for finding in try findings(id, try Self.office.get()) {
            #expect(!finding.title.isEmpty && !finding.evidence.isEmpty)
            #expect(!finding.why.isEmpty && finding.why.allSatisfy { !$0.isEmpty })
            #expect(!finding.summary.inShort.isEmpty)
            #expect(finding.summary.inShort.count <= Finding.Summary.inShortLength)
            #expect(finding.uids.count <= Finding.uidSample && !finding.uids.isEmpty)
        }
    }

    /// Directional detectors judge what they are told to; the others do not ask.
    @Test(arguments: RegistryTests.connIDs)
    func directionsAreObeyed(id: String) throws {
        let log = try Self.office.get()
        let none = try findings(id, log, directions: [])
        if try detector(id).info.isDirectional {
            #expect(none.isEmpty)
        } else {
            #expect(none == (try findings(id, log)))
        }
    }
}
