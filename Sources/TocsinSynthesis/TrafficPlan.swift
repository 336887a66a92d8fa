import TocsinRecords

/// What becomes of a connection that would begin after the end of the span: the last session's later
/// parts, or a scan in a short span.
enum LateStart {
    /// It begins at the last moment: a log has exactly the rows asked for.
    case movedInside
    /// It is not there: a capture just stops.
    case left
}

/// A checked scenario, its planted sources counted: what `conn.log` and capture of one network have in
/// common.
struct TrafficPlan: Sendable {
    let scenario: ConnScenario
    let site: Site
    /// One row for each planted pair, in the order of the scenario's fields.
    let truth: [TruthRow]
    private let planted: [Planted]
    /// Connections of the planted sources.
    let plantedRows: Int

    /// Runs every planted source once. Throws if a value is out of range, or if more is planted than
    /// there are rows.
    init(_ scenario: ConnScenario, afterTheSpan: LateStart) throws(ScenarioError) {
        try scenario.validate()
        self.scenario = scenario
        let site = Site(
            hosts: scenario.hostCount, destinations: scenario.destinationCount, seed: scenario.seed)
        self.site = site
        let planted = Planted.all(scenario, site)
        self.planted = planted
        let counts = planted.map {
            $0.counted(until: scenario.spanEnd, afterTheSpan: afterTheSpan)
        }
        truth = counts.map(\.truth)
        plantedRows = counts.reduce(0) { $0 + $1.rows }
        guard plantedRows <= scenario.rows else {
            throw ScenarioError(
                "what is planted makes \(plantedRows) connections, more than the \(scenario.rows) rows"
            )
        }
    }

    func traffic() -> Traffic {
        Traffic(
            planted: planted,
            background: BackgroundTraffic(
                scenario: scenario, site: site, rows: scenario.rows - plantedRows))
    }
}

/// The connections of a plan, session by session in the order in which sessions begin.
struct Traffic {
    private var sources: [Planted]
    private var background: BackgroundTraffic
    private var starts = TimeHeap()

    init(planted: [Planted], background: BackgroundTraffic) {
        sources = planted
        self.background = background
        for (i, source) in sources.enumerated() {
            if let start = source.nextStart { starts.insert(slot: i, time: start) }
        }
    }

    /// When the next session begins; nil after the last.
    var nextStart: Int64? {
        guard let planted = starts.first?.time else { return background.nextStart }
        return min(planted, background.nextStart ?? planted)
    }

    /// Hands the connections of the next session to `insert`, in no particular order; each starts at
    /// `nextStart` or later.
    mutating func next(_ insert: (ConnRow) -> Void) {
        if let start = background.nextStart, start <= starts.first?.time ?? .max {
            background.nextSession(insert)
        } else if let slot = starts.popFirst()?.slot {
            if let row = sources[slot].next() { insert(row) }
            if let start = sources[slot].nextStart { starts.insert(slot: slot, time: start) }
        }
    }
}
