import TocsinFeatures
import TocsinMath
import TocsinRecords

/// A sensor's connections in the order they begin, without end: pairs that stay, pairs that come once,
/// beacons.
struct SensorTraffic: Sendable {
    /// A beacon of the truth. Times in microseconds since the epoch.
    struct Beacon: Sendable {
        let key: PairTraceKey
        /// Seconds, and the share of it by which a sleep is shorter at most.
        let period: Double
        let jitter: Double
        /// Share of the dials that is not seen.
        let loss: Double
        let alive: Range<Int64>
    }

    /// A Monday.
    static let start = Timestamp(year: 2024, month: 1, day: 1).microseconds
    let beacons: [Beacon]

    private var generator: SeededGenerator
    private var time = Self.start
    private let perDay: Double
    private let keys: [PairTraceKey]
    private let evenPairs: AliasTable
    private let dayPairs: AliasTable
    private var oneOff: UInt32 = 0
    private var beaconTimes: [Int64]
    private var nextBeacon = 0

    static let beaconCount = 20
    /// Hosts that pairs are of.
    private static let hosts: UInt32 = 2000
    /// Share of the connections whose pair is never seen again.
    private static let oneOffShare = 0.2
    /// Share of the other connections that people make.
    private static let dayShare = 0.6
    /// Rates of pairs, the busiest this many times as much as the calmest; log-uniform.
    private static let rateRatio = 1000.0
    /// People's relative rate by the UTC hour, of mean 1.
    private static let hours: [Double] = [
        0.1, 0.05, 0.05, 0.05, 0.1, 0.2, 0.5, 1.1, 1.9, 2.2, 2.3, 2.1,
        1.6, 1.9, 2.2, 2.1, 1.7, 1.2, 0.9, 0.7, 0.5, 0.3, 0.15, 0.1,
    ]
    /// What people do at weekends, of a weekday.
    private static let weekend = 0.3
    /// Connections that a person opens at once, at most, and microseconds between them.
    private static let burst = 4
    private static let burstGap = 400_000.0

    /// `pairs` that stay and `perDay` connections a weekday, the bursts of people included, over `days` in
    /// which the beacons live.
    init(seed: UInt64, days: Int, perDay: Int, pairs: Int) {
        var generator = SeededGenerator(seed: seed, stream: 2)
        keys = (0..<UInt32(pairs)).map { Self.key(host: $0 % Self.hosts, server: $0) }
        var weights = (0..<pairs).map { _ in
            Elementary.exp(generator.uniform() * Elementary.log(Self.rateRatio))
        }
        // Every other pair is a program's.
        let all = weights
        for i in weights.indices where i % 2 == 1 { weights[i] = 0 }
        evenPairs = AliasTable(weights)
        dayPairs = AliasTable(zip(all, weights).map { $0 == $1 && pairs > 1 ? 0 : $0 })
        beacons = Self.beacons(days: days, pairs: pairs, &generator)
        beaconTimes = beacons.map { beacon in
            beacon.alive.lowerBound + Int64(generator.uniform() * beacon.period * 1e6)
        }
        self.perDay = Double(perDay)
        self.generator = generator
        findNextBeacon()
    }

    private static func key(host: UInt32, server: UInt32) -> PairTraceKey {
        PairTraceKey(
            src: IPAddress(v4: 0x0A00_0001 &+ host), dst: IPAddress(v4: 0x2000_0000 &+ server),
            port: 443, proto: .tcp)
    }

    /// Periods from half a minute to two hours, jitters to a half, losses to a fifth; every third lives
    /// for a part of the time only.
    private static func beacons(
        days: Int, pairs: Int, _ generator: inout SeededGenerator
    ) -> [Beacon] {
        let day = Timestamp.microsecondsPerDay
        return (0..<beaconCount).map { number in
            let place = Double(number) / Double(beaconCount - 1)
            let isWhole = number % 3 != 0 || days < 9
            let first = isWhole ? 0 : generator.index(below: days / 3)
            let length = isWhole ? days : days / 3 + generator.index(below: days / 3)
            return Beacon(
                key: key(host: UInt32(number) * 97 % hosts, server: UInt32(pairs + number)),
                period: 30 * Elementary.exp(place * Elementary.log(240)),
                jitter: [0, 0.1, 0.3, 0.5][number * 7 % 4], loss: [0, 0.05, 0.2][number % 3],
                alive: start + Int64(first) * day..<start + Int64(first + length) * day)
        }
    }

