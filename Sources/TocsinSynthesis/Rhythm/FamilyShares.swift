extension RhythmFamily {
    /// How common a benign family is among the pairs of a network, in parts of a hundred: people's
    /// traffic most, films and jobs least. 0 for beacons.
    package var commonness: Double {
        switch self {
        case .poisson: 18
        case .dayShapedPoisson: 20
        case .pageLoads: 14
        case .onOff, .hawkes: 8
        case .retryStorms, .batchJobs: 6
        case .videoSegments, .peopleCalls: 5
        case .pushReconnects, .manyClients, .sharedOutage: 3
        case .serverPool: 1
        default: 0
        }
    }

    /// Whether nothing in it keeps time: every benign family but films, whose segments are a beat.
    package var isAperiodic: Bool { label == .benign && self != .videoSegments }
}
