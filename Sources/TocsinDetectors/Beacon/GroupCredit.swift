import TocsinFeatures

/// Hands the verdicts on groups to those of their members that are judged.
struct GroupCredit {
    private let window: ConnWindow
    /// Positions of the pairs among the trials.
    private let places: [Int: Int]
    /// Groups that were judged.
    private var known: Set<[Int]> = []

    /// Log-odds by which a group has to surpass a member that is a beacon by itself: what little other
    /// traffic adds to that member's rhythm makes it no rhythm of the group.
    static let margin = 1.0

    init(_ window: ConnWindow, _ trials: [PairTrials]) {
        self.window = window
        places = Dictionary(uniqueKeysWithValues: trials.indices.map { (trials[$0].pair, $0) })
    }

    /// Counts every group's tests among its members', and adds its verdict where the rhythm is one that they
    /// share. Returns what to judge next: the groups that fell to members which are beacons by themselves,
    /// without those.
    mutating func hand(
        _ groups: [BeaconGroup], _ results: [(verdict: KeptVerdict?, tests: Int)],
        to trials: inout [PairTrials]
    ) -> [BeaconGroup] {
        let verdicts = results.map(\.verdict)
        var groupsOf: [Int: [Int]] = [:]
        for (number, group) in groups.enumerated() {
            known.insert(group.members)
            for member in group.members { groupsOf[member, default: []].append(number) }
        }
        var rests: [BeaconGroup] = []
        for (number, group) in groups.enumerated() {
            let judged = group.members.compactMap { places[$0] }
            for place in judged { trials[place].addTests(results[number].tests) }
            guard let verdict = verdicts[number] else { continue }
            let surpasses = judged.allSatisfy { place in
                let trial = trials[place]
                return trial.ownLogOdds + (trial.isConvincing ? Self.margin : 0)
                    < verdict.value.beacon.logOdds
            }
            if surpasses {
                let isRhythmOfPart = group.members.contains { member in
                    groupsOf[member, default: []].contains { other in
                        (verdicts[other]?.value.beacon.logOdds ?? -.infinity)
                            >= verdict.value.beacon.logOdds
                            && groups[other].isPart(of: group)
                    }
                }
                if !isRhythmOfPart { for place in judged { trials[place].add(group, verdict) } }
            } else if let rest = group.without(
                { places[$0].map { trials[$0].isConvincing } ?? false }, window),
                known.insert(rest.members).inserted
            {
                rests.append(rest)
            }
        }
        return rests
    }
}
