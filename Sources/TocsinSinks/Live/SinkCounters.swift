/// What a live sink has done so far, for metrics and the terminal.
public struct SinkCounters: Hashable, Sendable {
    /// Alerts handed over. Of UDP this means sent: nobody can know more.
    public var delivered = 0
    /// Alerts lost because the queue was full, the oldest first.
    public var dropped = 0
    /// Alerts the receiver will not have (an HTTP status that a retry cannot change).
    public var refused = 0
    /// Alerts that wait, the one that is being sent among them.
    public var queued = 0
    /// How long no attempt has succeeded, by a monotonic clock; nil while all is well.
    public var failingFor: Duration?

    /// Nothing has happened yet.
    public init() {}
}
