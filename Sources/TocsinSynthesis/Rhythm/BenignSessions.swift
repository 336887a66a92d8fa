import TocsinMath

/// Traffic in sessions: people at work, jobs, films, troubles.
extension BenignTraffic {
    /// Visits of some clicks, each of which opens some connections at once.
    mutating func pageLoads() {
        let curve = DayCurve(&draft.generator)
        let size = RequestSize.logNormal(&draft.generator)
        let clicks = min(1 + draft.generator.logUniform(1...12), max(expected / 2, 1))
        let connections = min(draft.generator.logUniform(1...8), max(expected / clicks, 1))
        let think = draft.generator.logUniform(6...60)
        let sigma = draft.generator.uniform(0.8...1.5)
        let burst = draft.generator.logUniform(0.1...1.5)
        let visits = expected / (clicks * connections)
        for visit in curve.arrivals(visits, in: seconds, &draft.generator) {
            var time = visit
            for _ in 0..<draft.generator.count(mean: clicks) {
                var opened = time
                for _ in 0..<draft.generator.count(mean: connections) {
                    draft.add(opened, size, isFailed: draft.generator.chance(0.005))
                    opened += draft.generator.exponential() * burst
                }
                time += draft.generator.logNormal(median: think, sigma: sigma)
            }
        }
    }

    /// One call of one size whenever a person does something.
    mutating func peopleCalls() {
        let curve = DayCurve(&draft.generator)
        let size = RequestSize.constant(&draft.generator)
        let actions = min(draft.generator.logUniform(1...25), max(expected / 2, 1))
        let think = draft.generator.logUniform(3...90)
        let sigma = draft.generator.uniform(0.7...1.4)
        for begin in curve.arrivals(expected / actions, in: seconds, &draft.generator) {
            var time = begin
            for _ in 0..<draft.generator.count(mean: actions) {
                draft.add(time, size)
                time += draft.generator.logNormal(median: think, sigma: sigma)
            }
        }
    }

    /// Jobs that somebody or something starts at odd times; each makes its calls one after another,
    /// on one to four workers.
    mutating func batchJobs() {
        let size = RequestSize.ofProgram(constant: 0.6, &draft.generator)
        let calls = min(draft.generator.logUniform(20...400), expected)
        let service = draft.generator.logUniform(0.2...10)
        let sigma = draft.generator.uniform(0.2...0.9)
        let workers = draft.generator.integer(1...4)
        for _ in 0..<(1 + draft.generator.poisson(min(expected / calls, 100))) {
            let begin = draft.generator.uniform() * seconds
            let count = draft.generator.logNormal(median: calls, sigma: 0.5) / Double(workers)
            for _ in 0..<workers {
                var time = begin + draft.generator.uniform() * service
                for _ in 0..<max(1, Int(count)) where !isFull {
                    draft.add(time, size)
                    time += draft.generator.logNormal(median: service, sigma: sigma)
                }
            }
        }
    }

    /// Films in segments of two to ten seconds, of which some open a connection: a quick start,
    /// then one as each is played, with pauses.
    mutating func videoSegments() {
        let curve = DayCurve(&draft.generator)
        let size = RequestSize.logNormal(&draft.generator)
        let segment = [2.0, 4, 5, 6, 10][draft.generator.index(below: 5)]
        let opening = draft.generator.chance(0.5) ? 1 : draft.generator.uniform(0.1...1)
        let filmsPerDay = draft.generator.uniform(1...4)
        let fetch = draft.generator.uniform(0.03...0.3)
        for begin in curve.arrivals(filmsPerDay * draft.days, in: seconds, &draft.generator) {
            var time = begin
            let length = min(draft.generator.logNormal(median: 2000, sigma: 0.9), 3 * 3600)
            let quick = draft.generator.integer(3...12)
            for played in 0..<max(1, Int(length / segment)) where !isFull {
                if draft.generator.chance(opening) { draft.add(time, size) }
                if played < quick {
                    time += draft.generator.logNormal(median: 0.3, sigma: 0.5)
                } else {
                    time += segment * max(1 + fetch * draft.generator.normal(), 0.1)
                    if draft.generator.chance(0.008) {
                        time += draft.generator.logNormal(median: 60, sigma: 1.2)
                    }
                }
            }
        }
    }

