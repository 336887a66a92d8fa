import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct FindingTests {
    /// Findings that tie in every way: few values of each key.
    private func findings(seed: UInt64) -> [Finding] {
        var generator = SeededGenerator(seed: seed)
        return (0..<40).map { _ in
            Finding(
                detector: ["beacon", "host-scan"][generator.index(below: 2)], title: "",
                severity: Severity.allCases[generator.index(below: 3)],
                priority: 40 + generator.index(below: 3),
                score: [0, 0.5, .nan][generator.index(below: 3)],
                entity: Entity(user: "\(generator.index(below: 4))"),
                firstSeen: Timestamp(microseconds: 0), lastSeen: Timestamp(microseconds: 0),
                count: 1)
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func orderIsAStrictWeakOrder(seed: UInt64) {
        let findings = findings(seed: seed)
        let less = Finding.mostWorthALookFirst
        let equivalent = { (a: Finding, b: Finding) in !less(a, b) && !less(b, a) }
        for a in findings {
            #expect(!less(a, a))
            for b in findings where less(a, b) {
                #expect(!less(b, a))
                for c in findings {
                    if less(b, c) { #expect(less(a, c), "seed \(seed)") }
                    if equivalent(b, c) { #expect(less(a, c), "seed \(seed)") }
                }
            }
        }
    }

    @Test(arguments: [4, 5] as [UInt64])
    func orderDoesNotDependOnTheInputOrder(seed: UInt64) {
        let findings = findings(seed: seed)
        var generator = SeededGenerator(seed: seed, stream: 1)
        let keys = { (list: [Finding]) in
            list.sorted(by: Finding.mostWorthALookFirst).map { "\($0.priority) \($0.id)" }
        }
        #expect(keys(findings.shuffled(using: &generator)) == keys(findings), "seed \(seed)")
    }

    @Test func priorityCountsFirstThenSeverityThenScore() {
        var findings: [Finding] = []
        for (priority, severity, score) in [
            (10, Severity.critical, 1.0), (90, .info, 0.0), (90, .low, 0.0), (90, .low, 0.5),
        ] {
            findings.append(
                Finding(
                    detector: "beacon", title: "", severity: severity, priority: priority,
                    score: score, entity: Entity(), firstSeen: Timestamp(microseconds: 0),
                    lastSeen: Timestamp(microseconds: 0), count: 1))
        }
        let sorted = findings.sorted(by: Finding.mostWorthALookFirst)
        #expect(sorted.map(\.severity) == [.low, .low, .info, .critical])
        #expect(sorted.map(\.score) == [0.5, 0, 0, 1])
    }

    @Test func aScoreThatIsNoNumberReadsAsZero() {
        let finding = Finding(
            detector: "beacon", title: "", severity: .low, priority: 0, score: .nan,
            entity: Entity(), firstSeen: Timestamp(microseconds: 0),
            lastSeen: Timestamp(microseconds: 0), count: 0)
        #expect(finding.score == 0)
    }

    @Test func shortReasonsFitTheirColumn() {
        let long = String(repeating: "x", count: 41)
        let fitting = { (candidates: [String]) in Finding.Summary.fitting(candidates) }
        #expect(fitting([long, "fits", "fits too"]) == "fits")
        #expect(fitting([String(long.dropLast())]) == String(long.dropLast()))
        #expect(fitting([long]) == String(repeating: "x", count: 39) + "…")
        #expect(fitting([]) == "")
    }
}
