import TocsinFeatures
import TocsinRecords

/// One finding: a pair and the days on which it was a beacon, until it falls silent.
struct Episode: Sendable, Equatable {
    let key: PairTraceKey
    /// Start of the first and of the last connection of the rhythm, microseconds.
    var first: Int64
    var last: Int64
    /// Judgements that detected it.
    var detections = 0
    /// Seconds, by the detection with the smallest p.
    var period = 0.0
    var leastP = 1.0
    /// Latest connection of the pair.
    var lastSeen: Int64
}

/// What a judgement says of a pair.
struct Detection: Sendable, Equatable {
    let key: PairTraceKey
    let first: Int64
    let last: Int64
    let period: Double
    let pValue: Double
}

/// Merges the detections of a pair into episodes.
struct Episodes: Sendable {
    private(set) var closed: [Episode] = []
    private var open: [PairTraceKey: Episode] = [:]

    /// An episode ends after a silence of this many microseconds, or of this many periods if that is
    /// more.
    static let silence = Timestamp.microsecondsPerDay
    static let silentPeriods = 5.0

    /// All of them, by their first connection, then by their pair.
    var all: [Episode] {
        (closed + open.values).sorted {
            $0.first != $1.first ? $0.first < $1.first : $0.key < $1.key
        }
    }

    /// Notes when a pair was seen, `times` ascending: a silence among those after the last closes the
    /// pair's episode.
    mutating func see(_ key: PairTraceKey, _ times: [Int64]) {
        guard var episode = open[key] else { return }
        let longest = max(Self.silence, Int64(min(Self.silentPeriods * episode.period * 1e6, 1e17)))
        for time in times.reversed().prefix(while: { $0 > episode.lastSeen }).reversed() {
            guard time - episode.lastSeen <= longest else {
                closed.append(episode)
                open[key] = nil
                return
            }
            episode.lastSeen = time
        }
        open[key] = episode
    }

    /// Adds a detection to the pair's episode, or begins one.
    mutating func add(_ detection: Detection) {
        var episode =
            open[detection.key]
            ?? Episode(
                key: detection.key, first: detection.first, last: detection.last,
                lastSeen: detection.last)
        episode.first = min(episode.first, detection.first)
        episode.last = max(episode.last, detection.last)
        episode.lastSeen = max(episode.lastSeen, detection.last)
        episode.detections += 1
        if detection.pValue < episode.leastP {
            episode.leastP = detection.pValue
            episode.period = detection.period
        }
        open[detection.key] = episode
    }
}
