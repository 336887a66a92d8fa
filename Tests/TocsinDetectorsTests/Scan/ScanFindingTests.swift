import Testing
import TocsinFeatures

@testable import TocsinDetectors

@Suite struct ScanFindingTests {
    @Test func listsAreCutShort() {
        #expect(ScanFinding.list(["22", "80"], most: 2) == "22, 80")
        #expect(ScanFinding.list(["22", "80", "443", "445"], most: 2) == "22, 80 and 2 more")
        #expect(ScanFinding.list([], most: 2) == "")
    }

    /// The score rises with every target that gave no service and stays below 1.
    @Test func moreFailuresScoreHigher() throws {
        let scores = try [25, 50, 200, 1000].map { count in
            var log = ConnLog()
            try log.sweep(count, from: "10.0.0.20", port: 445)
            let detection = HostScanDetector().detect(
                in: log.window(), DetectionContext(directions: [], settings: Settings()))
            return try #require(detection.findings.first).score
        }
        #expect(scores == scores.sorted() && Set(scores).count == 4)
        #expect(scores[0] > 0.5 && scores[3] < 1)
    }
}
