import TocsinFeatures
import TocsinRecords

/// What a series is put together from.
public enum BeaconKey: String, CaseIterable, Hashable, Sendable {
    /// One source, destination, port and protocol.
    case pair
    /// One source and all destinations of a /24 or, for IPv6, /48.
    case network
    /// One source and several servers that take turns.
    case servers
    /// All privacy addresses of one IPv6 source: of its hardware address, or else of its /64.
    case sourceNetwork = "source-network"
}

/// Several pairs that are judged as one series, all of one port and protocol.
package struct BeaconGroup: Hashable, Sendable {
    /// What the members have in common.
    package var key: BeaconKey
    /// Two or more, in the order of their addresses.
    package var members: [Int]

    /// Whether the members are some, not all, of another group's.
    func isPart(of other: BeaconGroup) -> Bool {
        members.count < other.members.count && Set(members).isSubset(of: other.members)
    }

    /// The group without the members that need no other; nil if that is all of them, or nothing is left that
    /// is worth judging.
    func without(_ isConvincing: (Int) -> Bool, _ window: ConnWindow) -> BeaconGroup? {
        let rest = members.filter { !isConvincing($0) }
        guard rest.count < members.count, BeaconGroups.isWorthJudging(rest, window) else {
            return nil
        }
        return BeaconGroup(key: key, members: rest)
    }
}

/// Finds the groups of a window that are worth judging.
///
/// A group needs a member with a row of its own, twelve connections, and more than one member that
/// matters. The union of independent aperiodic pairs is aperiodic, so a pool of ordinary servers
/// raises nothing.
package struct BeaconGroups {
    private let window: ConnWindow
    private let directions: Set<Direction>
    private(set) var groups: [BeaconGroup] = []

    /// Connections below which no timing can be told from chance.
    static let leastConnections = 12
    /// A member with more of the group's connections than this speaks for itself.
    static let dominantShare = 0.9

    /// The groups of `window`, in an order that depends on its addresses only. O(pairs log pairs).
    package static func all(
        _ window: ConnWindow, directions: Set<Direction>
    ) -> [BeaconGroup] {
        var finder = BeaconGroups(window: window, directions: directions)
        finder.findDestinations()
        finder.findSources()
        return finder.groups
    }

    private init(window: ConnWindow, directions: Set<Direction>) {
        self.window = window
        self.directions = directions
    }

    /// Whether members with these numbers of connections hold enough for a test, and several of them matter.
    static func isEnough(_ counts: [Int]) -> Bool {
        let total = counts.reduce(0, +)
        guard let largest = counts.max(), total >= leastConnections else { return false }
        return Double(largest) <= dominantShare * Double(total)
    }

    /// Whether a group of these pairs is to be judged.
    static func isWorthJudging(_ members: [Int], _ window: ConnWindow) -> Bool {
        let counts = members.map(window.pairs.rowCount)
        return members.count > 1 && counts.contains { $0 >= PairScores.leastConnections }
            && isEnough(counts)
    }

    private mutating func add(_ key: BeaconKey, _ members: [Int]) {
        guard Self.isWorthJudging(members, window) else { return }
        groups.append(BeaconGroup(key: key, members: members))
    }

    // MARK: Destinations of one source

    private mutating func findDestinations() {
        let turns = ServerTurns(window, SourceCounts(window))
        for run in runs(by: { $0.src }, among: { _ in true }) {
            // A source, a port, a protocol.
            let networks = Self.split(run) { network(ofDestination: $0) }
            for members in networks { add(.network, members) }
            for members in turns.sets(run) where !networks.contains(members) {
                add(.servers, members)
            }
        }
    }

    private func network(ofDestination pair: Int) -> UInt64 {
        let address = window.addresses[Int(window.pairs.key(pair).dst)]
        return address.isV4 ? address.low >> 8 : address.high >> 16
    }

    // MARK: Addresses of one source

    private mutating func findSources() {
        let runs = runs(by: { $0.dst }) { !window.addresses[Int($0.src)].isV4 }
        for run in runs {
            let machines = run.map { pair -> (pair: Int, machine: IPAddress) in
                let src = Int(window.pairs.key(pair).src)
                return (
                    pair, IPAddress(high: window.addresses[src].high, low: window.hardware[src])
                )
            }.sorted {
                $0.machine != $1.machine
                    ? $0.machine < $1.machine : window.pairPrecedes($0.pair, $1.pair)
            }
            var start = 0
            while start < machines.count {
                let end =
                    machines[start...].firstIndex { $0.machine != machines[start].machine }
                    ?? machines.count
                add(.sourceNetwork, machines[start..<end].map(\.pair))
                start = end
            }
        }
    }

    // MARK: Runs

    /// The pairs with one value of `end`, port and protocol, where there are two or more and one has a
    /// row of its own; each run in the order of its addresses, the runs in that of their first pair.
    private func runs(
        by end: (PairKey) -> UInt32, among isWanted: (PairKey) -> Bool
    ) -> [[Int]] {
        let pairs = window.pairs
        var isJudged = [Bool](repeating: false, count: window.addresses.count)
        for pair in 0..<pairs.count where pairs.rowCount(pair) >= PairScores.leastConnections {
            isJudged[Int(end(pairs.key(pair)))] = true
        }
        var tagged: [(tag: UInt64, pair: Int)] = []
        for pair in 0..<pairs.count {
            let key = pairs.key(pair)
            let number = end(key)
            guard isJudged[Int(number)], isWanted(key) else { continue }
            let tag = UInt64(number) << 24 | UInt64(key.port) << 8 | UInt64(key.proto.rawValue)
            tagged.append((tag, pair))
        }
        tagged.sort { $0.tag != $1.tag ? $0.tag < $1.tag : $0.pair < $1.pair }
        var runs: [[Int]] = []
        var start = 0
        while start < tagged.count {
            var end = start + 1
            var hasRow = pairs.rowCount(tagged[start].pair) >= PairScores.leastConnections
            while end < tagged.count, tagged[end].tag == tagged[start].tag {
                hasRow = hasRow || pairs.rowCount(tagged[end].pair) >= PairScores.leastConnections
                end += 1
            }
            if end - start > 1, hasRow {
                let run = tagged[start..<end].map(\.pair)
                    .filter { directions.contains(window.direction(ofPair: $0)) }
                if run.count > 1 { runs.append(run.sorted { window.pairPrecedes($0, $1) }) }
            }
            start = end
        }
        return runs.sorted { window.pairPrecedes($0[0], $1[0]) }
    }

    /// Cuts a run wherever `tag` changes.
    private static func split(_ run: [Int], by tag: (Int) -> UInt64) -> [[Int]] {
        var parts: [[Int]] = []
        var last: UInt64?
        for pair in run {
            let next = tag(pair)
            if next == last { parts[parts.count - 1].append(pair) } else { parts.append([pair]) }
            last = next
        }
        return parts
    }
}
