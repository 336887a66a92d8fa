import Testing
import TocsinRecords

@testable import TocsinFeatures

@Suite struct ConnFeaturesTests {
    private static func features(
        at seconds: Double = 0, port: UInt16 = 443, proto: TransportProtocol = .tcp,
        _ edit: (inout Conn) -> Void
    ) -> [String: Float] {
        let window = ConnWindow([Conn.sample(at: seconds, port: port, proto: proto, edit)])
        var values: [Float] = []
        ConnFeatures.append(window, row: 0, zone: .utc, to: &values)
        #expect(values.count == ConnFeatures.columns.count)
        return Dictionary(uniqueKeysWithValues: zip(ConnFeatures.columns.map(\.name), values))
    }

    private static func isClose(_ a: Float?, _ b: Double) -> Bool {
        a.map { abs(Double($0) - b) < 1e-5 } ?? false
    }

    /// Ten seconds, 1,000 bytes in 10 packets out, 9,000 in 20 back, at six in the morning: decimal
    /// logarithms by hand.
    @Test func aConnectionByHand() {
        let features = Self.features(at: 6 * 3600) {
            $0.duration = 10_000_000
            $0.origBytes = 1000
            $0.respBytes = 9000
            $0.origPackets = 10
            $0.respPackets = 20
            $0.connState = .sf
        }
        let expected = [
            "log_duration": 1, "log_orig_rate": 2.004_321, "log_resp_rate": 2.954_725,
            "log_orig_pkts": 1.041_393, "log_resp_pkts": 1.322_219,
            "log_orig_bytes_per_pkt": 2.004_321, "log_resp_bytes_per_pkt": 2.654_177,
            "byte_ratio": 0.1, "state_class": 0, "port_class": 0, "hour_sin": 1, "hour_cos": 0,
        ]
        #expect(expected.count == features.count)
        for (name, value) in expected {
            #expect(Self.isClose(features[name], value), "\(name) \(features[name] ?? .nan)")
        }
    }

    /// What the log does not say is NaN, and nothing else is.
    @Test func unknownIsNotANumber() {
        let bare = Self.features { _ in }
        let known = bare.filter { !$0.value.isNaN }.keys.sorted()
        #expect(known == ["hour_cos", "hour_sin", "port_class"])
        let half = Self.features {
            $0.duration = 0
            $0.origBytes = 0
            $0.origPackets = 1
        }
        let missing = half.filter { $0.value.isNaN }.keys.sorted()
        #expect(
            missing == [
                "byte_ratio", "log_resp_bytes_per_pkt", "log_resp_pkts", "log_resp_rate",
                "state_class",
            ])
    }

    /// Nothing sent in no time is finite and known; only the share of nothing is not.
    @Test func zeroIsKnown() {
        let features = Self.features {
            $0.duration = 0
            $0.origBytes = 0
            $0.respBytes = 0
            $0.origPackets = 0
            $0.respPackets = 0
            $0.connState = .s0
        }
        #expect(Self.isClose(features["log_duration"], -6))
        for name in [
            "log_orig_rate", "log_resp_rate", "log_orig_pkts", "log_resp_pkts",
            "log_orig_bytes_per_pkt", "log_resp_bytes_per_pkt",
        ] {
            #expect(features[name] == 0, "\(name)")
        }
        #expect(features["byte_ratio"]?.isNaN == true)
        #expect(features["state_class"] == 4)
    }

    /// The largest values a reader lets through stay finite.
    @Test func extremesStayFinite() {
        let features = Self.features(at: 253_402_300_799) {
            $0.duration = 253_402_300_799_999_999
            $0.origBytes = 1 << 53
            $0.respBytes = 1 << 53
            $0.origPackets = 1 << 53
            $0.respPackets = 1 << 53
            $0.connState = .oth
        }
        #expect(features.values.allSatisfy { $0.isFinite })
    }

    @Test func classes() {
        let ports: [(UInt16, TransportProtocol, Float)] = [
            (0, .tcp, 0), (1023, .tcp, 0), (1024, .udp, 1), (49_151, .tcp, 1), (49_152, .tcp, 2),
            (65_535, .tcp, 2), (8, .icmp, 3), (50_000, .unknown, 2),
        ]
        for (port, proto, expected) in ports {
            #expect(Self.features(port: port, proto: proto) { _ in }["port_class"] == expected)
        }
        let states: [ConnState: Float] = [
            .sf: 0, .s1: 1, .s2: 1, .s3: 1, .rsto: 2, .rstr: 2, .rstrh: 2, .oth: 3, .shr: 3, .s0: 4,
            .rej: 4, .rstos0: 4, .sh: 4,
        ]
        for (state, expected) in states {
            #expect(ConnFeatures.stateClass(state) == expected, "\(state)")
        }
        #expect(states.count == ConnState.allCases.count - 1)
        #expect(ConnFeatures.stateClass(.unknown).isNaN)
    }

    /// The hour is that of the zone.
    @Test func hoursAreLocal() {
        let window = ConnWindow([Conn.sample(at: 0)])
        var values: [Float] = []
        let zone = TimeZoneTable(name: "x", span: nil) { _ in 6 * 3600 }
        ConnFeatures.append(window, row: 0, zone: zone, to: &values)
        #expect(abs(values[10] - 1) < 1e-6 && abs(values[11]) < 1e-6)
    }

    @Test func matrixRows() {
        let columns = Array(ConnFeatures.columns.prefix(3))
        let matrix = FeatureMatrix(columns: columns, values: [1, 2, 3, 4, 5, 6])
        #expect(matrix.rowCount == 2)
        #expect(Array(matrix.row(1)) == [4, 5, 6])
        #expect(FeatureMatrix(columns: []).rowCount == 0)
        #expect(Set(ConnFeatures.columns.map(\.name)).count == 12)
    }
}