    /// Hands over all connections that begin before `end`, microseconds.
    mutating func run(until end: Int64, _ body: (PairTraceKey, PairEvent) -> Void) {
        while true {
            let rates = rates()
            let mean = Double(Timestamp.microsecondsPerDay) / (perDay * rates.all)
            let next = time + 1 + Int64(generator.exponential() * mean)
            while let beacon = beaconTimes.indices.contains(nextBeacon)
                ? beaconTimes[nextBeacon] : nil, beacon < min(next, end)
            {
                dial(nextBeacon, body)
            }
            guard next < end else {
                // Exponential gaps have no memory: the rest is drawn anew.
                time = end
                return
            }
            time = next
            let kind = generator.uniform() * rates.all
            if kind < rates.oneOff {
                oneOff &+= 1
                let host = UInt32(generator.index(below: Int(Self.hosts)))
                emit(Self.key(host: host, server: 0x2000_0000 &+ oneOff), at: time, body)
            } else if kind < rates.oneOff + rates.even {
                emit(keys[evenPairs.draw(&generator)], at: time, body)
            } else {
                let key = keys[dayPairs.draw(&generator)]
                var opened = time
                for _ in 0...generator.index(below: Self.burst) {
                    emit(key, at: opened, body)
                    opened += 1 + Int64(generator.exponential() * Self.burstGap)
                }
            }
        }
    }

    /// Events at this hour, of `perDay`, by kind.
    private func rates() -> (oneOff: Double, even: Double, all: Double) {
        let hour = Int((time - Self.start) / 3_600_000_000)
        let shape = Self.hours[hour % 24] * (hour / 24 % 7 >= 5 ? Self.weekend : 1)
        let rest = 1 - Self.oneOffShare
        let bursts = Double(Self.burst + 1) / 2
        let even = rest * (1 - Self.dayShare)
        return (
            Self.oneOffShare, even, Self.oneOffShare + even + rest * Self.dayShare * shape / bursts
        )
    }

    private mutating func emit(
        _ key: PairTraceKey, at time: Int64, _ body: (PairTraceKey, PairEvent) -> Void
    ) {
        // Two sizes in three differ.
        let size = Int64(500 + (generator.index(below: 3) == 0 ? 0 : generator.index(below: 2000)))
        body(key, PairEvent(time: time, origBytes: size, srcPort: 0, isFailed: false))
    }

    private mutating func dial(_ number: Int, _ body: (PairTraceKey, PairEvent) -> Void) {
        let beacon = beacons[number]
        let time = beaconTimes[number]
        if generator.uniform() >= beacon.loss {
            body(
                beacon.key,
                PairEvent(time: time, origBytes: 420, srcPort: 0, isFailed: false))
        }
        let sleep = beacon.period * (1 - beacon.jitter * generator.uniform())
        let next = time + max(1, Int64(sleep * 1e6))
        beaconTimes[number] = next < beacon.alive.upperBound ? next : .max
        findNextBeacon()
    }

    private mutating func findNextBeacon() {
        nextBeacon = beaconTimes.indices.min { beaconTimes[$0] < beaconTimes[$1] } ?? 0
    }
}

/// Draws numbers with given weights in constant time (Walker 1977; Vose 1991).
struct AliasTable: Sendable {
    private var threshold: [Double]
    private var alias: [Int]

    /// `weights` at least 0, one of them more, not empty (precondition).
    init(_ weights: [Double]) {
        precondition(!weights.isEmpty, "nothing to draw from")
        let total = weights.reduce(0, +)
        let scale = total > 0 ? Double(weights.count) / total : 0
        threshold = weights.map { $0 * scale }
        alias = Array(weights.indices)
        var small = weights.indices.filter { threshold[$0] < 1 }
        var large = weights.indices.filter { threshold[$0] >= 1 }
        while let poor = small.popLast(), let rich = large.popLast() {
            alias[poor] = rich
            threshold[rich] -= 1 - threshold[poor]
            if threshold[rich] < 1 { small.append(rich) } else { large.append(rich) }
        }
        // What rounding left is full.
        for rest in small + large where alias[rest] == rest { threshold[rest] = 1 }
    }

    func draw(_ generator: inout SeededGenerator) -> Int {
        let place = generator.uniform() * Double(threshold.count)
        let index = min(Int(place), threshold.count - 1)
        return place - Double(index) < threshold[index] ? index : alias[index]
    }
}
