import Testing

@testable import TocsinSinks

@Suite struct CalibrationReportTests {
    /// A thousand evenly spread p-values and ten tiny ones.
    private static let pValues =
        (1...1000).map { Double($0) / 1000 } + Array(repeating: 1e-9, count: 10)

    @Test func everyPHasOneBar() {
        let counts = CalibrationReport.counts(Self.pValues)
        #expect(counts == [60] + Array(repeating: 50, count: 19))
        #expect(CalibrationReport.counts([0, 1]) == [1] + Array(repeating: 0, count: 18) + [1])
        #expect(CalibrationReport.counts([-1, 2]) == CalibrationReport.counts([0, 1]))
        // An edge belongs to the bar below.
        #expect(
            CalibrationReport.counts([0.05])[0] == 1 && CalibrationReport.counts([0.051])[1] == 1)
    }

    @Test func golden() {
        let lines = CalibrationReport([.init("pairs", Self.pValues)], width: 60).lines
        #expect(
            lines.prefix(4) == [
                "pairs: 1,010 p-values",
                "p            pairs  expected",
                "0.00 – 0.05     60        51  ██████████████████████████████",
                "0.05 – 0.10     50        51  █████████████████████████",
            ])
        #expect(
            lines[21...25] == [
                "0.95 – 1.00     50        51  █████████████████████████",
                "≤ .01           20        10",
                "≤ .001          11       1.0",
                "≤ 1e-4          10       0.1",
                "≤ 1e-6          10      <0.1",
            ])
        #expect(lines[26] == "")
        #expect(lines.dropFirst(27).joined(separator: " ").contains("flat = honest"))
    }

    @Test func familiesStandApart() {
        let lines = CalibrationReport([.init("pairs", [0.5, .nan]), .init("look-ups", [])]).lines
        #expect(lines.first == "pairs: 1 p-value")
        #expect(lines.contains("look-ups: 0 p-values"))
    }

    /// However many pairs and however wide the terminal says it is.
    @Test(arguments: [0, 60, 73, 100, 10_000])
    func linesFit(width: Int) {
        let many = Array(repeating: 0.01, count: 200_000) + Array(repeating: 0.99, count: 3)
        let report = CalibrationReport([.init("pairs", many)], width: width)
        let limit = min(max(width, 60), 100)
        #expect(report.lines.allSatisfy { SafeText.width($0) <= limit })
        #expect(report.lines.contains { SafeText.width($0) == limit && $0.contains("█") })
        #expect(report.lines.contains { $0.hasPrefix("0.95") && $0.hasSuffix("▏") }, "three show")
    }
}
