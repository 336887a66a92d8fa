import Foundation
import Logging
import TocsinEngine
import TocsinLogs
import TocsinRecords
import TocsinSinks

/// Logs of a folder as they grow and rotate.
final class FollowSource: WatchSource {
    let name: String
    let isLive = false
    private let follower: LogFollower
    private let log: Logger
    /// When reading is to end at the latest; nil while it goes on.
    private var deadline: ContinuousClock.Instant?
    private var wasIdle = false
    private(set) var tally = Tally()

    /// Time between two looks at the folder where nothing has come.
    private static let interval = Duration.milliseconds(500)
    /// What is left for reading once the end has come.
    private static let lastReading = Duration.seconds(1)

    init(path: String, position: FollowPosition?, _ options: HuntOptions, _ log: Logger) {
        name = path
        self.log = log
        var following = FollowOptions()
        let zone = options.zone
        following.auth = AuthReadingOptions(year: options.year) { zone.offset(at: $0) }
        following.maxBytesPerPoll = 8 << 20
        follower = LogFollower(path: path, position: position, options: following)
    }

    /// What was handed over up to now.
    var position: FollowPosition { follower.position }

    func step(_ sensor: inout Sensor, patience: Duration) throws -> WatchStep {
        if wasIdle, deadline == nil {
            Thread.sleep(forTimeInterval: min(patience, Self.interval) / .seconds(1))
        }
        let report = follower.poll(
            consumeAuth: { batch, tally in sensor.take(batch, tally: &tally) },
            consume: { batch, tally in sensor.take(batch, tally: &tally) })
        describe(report)
        tally += report.tally
        wasIdle = !report.hasMore && report.tally.records == 0
        if let deadline, !report.hasMore || deadline < .now { return .ended }
        return wasIdle ? .nothing : .took(hasMore: report.hasMore)
    }

    private func describe(_ report: FollowReport) {
        for path in report.found { log.info("following \(SafeText.escaped(path))") }
        for move in report.moved {
            log.debug("\(SafeText.escaped(move.from)) is \(SafeText.escaped(move.to)) now")
        }
        for ignored in report.ignored {
            log.info("\(SafeText.escaped(ignored.path)): \(ignored.kind), which no detector reads")
        }
        for error in report.errors { log.warning("\(SafeText.escaped(error.description))") }
        for sample in report.samples {
            log.warning(
                "\(SafeText.escaped(sample.path)), line \(sample.line): \(SafeText.escaped(sample.reason))"
            )
        }
    }

    func describe(_ status: inout WatchStatus) {
        status.recordsRead = tally.records
        status.recordsMalformed = tally.malformed
    }

    /// What stands in the folder already is still read, as far as there is time for it.
    func stop() { deadline = deadline ?? .now + Self.lastReading }
}
