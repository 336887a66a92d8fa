import TocsinFeatures
import TocsinRecords

/// Finds servers of one source that may take turns: of one port and protocol, used by few, asked
/// about equally much and equally often.
struct ServerTurns {
    private let window: ConnWindow
    private let sources: SourceCounts

    /// Servers of command-and-control have few clients inside; what more sources use is shared
    /// software, and left to the /24.
    static let mostSources = 2
    /// Servers that take turns.
    static let servers = 2...16
    /// Connections of a server: one says nothing of its size.
    static let leastConnections = 2
    /// Largest ratio of the median requests of two servers.
    static let requestRatio = 2.0
    /// Largest ratio of the connections of two servers.
    static let countRatio = 8.0
    /// Servers of one source and port that are looked at, the most used first.
    static let mostCandidates = 1024

    init(_ window: ConnWindow, _ sources: SourceCounts) {
        self.window = window
        self.sources = sources
    }

    /// A server that may take turns with others.
    private struct Server {
        var pair: Int
        var connections: Double
        /// Median of the known request sizes, at least 1 byte; 0 where none is known.
        var request: Double
    }

    /// The sets of servers among `run`, the pairs of one source, port and protocol; each in the order of
    /// its addresses.
    func sets(_ run: [Int]) -> [[Int]] {
        var used = run.filter {
            window.pairs.rowCount($0) >= Self.leastConnections
                && sources.isFew(ofDestination: window.pairs.key($0).dst)
        }
        guard used.count >= Self.servers.lowerBound else { return [] }
        if used.count > Self.mostCandidates {
            used.sort { a, b in
                let (countA, countB) = (window.pairs.rowCount(a), window.pairs.rowCount(b))
                return countA != countB ? countA > countB : window.pairPrecedes(a, b)
            }
            used.removeLast(used.count - Self.mostCandidates)
        }
        let servers = used.map {
            Server(pair: $0, connections: Double(window.pairs.rowCount($0)), request: request($0))
        }
        return alike(servers, by: \.request, ratio: Self.requestRatio)
            .flatMap { alike($0, by: \.connections, ratio: Self.countRatio) }
            .map { set in set.map(\.pair).sorted { window.pairPrecedes($0, $1) } }
    }

    private func request(_ pair: Int) -> Double {
        let sizes = window.pairs.rows(pair).map { window.origBytes(Int($0)) }
            .filter { $0 != ConnBatch.unknown }.sorted()
        return sizes.isEmpty ? 0 : Double(max(sizes[sizes.count / 2], 1))
    }

    /// Sorts servers by `value` and cuts them where two neighbours differ most, until in all parts the
    /// largest is at most `ratio` times the smallest and they are few enough; parts that cannot be cut
    /// any more and are too large are given up.
    private func alike(
        _ servers: [Server], by value: KeyPath<Server, Double>, ratio: Double
    ) -> [[Server]] {
        let sorted = servers.sorted { a, b in
            a[keyPath: value] != b[keyPath: value]
                ? a[keyPath: value] < b[keyPath: value] : window.pairPrecedes(a.pair, b.pair)
        }
        var open = [sorted[...]]
        var parts: [[Server]] = []
        while let part = open.popLast() {
            guard let first = part.first, let last = part.last,
                part.count >= Self.servers.lowerBound
            else { continue }
            // Nothing is like an unknown size but another one.
            if last[keyPath: value] <= ratio * first[keyPath: value],
                part.count <= Self.servers.upperBound
            {
                parts.append(Array(part))
                continue
            }
            var widest = (ratio: 1.0, cut: part.startIndex)
            for cut in part.indices.dropFirst() {
                let (a, b) = (part[cut - 1][keyPath: value], part[cut][keyPath: value])
                let ratio = a > 0 ? b / a : b > 0 ? .infinity : 1
                if ratio > widest.ratio { widest = (ratio, cut) }
            }
            guard widest.cut > part.startIndex else { continue }
            open.append(part[widest.cut...])
            open.append(part[..<widest.cut])
        }
        return parts
    }
}

/// Which destinations have few sources in a window, whatever the port.
struct SourceCounts {
    private var isMany: [Bool]

    /// O(pairs). Addresses of one hardware address are one source.
    init(_ window: ConnWindow) {
        var seen = [[UInt64]](repeating: [], count: ServerTurns.mostSources)
        for slot in seen.indices {
            seen[slot] = [UInt64](repeating: 0, count: window.addresses.count)
        }
        isMany = [Bool](repeating: false, count: window.addresses.count)
        for pair in 0..<window.pairs.count {
            let key = window.pairs.key(pair)
            let hardware = window.hardware[Int(key.src)]
            let source = hardware != 0 ? 1 << 63 | hardware : UInt64(key.src) + 1
            let dst = Int(key.dst)
            var slot = 0
            while slot < seen.count, seen[slot][dst] != 0, seen[slot][dst] != source { slot += 1 }
            if slot < seen.count { seen[slot][dst] = source } else { isMany[dst] = true }
        }
    }

    func isFew(ofDestination number: UInt32) -> Bool { !isMany[Int(number)] }
}
