import TocsinFeatures
import TocsinRecords

/// First contacts of a window by source: which (destination, port) a source tried and which of them
/// gave it no service. The input of both scan detectors.
struct ContactTable {
    /// One (destination, port, protocol) that a source tried.
    struct Contact {
        var pair: Int
        var key: PairKey
        /// No connection of the pair got service.
        var failed: Bool
    }

    /// Pairs ordered by source; source s owns `order[offsets[s] ..< offsets[s + 1]]`.
    private let order: [UInt32]
    private let offsets: [Int]
    private let outcomes: [Outcome]
    private let window: ConnWindow

    enum Outcome: UInt8 {
        /// No connection says either way: midstream traffic, one-way messages to a group.
        case unclear
        case failed, served
    }

    /// O(connections + pairs).
    init(_ window: ConnWindow) {
        self.window = window
        var outcomes = [Outcome](repeating: .unclear, count: window.pairs.count)
        for row in 0..<window.count {
            let pair = window.pairs.pair(ofRow: row)
            switch Self.outcome(window, row) {
            case .served: outcomes[pair] = .served
            case .failed: if outcomes[pair] == .unclear { outcomes[pair] = .failed }
            case .unclear: break
            }
        }
        self.outcomes = outcomes
        var offsets = [Int](repeating: 0, count: window.addresses.count + 1)
        for pair in 0..<window.pairs.count { offsets[Int(window.pairs.key(pair).src) + 1] += 1 }
        for source in 0..<window.addresses.count { offsets[source + 1] += offsets[source] }
        var cursor = offsets
        var order = [UInt32](repeating: 0, count: window.pairs.count)
        for pair in 0..<window.pairs.count {
            let source = Int(window.pairs.key(pair).src)
            order[cursor[source]] = UInt32(pair)
            cursor[source] += 1
        }
        self.order = order
        self.offsets = offsets
    }

    /// What a connection says about whether its destination serves its source.
    private static func outcome(_ window: ConnWindow, _ row: Int) -> Outcome {
        switch window.proto(row) {
        case .tcp:
            switch window.connState(row) {
            case .s0, .rej, .rstos0, .sh: return .failed
            case .s1, .sf, .s2, .s3, .rsto, .rstr: return .served
            case .rstrh, .shr, .oth, .unknown: return .unclear
            }
        case .icmp where !echoTypes.contains(window.srcPort(row)):
            // An error message or an advertisement asks for nothing.
            return .unclear
        case .udp, .icmp, .unknown:
            if window.addresses[window.dst(row)].isMulticastOrBroadcast { return .unclear }
            let replies = max(window.respPackets(row), window.respBytes(row))
            return replies > 0 ? .served : replies == 0 ? .failed : .unclear
        }
    }

    /// ICMP messages that ask for an answer (RFC 792, RFC 950, RFC 4443): echo, timestamp, information
    /// and address mask requests. Zeek logs the type as the originator's port.
    private static let echoTypes: Set<UInt16> = [8, 13, 15, 17, 128]

    /// Addresses of the window, each a possible source.
    var sourceCount: Int { offsets.count - 1 }

    /// How many contacts of a source failed.
    func failedCount(_ source: Int) -> Int {
        order[offsets[source]..<offsets[source + 1]].count { outcomes[Int($0)] == .failed }
    }

    /// Runs `judge` on every source with at least `leastFailed` failed contacts.
    func detection(leastFailed: Int, _ judge: (_ source: Int) -> Finding?) -> Detection {
        var detection = Detection()
        detection.judged = sourceCount
        for source in 0..<sourceCount where failedCount(source) >= leastFailed {
            if let finding = judge(source) { detection.findings.append(finding) }
        }
        return detection
    }

    /// The contacts of a source that failed or were served, in no particular order.
    func contacts(_ source: Int) -> [Contact] {
        order[offsets[source]..<offsets[source + 1]].lazy.map { Int($0) }
            .filter { outcomes[$0] != .unclear }
            .map { Contact(pair: $0, key: window.pairs.key($0), failed: outcomes[$0] == .failed) }
    }
}

/// A test of first contacts after Jung, Paxson, Berger and Balakrishnan, "Fast portscan detection using
/// sequential hypothesis testing" (2004): a benign source is served four times of five, a scanner once.
enum SequentialTest {
    /// θ₀ and θ₁ of the paper, §V: probability that a first contact of a benign source, of a scanner,
    /// is served.
    static let benignServed = 0.8
    static let scannerServed = 0.2
    /// ln Λ from which a source is called a scanner: odds of 10⁵ to 1, stricter than the paper's 99 to
    /// 1, since a site has many sources.
    static let threshold = 11.5

    /// ln Λ of `failed` and `served` first contacts.
    static func logRatio(failed: Int, served: Int) -> Double {
        // Both steps are ± ln 4 with the paper's constants.
        Double(failed - served) * 1.386_294_361_119_890_6
    }
}
