import Foundation
import TocsinSinks

/// A way out of findings that may fail for a while. Alerts leave in the order they were sent.
protocol AlertOutlet: AnyObject {
    /// Names it in the store and for people; the same after a restart.
    var name: String { get }
    func send(_ alert: Alert)
    /// Whether a former process has delivered it already.
    func has(_ id: String, _ revision: Int) -> Bool
    /// Alerts of those that were sent with which it is done: delivered, refused or dropped.
    var done: Int { get }
    var status: WatchStatus.SinkStatus { get }
    func reopen()
    func retry()
    /// Tries for at most `limit`; returns how many were left.
    func drain(within limit: Duration) -> Int
}

extension AlertOutlet {
    func has(_ id: String, _ revision: Int) -> Bool { false }
    func reopen() {}
    func retry() {}

    /// What counters say.
    fileprivate func status(_ counters: SinkCounters) -> WatchStatus.SinkStatus {
        WatchStatus.SinkStatus(
            name: name, delivered: counters.delivered, queued: counters.queued,
            dropped: counters.dropped + counters.refused,
            failing: counters.failingFor.map { "nothing goes out for \($0.components.seconds) s" })
    }
}

/// The file of `-o`, JSON Lines.
final class FileOutlet: AlertOutlet {
    let name: String
    private let log: FindingLog
    private let report: @Sendable (String) -> Void
    /// Could not be written yet.
    private var waiting: [Alert] = []
    private var dropped = 0
    private(set) var done = 0

    /// Alerts that wait for a disk to have room again.
    private static let maxWaiting = 10_000

    init(path: String, since: Int?, _ report: @escaping @Sendable (String) -> Void) throws {
        name = "file \(path)"
        self.report = report
        do {
            log = try FindingLog(path: path, since: since, report: report)
        } catch {
            throw Stop(SafeText.escaped("\(error)"))
        }
    }

    func send(_ alert: Alert) {
        waiting.append(alert)
        if waiting.count > Self.maxWaiting {
            waiting.removeFirst()
            dropped += 1
            done += 1
        }
        retry()
    }

    func has(_ id: String, _ revision: Int) -> Bool { log.contains(id: id, revision: revision) }

    func retry() {
        while let first = waiting.first {
            guard (try? log.write(first)) != nil else { return }
            waiting.removeFirst()
            done += 1
        }
    }

    func reopen() {
        do { try log.reopen() } catch { report("\(error)") }
    }

    var size: Int { log.size }

    var status: WatchStatus.SinkStatus {
        var status = status(log.counters)
        status.queued = waiting.count
        status.dropped = dropped
        return status
    }

    func drain(within limit: Duration) -> Int {
        retry()
        return waiting.count
    }
}

/// Syslog, RFC 5424.
final class SyslogOutlet: AlertOutlet {
    let name: String
    private let sink: SyslogSink

    init(_ destination: SyslogDestination, _ report: @escaping @Sendable (String) -> Void) {
        name = "syslog \(destination)"
        sink = SyslogSink(
            destination,
            message: SyslogMessage(
                hostname: ProcessInfo.processInfo.hostName, processID: "\(getpid())"),
            report: report)
    }

    func send(_ alert: Alert) { sink.send(alert) }
    var done: Int { sink.counters.done }
    var status: WatchStatus.SinkStatus { status(sink.counters) }
    func drain(within limit: Duration) -> Int { sink.drain(within: limit) }
}

/// A web hook.
final class WebhookOutlet: AlertOutlet {
    let name: String
    private let sink: WebhookSink

    init(_ target: WebhookTarget, _ report: @escaping @Sendable (String) -> Void) {
        name = "webhook \(target)"
        sink = WebhookSink(target, report: report)
    }

    func send(_ alert: Alert) { sink.send(alert) }
    var done: Int { sink.counters.done }
    var status: WatchStatus.SinkStatus { status(sink.counters) }
    func drain(within limit: Duration) -> Int { sink.drain(within: limit) }
}

extension SinkCounters {
    /// Alerts that wait no longer, whatever became of them.
    fileprivate var done: Int { delivered + refused + dropped }
}
