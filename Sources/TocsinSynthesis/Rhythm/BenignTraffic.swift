import TocsinMath

/// Writes traffic without a timer into a draft: arrival processes.
struct BenignTraffic {
    var draft: RhythmDraft
    /// Connections to be expected in the span; a heavy tail may miss it by far.
    let expected: Double

    /// Connections a day, drawn log-uniformly.
    static let rates: ClosedRange<Double> = 8...3000

    init(_ draft: RhythmDraft) {
        var draft = draft
        let rate = draft.generator.logUniform(Self.rates)
        self.init(draft, expected: rate * draft.days)
    }

    init(_ draft: RhythmDraft, expected: Double) {
        self.draft = draft
        self.expected = max(expected, 1)
    }

    var seconds: Double { draft.seconds }
    var isFull: Bool { draft.events.count >= RhythmSeries.maxEvents }

    /// At a constant rate.
    mutating func poisson() {
        let size = RequestSize.ofProgram(constant: 0.5, &draft.generator)
        let gap = seconds / expected
        var time = draft.generator.exponential() * gap
        while time < seconds, !isFull {
            draft.add(time, size)
            time += draft.generator.exponential() * gap
        }
    }

    /// At a rate that follows a person's day.
    mutating func dayShapedPoisson() {
        let curve = DayCurve(&draft.generator)
        let size = RequestSize.ofProgram(constant: 0.4, &draft.generator)
        for time in curve.arrivals(expected, in: seconds, &draft.generator) {
            draft.add(time, size)
        }
    }

    /// Busy and silent times whose lengths have heavy tails (Willinger et al. 1997).
    mutating func onOff() {
        let size = RequestSize.ofProgram(constant: 0.3, &draft.generator)
        let perBusy = min(draft.generator.logUniform(3...60), max(expected / 4, 1))
        let pace = draft.generator.logUniform(0.2...20)
        let cycle = seconds * perBusy / expected
        let silence = max(cycle - perBusy * pace, cycle / 4)
        let alpha = draft.generator.uniform(1.15...1.8)
        let spread = draft.generator.chance(0.5) ? draft.generator.uniform(0.6...1.8) : nil
        // Time-outs and schedules of programs put a floor under silences.
        let floor = draft.generator.chance(0.5) ? 0 : draft.generator.uniform(0...0.25)
        var time = draft.generator.uniform() * silence
        while time < seconds, !isFull {
            let count = draft.generator.pareto(mean: perBusy, alpha: 1.4, longest: 40 * perBusy)
            for _ in 0..<max(1, Int(count)) {
                draft.add(time, size)
                time +=
                    spread.map { draft.generator.logNormal(mean: pace, sigma: $0) }
                    ?? draft.generator.exponential() * pace
            }
            time +=
                floor * silence
                + draft.generator.pareto(
                    mean: (1 - floor) * silence, alpha: alpha, longest: 12 * 3600)
        }
    }

    /// Events that set off others: a cluster process of Hawkes (1974), exponential or heavy-tailed
    /// delays.
    mutating func hawkes() {
        let size = RequestSize.ofProgram(constant: 0.3, &draft.generator)
        let branching = draft.generator.uniform(0.3...0.9)
        let delay = draft.generator.logUniform(1...600)
        let isHeavy = draft.generator.chance(0.5)
        let gap = seconds / (expected * (1 - branching))
        var begin = draft.generator.exponential() * gap
        while begin < seconds, !isFull {
            var waiting = [begin]
            while let time = waiting.popLast(), !isFull {
                draft.add(time, size)
                for _ in 0..<draft.generator.poisson(branching) {
                    let wait =
                        isHeavy
                        ? draft.generator.pareto(mean: delay, alpha: 1.4, longest: 7200)
                        : draft.generator.exponential() * delay
                    if time + wait < seconds { waiting.append(time + wait) }
                }
            }
            begin += draft.generator.exponential() * gap
        }
    }

    /// A push channel that is dialled again whenever it breaks; how long one lasts has a heavy tail.
    mutating func pushReconnects() {
        let size = RequestSize.constant(&draft.generator)
        let life = seconds / expected
        let isPareto = draft.generator.chance(0.5)
        let sigma = draft.generator.uniform(0.9...2)
        let alpha = draft.generator.uniform(1.1...1.8)
        let again = draft.generator.logUniform(0.05...3)
        var time = draft.generator.uniform() * life
        while time < seconds, !isFull {
            draft.add(time, size)
            // Now and then the first try finds the network still down.
            if draft.generator.chance(0.04) {
                time += draft.generator.uniform(1...5)
                continue
            }
            time +=
                again * (1 + draft.generator.uniform())
                + (isPareto
                    ? draft.generator.pareto(mean: life, alpha: alpha, longest: 86_400)
                    : draft.generator.logNormal(mean: life, sigma: sigma))
        }
    }

    /// A server or relay that dials for five to sixty clients: each clustered, together nearly flat.
    mutating func manyClients() {
        let size = RequestSize.ofProgram(constant: 0.4, &draft.generator)
        let clients = draft.generator.integer(5...60)
        let gap = seconds * Double(clients) / expected
        for _ in 0..<clients {
            let sigma = draft.generator.uniform(0.6...1.6)
            let mean = gap * draft.generator.uniform(0.5...1.5)
            // Begun before the span, so that its first gap is like the others.
            var time = -2 * mean * draft.generator.uniform()
            while time < seconds, !isFull {
                draft.add(time, size)
                time += draft.generator.logNormal(mean: mean, sigma: sigma)
            }
        }
    }
}
