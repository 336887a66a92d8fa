import Testing
import TocsinFeatures
import TocsinRecords

@testable import TocsinDetectors

@Suite struct ContactTableTests {
    private enum Verdict: String { case failed, served, unclear }

    /// What the table makes of the only contact of a log.
    private func verdict(_ log: ConnLog) throws -> Verdict {
        let window = log.window()
        let table = ContactTable(window)
        let source = window.src(0)
        let contacts = table.contacts(source)
        #expect(contacts.count <= 1)
        #expect(table.failedCount(source) == contacts.count { $0.failed })
        guard let contact = contacts.first else { return .unclear }
        return contact.failed ? .failed : .served
    }

    private func verdict(
        _ proto: TransportProtocol, port: UInt16 = 80, to dst: String = "198.51.100.1",
        _ details: [ConnLog.Detail]
    ) throws -> Verdict {
        var log = ConnLog()
        for detail in details { try log.add("10.0.0.1", dst, port, proto, at: 0, detail) }
        return try verdict(log)
    }

    @Test(arguments: ConnState.allCases)
    func tcpGoesByItsState(state: ConnState) throws {
        let expected: Verdict =
            switch state {
            case .s0, .rej, .rstos0, .sh: .failed
            case .s1, .sf, .s2, .s3, .rsto, .rstr: .served
            case .rstrh, .shr, .oth, .unknown: .unclear
            }
        #expect(try verdict(.tcp, [ConnLog.Detail(state: state)]) == expected)
    }

    /// Bytes do not overrule the state.
    @Test func tcpDoesNotGoByBytes() throws {
        #expect(try verdict(.tcp, [ConnLog.Detail(respBytes: 0, state: .sf)]) == .served)
        #expect(try verdict(.tcp, [ConnLog.Detail(respBytes: 500, state: .s0)]) == .failed)
    }

    @Test func udpGoesByItsReplies() throws {
        let unknown = ConnBatch.unknown
        let cases: [(bytes: Int64, packets: Int64, Verdict)] = [
            (100, 1, .served), (0, 1, .served), (100, unknown, .served), (0, 0, .failed),
            (0, unknown, .failed), (unknown, 0, .failed), (unknown, unknown, .unclear),
        ]
        for (bytes, packets, expected) in cases {
            let detail = ConnLog.Detail(respBytes: bytes, respPackets: packets, state: .s0)
            #expect(try verdict(.udp, [detail]) == expected, "\(bytes) bytes, \(packets) packets")
        }
    }

    @Test(arguments: ["239.255.255.250", "255.255.255.255", "ff02::fb"])
    func groupsOweNoAnswer(destination: String) throws {
        let silent = ConnLog.Detail(respBytes: 0, respPackets: 0)
        #expect(try verdict(.udp, port: 5353, to: destination, [silent]) == .unclear)
    }

    /// RFC 792, RFC 950, RFC 4443: echo, timestamp, information and mask requests ask; replies,
    /// errors and advertisements do not. Zeek logs the type as the originator's port.
    @Test func icmpRequestsWantAnAnswer() throws {
        for type in [8, 13, 15, 17, 128] as [UInt16] {
            let silent = ConnLog.Detail(srcPort: type, respBytes: 0, respPackets: 0)
            #expect(try verdict(.icmp, port: 0, [silent]) == .failed, "\(type)")
            let answered = ConnLog.Detail(srcPort: type, respBytes: 56, respPackets: 1)
            #expect(try verdict(.icmp, port: 0, [answered]) == .served, "\(type)")
        }
        for type in [0, 3, 5, 11, 129, 134, 135] as [UInt16] {
            let silent = ConnLog.Detail(srcPort: type, respBytes: 0, respPackets: 0)
            #expect(try verdict(.icmp, port: 0, [silent]) == .unclear, "\(type)")
        }
    }

    @Test func oneServiceIsEnough() throws {
        let failed = ConnLog.Detail(state: .s0)
        let served = ConnLog.Detail(state: .sf)
        let unclear = ConnLog.Detail(state: .oth)
        #expect(try verdict(.tcp, [failed, served, failed]) == .served)
        #expect(try verdict(.tcp, [unclear, failed]) == .failed)
        #expect(try verdict(.tcp, [failed, unclear]) == .failed)
    }

    @Test func contactsBelongToTheirSource() throws {
        var log = ConnLog()
        for host in 1...3 { try log.add("10.0.0.1", "10.0.1.\(host)", 22, at: 0, .unanswered) }
        try log.add("10.0.0.2", "10.0.1.1", 22, at: 0)
        let window = log.window()
        let table = ContactTable(window)
        #expect(table.sourceCount == window.addresses.count)
        var failed: [String: Int] = [:]
        for source in 0..<table.sourceCount {
            failed[window.addresses[source].description] = table.failedCount(source)
        }
        #expect(
            failed == [
                "10.0.0.1": 3, "10.0.0.2": 0, "10.0.1.1": 0, "10.0.1.2": 0, "10.0.1.3": 0,
            ])
    }
}

/// Jung, Paxson, Berger and Balakrishnan 2004, equations 1–5: Λ(Y) = Π P[Yᵢ|H₁] / P[Yᵢ|H₀] with
/// θ₀ = 0.8 and θ₁ = 0.2, the chances that a first contact of a benign source and of a scanner succeeds.
@Suite struct SequentialTestTests {
    @Test func isThePapersLikelihoodRatio() {
        let (theta0, theta1) = (0.8, 0.2)
        for (failed, served) in [(0, 0), (1, 0), (0, 1), (7, 3), (3, 9), (30, 0)] {
            var ratio = 1.0
            for _ in 0..<failed { ratio *= (1 - theta1) / (1 - theta0) }
            for _ in 0..<served { ratio *= theta1 / theta0 }
            let logRatio = SequentialTest.logRatio(failed: failed, served: served)
            // The library's own exponential, so as not to lean on the constant under test.
            #expect(abs(exponential(logRatio) / ratio - 1) < 1e-9, "\(failed), \(served)")
        }
        #expect(SequentialTest.benignServed == theta0)
        #expect(SequentialTest.scannerServed == theta1)
    }

    /// Nine failures more than successes: 4⁹ = 262,144 to 1; eight are 65,536 to 1.
    @Test func nineMoreFailuresMakeAScanner() {
        #expect(SequentialTest.logRatio(failed: 8, served: 0) < SequentialTest.threshold)
        #expect(SequentialTest.logRatio(failed: 9, served: 0) >= SequentialTest.threshold)
        #expect(SequentialTest.logRatio(failed: 109, served: 101) < SequentialTest.threshold)
    }

    /// e^x by its series after halving, to 1e-14.
    private func exponential(_ x: Double) -> Double {
        let halvings = 8
        let small = x / Double(1 << halvings)
        var term = 1.0
        var sum = 1.0
        for k in 1...20 {
            term *= small / Double(k)
            sum += term
        }
        for _ in 0..<halvings { sum *= sum }
        return sum
    }
}
