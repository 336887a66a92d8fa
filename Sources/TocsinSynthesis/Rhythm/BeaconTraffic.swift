import TocsinMath

/// Writes a beacon's dials, and what hides them, into a draft.
struct BeaconTraffic {
    private(set) var draft: RhythmDraft
    private(set) var timer: BeaconTimer
    let loss: Double
    private let size: RequestSize

    /// Starts of a dial's attempts, seconds after the first: waits of 1, 2, 4 and 8 s (RFC 6298
    /// §5.5).
    private static let attempts = [0.0, 1, 3, 7, 15]
    /// Least period of a beacon whose dials are retried: the attempts of one dial end before the
    /// next begins.
    static let leastRetriedPeriod = 30.0

    /// Draws the settings from `ranges`; always as many numbers, whichever ranges are one value.
    init(_ ranges: BeaconRanges, leastPeriod: Double, _ draft: RhythmDraft) {
        var draft = draft
        func between(_ range: ClosedRange<Double>, _ limits: ClosedRange<Double>, low: Double)
            -> Double
        {
            let takesLow = draft.generator.chance(low)
            let value = draft.generator.uniform(range.clamped(to: limits))
            return takesLow ? range.clamped(to: limits).lowerBound : value
        }
        let period = draft.generator.logUniform(ranges.period.clamped(to: 1...1e7))
        let jitter = between(ranges.jitter, 0...1, low: 0.25)
        loss = between(ranges.loss, 0...0.95, low: 0.5)
        let any = draft.generator.index(below: SleepShape.allCases.count)
        timer = BeaconTimer(
            period: max(period, leastPeriod), jitter: jitter,
            shape: ranges.shape ?? SleepShape.allCases[any],
            exchange: draft.generator.logUniform(0.01...0.2))
        size = .ofBeacon(&draft.generator)
        self.draft = draft
    }

    private var seconds: Double { draft.seconds }

    private mutating func isLost() -> Bool { draft.generator.chance(loss) }

    private mutating func write(_ dials: [Double]) {
        for dial in dials where !isLost() { draft.add(dial, size) }
    }

    private mutating func dials(in awake: [Range<Double>]) -> [Double] {
        timer.dials(in: awake, &draft.generator)
    }

    // MARK: When it runs

    mutating func allTheTime() { write(dials(in: [0..<seconds])) }

    /// Weekdays from between 6:30 and 10:00, for 7 to 10½ hours, a quarter of an hour either way.
    mutating func workingHours() {
        let start = draft.generator.uniform(6.5...10) * 3600
        let length = draft.generator.uniform(7...10.5) * 3600
        var awake: [Range<Double>] = []
        for day in 0...Int(draft.days) where day % 7 < 5 {
            let begin = Double(day) * 86_400 + start + draft.generator.uniform(-900...900)
            let end = begin + length + draft.generator.uniform(-900...900)
            if begin < seconds { awake.append(begin..<min(end, seconds)) }
        }
        write(dials(in: awake))
    }

    /// One to four sleeps of the host a day, half an hour to eight hours each.
    mutating func hostAsleep() {
        var awake = [0..<seconds]
        let sleeps = draft.generator.integer(1...4) * max(1, Int(draft.days))
        for _ in 0..<sleeps {
            let begin = draft.generator.uniform() * seconds
            let end = begin + draft.generator.logUniform(0.5...8) * 3600
            let left = awake.flatMap { window in
                [
                    window.lowerBound..<max(min(begin, window.upperBound), window.lowerBound),
                    min(max(end, window.lowerBound), window.upperBound)..<window.upperBound,
                ]
            }.filter { !$0.isEmpty }
            // A host that never wakes would have no beacon.
            if left.reduce(0, { $0 + $1.upperBound - $1.lowerBound }) > seconds / 4 { awake = left }
        }
        write(dials(in: awake))
    }

    mutating func infectedLate() {
        let begin = draft.generator.uniform(0.7...0.8) * seconds
        write(dials(in: [begin..<seconds]))
    }

