import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct ConnGeneratorTests {
    @Test func isALogAsZeekWritesIt() throws {
        let log = try GeneratedLog(.everything)
        #expect(log.rows.count == 20_000)
        #expect(log.rows.allSatisfy { $0.columns.count == 21 })
        #expect(log.header.count == 8)
        #expect(log.header[0] == "#separator \\x09")
        #expect(log.header[5] == "#open\t2026-01-05-00-00-00")
        #expect(log.footer == "#close\t2026-01-06-00-00-00")
        #expect(log.fields.count == 22)
        #expect(Set(log.rows.map { $0.columns[1] }).count == 20_000, "uids repeat")
        let start = Timestamp(year: 2026, month: 1, day: 5).microseconds
        let span = start..<(start + Timestamp.microsecondsPerDay)
        #expect(log.rows.allSatisfy { span.contains($0.start) && span.contains($0.end) })
    }

    @Test func linesComeByTheEndOfTheConnection() throws {
        let rows = try GeneratedLog(.everything).rows
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.end <= $1.end })
        #expect(
            zip(rows, rows.dropFirst()).contains { $0.start > $1.start }, "sorted by start instead")
    }

    @Test func sameScenarioSameBytes() throws {
        let log = try GeneratedLog(.everything)
        #expect(try GeneratedLog(.everything).text == log.text)
        var other = ConnScenario.everything
        other.seed += 1
        #expect(try GeneratedLog(other).text != log.text)
    }

    /// Every count and time of the truth is that of the rows with the same key.
    @Test func truthIsWhatTheRowsSay() throws {
        let generator = try ConnGenerator(.everything)
        let log = try GeneratedLog(generator)
        let truth = generator.truth()
        #expect(
            truth.map(\.label.rawValue).sorted() == [
                "beacon", "beacon", "beacon", "beacon",
            ] + Array(repeating: "benign_periodic", count: 20) + [
                "host_scan", "long_connection", "port_scan",
            ])
        for planted in truth where [.beacon, .benignPeriodic].contains(planted.label) {
            let key = [
                planted.src.description, planted.dst?.description, planted.port.map { "\($0)" },
                planted.proto.name,
            ]
            let rows = log.rows.filter {
                [String($0.src), String($0.dst), String($0.port), String($0.proto)] == key
            }
            #expect(rows.count == planted.events)
            #expect(planted.events > 20)
            #expect(rows.map(\.start).min() == planted.first?.microseconds)
            #expect(rows.map(\.start).max() == planted.last?.microseconds)
        }
        for planted in truth where planted.label == .hostScan {
            let swept = log.rows.filter { $0.dst.hasPrefix("172.16.") }
            #expect(swept.count == planted.events)
            #expect(Set(swept.map(\.dst)).count == 254)
            #expect(swept.allSatisfy { $0.src == planted.src.description })
        }
        for planted in truth where planted.label == .portScan {
            let probes = log.rows.filter {
                $0.src == planted.src.description && $0.dst == planted.dst?.description ?? ""
            }
            #expect(planted.events == 1000)
            #expect(Set(probes.map(\.port)).isSuperset(of: (1...1000).map { "\($0)" }))
        }
        for planted in truth where planted.label == .longConnection {
            let longest = try #require(log.rows.max { ($0.duration ?? 0) < ($1.duration ?? 0) })
            #expect(longest.src == planted.src.description)
            #expect(longest.start == planted.first?.microseconds)
            #expect(longest.duration ?? 0 > 12 * 3600 * 1_000_000)
        }
    }

    @Test(arguments: [1, 2, 3, 17, 999, 5000])
    func makesExactlyTheRowsAsked(_ rows: Int) throws {
        #expect(try GeneratedLog(.background(rows: rows)).rows.count == rows)
    }

    @Test func aFullHouseLeavesNoBackground() throws {
        var scenario = ConnScenario(rows: 1000)
        scenario.portScans = 1
        #expect(try GeneratedLog(scenario).rows.allSatisfy { $0.dst.hasPrefix("10.10.0.") })
        scenario.rows = 999
        #expect(throws: ScenarioError.self) { try ConnGenerator(scenario) }
    }

    @Test func plantsStayWhenTheBackgroundChanges() throws {
        var more = ConnScenario.everything
        more.rows = 25_000
        #expect(try ConnGenerator(more).truth() == ConnGenerator(.everything).truth())
        more.beacons.count += 1
        let truth = try ConnGenerator(more).truth()
        #expect(try Array(truth.prefix(4)) == Array(ConnGenerator(.everything).truth().prefix(4)))
    }

    @Test func comesInPieces() throws {
        let log = try GeneratedLog(.everything)
        #expect(log.pieces.count > 5)
        #expect(
            log.pieces.dropLast().allSatisfy {
                (ConnGenerator.pieceBytes..<ConnGenerator.pieceBytes + 1000).contains($0)
            })
        #expect(log.pieces.reduce(0, +) == log.text.utf8.count)
    }

    @Test func stopsWhereWritingFails() throws {
        struct Full: Error {}
        var calls = 0
        let generator = try ConnGenerator(.everything)
        #expect(throws: Full.self) {
            try generator.run { _ in
                calls += 1
                if calls == 2 { throw Full() }
            }
        }
        #expect(calls == 2)
    }

    /// The shortest span squeezes everything into a second: still sorted, still inside it.
    @Test func aSecondIsEnough() throws {
        var scenario = ConnScenario.everything
        scenario.hours = ConnScenario.minimumHours
        let rows = try GeneratedLog(scenario).rows
        #expect(rows.count == 20_000)
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.end <= $1.end })
        let end = scenario.start.microseconds + 1_000_000
        #expect(rows.allSatisfy { $0.start >= scenario.start.microseconds && $0.end < end })
        #expect(rows.allSatisfy { $0.duration ?? 1 > 0 })
    }
}
