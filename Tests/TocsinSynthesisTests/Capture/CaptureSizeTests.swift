import Testing

@testable import TocsinSynthesis

@Suite struct CaptureSizeTests {
    @Test(arguments: [5_000_000, 10_000_000])
    func isAboutWhatWasAsked(_ bytes: Int64) throws {
        var scenario = ConnScenario(rows: 1)
        scenario.seed = 4
        var form = CaptureForm()
        form.snapLength = 128
        let sized = try CaptureGenerator.scenario(scenario, ofBytes: bytes, form: form)
        var count: Int64 = 0
        try CaptureGenerator(sized, form: form).run { count += Int64($0.count) }
        // Of cut frames only the headers are left, and acknowledgements are counted roughly.
        #expect(abs(Double(count) / Double(bytes) - 1) < 0.2)
    }

    @Test func plantsAreAlwaysThere() throws {
        var scenario = ConnScenario(rows: 1)
        scenario.portScans = 1
        #expect(try CaptureGenerator.scenario(scenario, ofBytes: 0).rows >= 1000)
    }

    @Test func refusesMoreThanATerabyte() {
        #expect(throws: ScenarioError.self) {
            try CaptureGenerator.scenario(
                ConnScenario(rows: 1), ofBytes: CaptureGenerator.maximumBytes + 1)
        }
    }
}