    // MARK: How it sleeps

    /// Another sleep, two to ten times as long or as short, from somewhere in the middle on.
    mutating func sleepChanged() {
        let change = draft.generator.uniform(0.25...0.75) * seconds
        write(dials(in: [0..<change]))
        let factor = draft.generator.logUniform(2...10)
        timer.period =
            draft.generator.chance(0.5)
            ? min(timer.period * factor, 14_400) : max(timer.period / factor, 5)
        write(dials(in: [change..<seconds]))
    }

    /// A second beacon beside the first, with a third of its period to three times as much.
    mutating func twoBeacons() {
        allTheTime()
        timer.period = max(timer.period * draft.generator.logUniform(0.34...3), 5)
        allTheTime()
    }

    /// Two to six sleeps of a fiftieth to a quarter of the period, then a whole one, again and
    /// again.
    mutating func twoStageSleeps() {
        let short = draft.generator.integer(2...6)
        var shortTimer = timer
        shortTimer.period = max(timer.period * draft.generator.logUniform(0.02...0.25), 2)
        var dials: [Double] = []
        var time = draft.generator.uniform() * timer.period
        while time < seconds, dials.count < RhythmSeries.maxEvents {
            dials.append(time)
            let isLong = dials.count % (short + 1) == 0
            time += (isLong ? timer : shortTimer).sleep(&draft.generator)
        }
        write(dials)
    }

    // MARK: What lies around it

    /// One to five sessions of 20 to 250 connections at an operator's pace; on half of the
    /// implants the timer waits meanwhile.
    mutating func operatorSessions() {
        var beats = dials(in: [0..<seconds])
        let pauses = draft.generator.chance(0.5)
        let work = RequestSize.logNormal(&draft.generator)
        for _ in 0..<draft.generator.integer(1...5) {
            let begin = draft.generator.uniform(0.02...0.95) * seconds
            let count = Int(draft.generator.logUniform(20...250))
            let pace = draft.generator.logUniform(0.3...12)
            var time = begin
            for _ in 0..<count {
                draft.add(time, work)
                time += draft.generator.exponential() * pace
            }
            if pauses { beats.removeAll { (begin..<time).contains($0) } }
        }
        write(beats)
    }

    /// Each dial two to five attempts at 0, 1, 3, 7 and 15 s: SYN retries from the same port that
    /// fail, or a client's own from the next ports that the log calls normal.
    mutating func retried(fromSamePort: Bool) {
        let most = draft.generator.integer(2...Self.attempts.count)
        var earliest = -Double.infinity
        for beat in dials(in: [0..<seconds]) {
            let dial = max(beat, earliest)
            let count = max(2, draft.generator.chance(0.1) ? most - 1 : most)
            earliest = dial + Self.attempts[count - 1] + 1
            if isLost() { continue }
            let port = draft.nextPort()
            for attempt in Self.attempts.prefix(count) {
                let late = draft.generator.uniform() * 0.05
                draft.add(
                    dial + attempt + late, size, isFailed: fromSamePort,
                    port: fromSamePort ? port : nil)
            }
        }
    }

    /// The dials go to two to six servers in turn; a block lasts one to six hours.
    mutating func takingTurns(_ order: ServerTurns.Order) {
        let turns = ServerTurns(order, block: 3600...21_600, &draft.generator)
        for (turn, dial) in dials(in: [0..<seconds]).enumerated() {
            let server = turns.server(turn: turn, time: dial, &draft.generator)
            if !isLost() { draft.add(dial, size, destination: server) }
        }
    }

    /// A beacon to a server that people's browsers use too, 0.3 to 2 times as often.
    mutating func inBusyPair() {
        allTheTime()
        let share = draft.generator.logUniform(0.3...2)
        var browsing = BenignTraffic(draft, expected: share * Double(draft.events.count))
        browsing.pageLoads()
        draft = browsing.draft
    }
}
