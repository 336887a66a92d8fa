import TocsinFeatures

/// How many inside hosts talk to a destination.
struct Prevalence {
    /// Inside hosts that start any connection in the window.
    let insideHosts: Int
    private let sources: [UInt32: Int]

    /// Inside hosts below which prevalence says nothing (contract).
    static let leastHosts = 10

    init(_ window: ConnWindow, destinations: [UInt32]) {
        let wanted = Set(destinations)
        var isSource = [Bool](repeating: false, count: window.addresses.count)
        var talkers: [UInt32: Set<UInt32>] = [:]
        for pair in 0..<window.pairs.count {
            let key = window.pairs.key(pair)
            guard window.isInside[Int(key.src)] else { continue }
            isSource[Int(key.src)] = true
            if wanted.contains(key.dst) { talkers[key.dst, default: []].insert(key.src) }
        }
        insideHosts = isSource.count { $0 }
        sources = talkers.mapValues(\.count)
    }

    func sources(of destination: UInt32) -> Int { sources[destination] ?? 0 }

    /// Share of the inside hosts that use the destination, 0 where there are too few to tell.
    func share(of destination: UInt32) -> Double {
        guard insideHosts >= Self.leastHosts else { return 0 }
        return Double(sources(of: destination)) / Double(insideHosts)
    }

    /// Whether a single one of enough inside hosts uses the destination.
    func isRare(_ destination: UInt32) -> Bool {
        insideHosts >= Self.leastHosts && sources(of: destination) == 1
    }

    /// Whether half of enough inside hosts use the destination.
    func isCommon(_ destination: UInt32) -> Bool {
        insideHosts >= Self.leastHosts && sources(of: destination) * 2 >= insideHosts
    }
}
