import TocsinFeatures
import TocsinRecords

/// The minutes of a window in which the sensor saw something, and when each of a few hosts was awake.
///
/// Silence means something only while the sensor looks and the host could speak.
struct SeenMinutes {
    /// The first minute, counted from the epoch.
    let first: Int64
    /// Per direction, by its raw value: per minute, whether a connection began in it.
    private let seen: [[Bool]]
    /// Per host that was asked for: starts of its connections, ascending, with their pair.
    private let hosts: [UInt32: [(time: Int64, pair: Int)]]

    /// Minutes that are looked at, counted back from the end: two years.
    static let most: Int64 = 1 << 20
    /// Microseconds.
    static let minute = 60 * Timestamp.microsecondsPerSecond
    /// A host without a connection of its own for longer is taken to be off, microseconds.
    static let hostSilence = 60 * minute

    /// Looks at every connection of `window` once, and sorts those that `hosts` began.
    /// O(connections + minutes).
    init(_ window: ConnWindow, hosts: Set<UInt32>) {
        let last = window.latest.microseconds.flooredDivision(by: Self.minute)
        let earliest = window.earliest.microseconds.flooredDivision(by: Self.minute)
        first = max(earliest, last - Self.most + 1)
        var seen = [[Bool]](repeating: [], count: Direction.allCases.count)
        let minutes = Int(last - first) + 1
        let directions = (0..<window.pairs.count).map {
            Int(window.direction(ofPair: $0).rawValue)
        }
        var isWanted = [Bool](repeating: false, count: window.addresses.count)
        for host in hosts { isWanted[Int(host)] = true }
        var times: [UInt32: [(time: Int64, pair: Int)]] = [:]
        for row in 0..<window.count {
            let minute = window.ts(row).flooredDivision(by: Self.minute) - first
            guard minute >= 0, minute < minutes else { continue }
            let pair = window.pairs.pair(ofRow: row)
            let direction = directions[pair]
            if seen[direction].isEmpty {
                seen[direction] = [Bool](repeating: false, count: minutes)
            }
            seen[direction][Int(minute)] = true
            if isWanted[window.src(row)] {
                times[UInt32(window.src(row)), default: []].append((window.ts(row), pair))
            }
        }
        self.seen = seen
        self.hosts = times.mapValues { $0.sorted { $0.time < $1.time } }
    }

    /// Minutes from `first` on in which a beacon's call could have been seen: the window holds a connection
    /// in the same direction, and the host began connections to others at most `hostSilence` apart around
    /// it. O(minutes + connections of the host).
    func audible(_ beacon: KnownBeacon, _ window: ConnWindow) -> [Bool] {
        let seen = seen[Int(beacon.direction.rawValue)]
        var audible = [Bool](repeating: false, count: seen.count)
        let sources = Set(beacon.pairs.map { window.pairs.key($0).src })
        let own = Set(beacon.pairs)
        // Addresses of one host are rarely more than one; their connections are merged by time.
        let others =
            sources.count == 1
            ? hosts[sources.first ?? 0, default: []]
            : sources.flatMap { hosts[$0, default: []] }.sorted { $0.time < $1.time }
        var previous: Int64?
        for (time, pair) in others where !own.contains(pair) {
            if let previous, time - previous <= Self.hostSilence {
                for minute in index(previous)...index(time) { audible[minute] = seen[minute] }
            }
            previous = time
        }
        return audible
    }

    private func index(_ time: Int64) -> Int { Int(time.flooredDivision(by: Self.minute) - first) }
}
