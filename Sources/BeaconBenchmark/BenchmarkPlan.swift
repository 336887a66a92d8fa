import TocsinDetectors
import TocsinSynthesis

/// A kind of sleep and how much of it is seen: a cell of the benchmark's tables.
struct Cell: Hashable, Sendable {
    let shape: SleepShape
    /// Position in `jitters`, nil for shapes without jitter.
    let jitter: Int?
    /// Position in `losses`.
    let loss: Int

    /// Bands of the operator's jitter.
    static let jitters: [ClosedRange<Double>] = [0...0, 0...0.1, 0.1...0.3, 0.3...0.6, 0.6...0.8]
    /// Shares of the dials that the log misses.
    static let losses = [0, 0.1, 0.3, 0.5]

    /// All of them, in the order of the tables.
    static let all: [Cell] = SleepShape.allCases.flatMap { shape in
        let bands: [Int?] = shape.takesJitter ? jitters.indices.map { $0 } : [nil]
        return bands.flatMap { jitter in
            losses.indices.map { Cell(shape: shape, jitter: jitter, loss: $0) }
        }
    }

    /// What the generator draws from.
    var ranges: BeaconRanges {
        BeaconRanges(
            jitter: jitter.map { Self.jitters[$0] } ?? 0...0,
            loss: Self.losses[loss]...Self.losses[loss], shape: shape)
    }
}

/// The series of a run, in order.
struct BenchmarkPlan: Sendable {
    /// One series: which of its family, and its cell in `Cell.all` if it is a beacon.
    struct Item: Sendable {
        let family: RhythmFamily
        let index: Int
        let cell: Int?
    }

    let seed: UInt64
    let hours: Int
    var items: [Item]

    /// Series that are scored together, as the pairs of one log.
    private static let batch = 256

    /// `benign` series of each family, and of each family of beacons `plain` or `hidden` a cell.
    init(seed: UInt64, hours: Int, benign: Int, plain: Int, hidden: Int) {
        self.seed = seed
        self.hours = hours
        let benign = RhythmFamily.all(.benign).flatMap { family in
            (0..<benign).map { Item(family: family, index: $0, cell: nil) }
        }
        let beacons = RhythmFamily.all(.malicious).flatMap { family in
            let count = family == .plain ? plain : hidden
            return Cell.all.indices.flatMap { cell in
                (0..<count).map { Item(family: family, index: cell * count + $0, cell: cell) }
            }
        }
        items = benign + beacons
    }

    /// Length of the data, microseconds.
    var span: Int64 { Int64(hours) * 3_600_000_000 }

    func series(_ item: Item) -> RhythmSeries {
        item.family.series(
            item.index, seed: seed, span: span,
            ranges: item.cell.map { Cell.all[$0].ranges } ?? BeaconRanges())
    }

    /// Generates and scores every series.
    func verdicts(threads: Int) -> [Verdict] {
        let batches = (items.count + Self.batch - 1) / Self.batch
        return Parallel.map(batches, threads: threads) { batch in
            let part = items[(batch * Self.batch)..<min((batch + 1) * Self.batch, items.count)]
            var log = BenchmarkLog(span: span)
            for item in part {
                log.add(series(item), host: item.family.host(ofSeries: item.index))
            }
            return log.verdicts()
        }.flatMap { $0 }
    }
}
