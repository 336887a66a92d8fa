import Testing

@testable import TocsinDetectors

@Suite struct RegistryTests {
    static let ids = Registry.detectors.map(\.info.id)
    static let connIDs = Registry.conns.map(\.info.id)

    /// The ids of the contract that this registry holds.
    @Test func idsAreTheContracts() {
        #expect(
            Self.ids == [
                "new-credential-logon", "success-after-failures", "brute-force",
                "password-spraying", "user-enumeration", "distributed-guessing",
                "impossible-travel", "new-location", "volume-spike", "after-hours",
                "anomalous-logon",
                "beacon", "beacon-stopped", "beacon-changed", "beacon-in-connection",
                "long-connection", "host-scan", "port-scan", "anomalous-connection", "sensor-blind",
            ])
    }

    /// It leaves out what the others explain, so it runs behind them.
    @Test func theUnexplainedComesLast() {
        #expect(Self.connIDs.last == "anomalous-connection")
        #expect(Registry.auth.last?.info.id == "anomalous-logon")
    }

    @Test(arguments: Registry.detectors.map(\.info.id))
    func everyEntrySaysWhatItDoes(id: String) throws {
        let info = try #require(Registry.detectors.first { $0.info.id == id }).info
        #expect(!info.detects.isEmpty && !info.input.isEmpty)
        #expect(!info.blindTo.isEmpty && !info.severityRule.isEmpty)
        // What a sensor says of itself is nobody's technique.
        #expect(info.techniques.isEmpty == (info.id == "sensor-blind"))
        #expect(Set(info.settings.map(\.key)).count == info.settings.count)
    }
}