    /// Troubles of a client: waits that grow up to a limit, or short runs at one interval; normal
    /// calls in between.
    mutating func retryStorms() {
        let size = RequestSize.ofProgram(constant: 0.5, &draft.generator)
        let client = Retries(&draft.generator)
        let share = draft.generator.uniform(0.5...0.9)
        let troubles = min(expected * share / client.attempts, client.mostTroubles(in: seconds))
        let calm = draft.generator.poisson(max(expected - troubles * client.attempts, 0))
        for _ in 0..<calm { draft.add(draft.generator.uniform() * seconds, size) }
        for _ in 0..<(1 + draft.generator.poisson(min(troubles, 500))) {
            var time = draft.generator.uniform() * seconds
            for wait in client.waits(&draft.generator) {
                draft.add(time, size, isFailed: true)
                time += wait
            }
            draft.add(time, size)
        }
    }

    /// Any of the others, interrupted when the host was off: `outages` are the same for all series
    /// of that host.
    mutating func interrupted(by outages: [Range<Double>]) {
        switch draft.generator.index(below: 5) {
        case 0: poisson()
        case 1: onOff()
        case 2: peopleCalls()
        case 3: pushReconnects()
        default: manyClients()
        }
        for outage in outages { draft.removeEvents(in: outage) }
    }

    /// Any of the others, on a pool of two to six servers; a client stays with one for a minute to
    /// six hours, or changes with every connection.
    mutating func serverPool() {
        // Strict turns and equal blocks would be timers themselves.
        let order = draft.generator.chance(0.5) ? ServerTurns.Order.random : .sticky
        let turns = ServerTurns(order, block: 60...21_600, &draft.generator)
        switch draft.generator.index(below: 4) {
        case 0: poisson()
        case 1: pageLoads()
        case 2: dayShapedPoisson()
        default: peopleCalls()
        }
        draft.distribute(turns)
    }
}

/// A client's way to try again.
private struct Retries {
    private let isConstant: Bool
    /// The first wait, or all of a constant client, seconds.
    private let first: Double
    private let factor: Double
    private let longest: Double
    /// Share of a wait that is random.
    private let spread: Double
    private let most: Int

    /// A run at a constant interval ends within this time, seconds, and there are only so many runs a
    /// day: more of it would be a timer.
    private static let longestRun = 1800.0
    private static let mostRuns = 6.0
    /// Share of the time that growing waits take at most.
    private static let mostTrouble = 0.2

    init(_ generator: inout SeededGenerator) {
        isConstant = generator.chance(0.4)
        first = generator.logUniform(isConstant ? 1...60 : 0.5...5)
        factor = generator.uniform(1.5...2.2)
        longest = generator.logUniform(30...600)
        spread = [0, 0.2, 1][generator.index(below: 3)]
        if isConstant {
            most = min(generator.integer(5...40), max(2, Int(Self.longestRun / first)))
        } else {
            let growing = Elementary.log(longest / first) / Elementary.log(factor)
            most = Int(growing) + generator.integer(1...6)
        }
    }

    /// Mean number of attempts of one trouble, the last and served one among them.
    var attempts: Double { 1 + 0.75 * Double(most) }

    /// Mean number of troubles in `seconds`, at most.
    func mostTroubles(in seconds: Double) -> Double {
        if isConstant { return Self.mostRuns * seconds / 86_400 }
        let longestTrouble = (0..<most).reduce((sum: 0, wait: first)) { so, _ in
            (so.sum + so.wait, min(so.wait * factor, longest))
        }.sum
        return Self.mostTrouble * seconds / longestTrouble
    }

    /// The waits after each failed attempt of one trouble.
    func waits(_ generator: inout SeededGenerator) -> [Double] {
        var waits: [Double] = []
        var wait = first
        for _ in 0..<generator.integer(max(1, most / 2)...most) {
            waits.append(wait * (1 - spread * generator.uniform()))
            if !isConstant { wait = min(wait * factor, longest) }
        }
        return waits
    }
}
