/// Posts alerts to a web address while the program runs, each as the JSON object of the findings file;
/// never blocks it.
///
/// A thread of its own posts what waits in a bounded queue, in order. What is not answered with 2xx is
/// tried again for as long as the program runs, with growing pauses or after the receiver's
/// `Retry-After`; the oldest alerts make room for the newest. A status 3xx, or 4xx other than 408, 425 and
/// 429, is not tried again. `Idempotency-Key: id-revision` lets the receiver drop what it has already:
/// after an answer that was lost an alert is sent twice.
public final class WebhookSink: Sendable {
    /// Alerts that wait for a dead receiver.
    public static let defaultCapacity = Courier.defaultCapacity
    /// From the beginning of a request to the end of its answer, a name look-up included.
    public static let patience: Duration = .seconds(10)
    /// Longest wait a receiver can ask for.
    public static let maxRetryAfter: Duration = .seconds(300)

    private let courier: Courier

    /// Starts the thread; connects with the first alert. `patience` is shortened by tests.
    public init(
        _ target: WebhookTarget, capacity: Int = WebhookSink.defaultCapacity,
        backoff: Backoff = Backoff(), patience: Duration = WebhookSink.patience,
        report: @escaping @Sendable (String) -> Void
    ) {
        courier = Courier(
            name: "webhook \(target)", capacity: capacity, backoff: backoff, report: report
        ) { WebhookCarrier(target, patience: patience) }
    }

    deinit { courier.abandon() }

    /// Queues one alert; returns at once.
    public func send(_ alert: Alert) {
        courier.send(
            Parcel(
                key: "\(alert.finding.id)-\(alert.finding.revision)",
                bytes: Array(alert.line.dropLast())))
    }

    /// What has been delivered, and what has not.
    public var counters: SinkCounters { courier.counters }

    /// Posts what waits for at most `limit`, then ends the thread; returns how many alerts were left.
    public func drain(within limit: Duration) -> Int { courier.drain(within: limit) }
}
