import Testing

@testable import TocsinDetectors

@Suite struct SettingsTests {
    @Test func startAtTheirDefaults() {
        let settings = Settings()
        for (key, setting, value) in settings.all {
            #expect(value == setting.defaultValue, "\(key)")
            #expect(setting.range.contains(value), "\(key)")
            #expect(!setting.summary.isEmpty, "\(key)")
            #expect(settings[key] == value)
        }
        let declared = Registry.detectors.reduce(0) { $0 + $1.info.settings.count }
        #expect(settings.all.count == declared)
        #expect(settings.all.map(\.key) == settings.all.map(\.key).sorted())
    }

    @Test func takeWhatIsInRange() throws {
        var settings = Settings()
        try settings.set("host-scan.min_targets", to: 5)
        #expect(settings["host-scan.min_targets"] == 5)
        #expect(settings["port-scan.min_ports"] == 15)
    }

    @Test(arguments: [4, 1_000_001, .nan, .infinity, -1] as [Double])
    func refuseWhatIsOutOfRange(value: Double) {
        var settings = Settings()
        #expect(throws: SettingError.self) { try settings.set("host-scan.min_targets", to: value) }
        #expect(settings["host-scan.min_targets"] == 25)
    }

    @Test func unknownKeysAreNamedWithWhatWasMeant() {
        var settings = Settings()
        let error = #expect(throws: SettingError.self) { try settings.set("min_targets", to: 30) }
        #expect(error?.description.contains("host-scan.min_targets") == true)
        #expect(throws: SettingError.self) { try settings.set("no.such", to: 1) }
        #expect(settings["no.such"].isNaN)
    }
}
