import TocsinDetectors
import TocsinEngine
import TocsinFlow
import TocsinRecords
import TocsinServer

/// What a running sensor shows of itself: the terminal view, the status lines and the metrics are made
/// from it and nothing else.
struct WatchStatus: Sendable {
    /// `eth0`, a folder, a file.
    var source = ""
    /// Whether that is an interface, on the way from which packets can be lost.
    var isInterface = false
    /// The record clock; nil before the first record.
    var now: Timestamp?
    /// Seconds since the program was started.
    var uptime = 0.0
    var capture: CaptureStatus?
    /// Packets, connections and bits of the last interval, a second each.
    var packetRate = 0.0
    var bitRate = 0.0
    var recordRate = 0.0
    var counts = SensorCounts()
    var flows = FlowTally()
    /// Records of logs that were read.
    var recordsRead = 0
    var recordsMalformed = 0
    /// Resident bytes of the process, and the limit.
    var memory = 0
    var memoryLimit = 0
    /// What keeps the sensor from seeing; nil while it sees.
    var blindness: String?
    /// Seconds that the last judgement took; nil before the first.
    var judgingSeconds: Double?
    /// Seconds that judgements took.
    var judging = MetricHistogram(bounds: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100])
    var sinks: [SinkStatus] = []
    /// Errors that last: disk full, a dead receiver.
    var troubles: [String] = []
    /// The beacons of the last window, most worth a look first.
    var beacons: [BeaconLine] = []
    /// Told lately, the newest last.
    var alerts: [ToldFinding] = []
    /// Alerts since the start by detector and severity.
    var alertCounts: [AlertKind: Int] = [:]
    /// Fingerprint of the settings.
    var config = ""

    struct AlertKind: Hashable, Sendable {
        var detector: String
        var severity: Severity
    }

    /// Of an interface.
    struct CaptureStatus: Sendable {
        var packets = 0
        var bytes = 0
        var nicDrops = 0
        var kernelDrops = 0
        var queueDrops = 0
        var isUp = true
        /// Seconds from a packet's stamp to its being taken in.
        var lag = 0.0
        var clockSteps = 0
    }

    /// One way out of alerts.
    struct SinkStatus: Sendable {
        var name: String
        var delivered: Int
        var queued: Int
        var dropped: Int
        /// Why nothing goes out now; nil while it does.
        var failing: String?
    }

    /// A beacon in few words.
    struct BeaconLine: Sendable {
        var severity: Severity
        /// `10.0.0.5 → 203.0.113.9:443/tcp`.
        var whom: String
        /// Seconds.
        var period: Double?
        var jitter: Double?
        var qValue: Double?
        var lastSeen: Timestamp
        /// Connections an hour of the last 24 hours, the oldest first.
        var hours: [Int]
    }
}
