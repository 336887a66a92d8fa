import Dispatch
import Synchronization

/// What became of an attempt.
enum Delivery: Sendable {
    case delivered
    /// Trying again would not help.
    case refused(String)
    /// Worth another attempt, `after` a time if the receiver named one.
    case failed(String, after: Duration? = nil)
}

/// Carries parcels to one receiver. Lives on the courier's thread, which it may block within limits of
/// its own.
protocol Carrier: AnyObject {
    func deliver(_ parcel: Parcel) -> Delivery
}

/// A thread that delivers what was put into its queue, in order, with retries, so that no receiver can
/// hold up the program.
///
/// Says each kind of trouble once until it changes, and when it is over.
final class Courier: Sendable {
    /// Parcels that wait for a dead receiver: a day of alerts at the default budget.
    static let defaultCapacity = 1_000
    /// Bytes that wait with them: names an attacker chose may be long.
    static let maxQueuedBytes = 16 << 20

    /// Time in which the same trouble is not said again.
    private static let silence = Duration.seconds(600)

    private struct State: Sendable {
        var queue: BoundedQueue
        var inFlight: Parcel?
        var counters = SinkCounters()
        var failingSince: ContinuousClock.Instant?
        var said: String?
        /// What was said last, and when: trouble that comes and goes is said now and then.
        var lastSaid: (text: String, at: ContinuousClock.Instant)?
        var droppedBefore = 0
        var isDraining = false
        var isAbandoned = false
    }

    private let name: String
    private let backoff: Backoff
    private let report: @Sendable (String) -> Void
    private let state: Mutex<State>
    /// There is something in the queue, or the end has come.
    private let wake = DispatchSemaphore(value: 0)
    /// The end has come: do not finish a wait between attempts.
    private let hurry = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    init(
        name: String, capacity: Int, maxBytes: Int = Courier.maxQueuedBytes, backoff: Backoff,
        report: @escaping @Sendable (String) -> Void,
        carrier: @escaping @Sendable () -> any Carrier
    ) {
        self.name = name
        self.backoff = backoff
        self.report = report
        state = Mutex(State(queue: BoundedQueue(capacity: capacity, maxBytes: maxBytes)))
        DispatchQueue(label: name).async { self.work(carrier()) }
    }

    /// Queues a parcel; never waits. Lost once the courier drains.
    func send(_ parcel: Parcel) {
        let wasEmpty = state.withLock { state in
            let wasEmpty = state.queue.count == 0
            let isOver = state.isDraining || state.isAbandoned
            state.counters.dropped += isOver ? 1 : state.queue.append(parcel)
            return wasEmpty
        }
        if wasEmpty { wake.signal() }
    }

    var counters: SinkCounters {
        state.withLock { state in
            var counters = state.counters
            counters.queued = state.queue.count + (state.inFlight == nil ? 0 : 1)
            counters.failingFor = state.failingSince.map { $0.duration(to: .now) }
            return counters
        }
    }

    /// Delivers what waits for at most `limit`, then gives up; returns how many were left.
    func drain(within limit: Duration) -> Int {
        state.withLock { $0.isDraining = true }
        wake.signal()
        hurry.signal()
        if ended.wait(timeout: limit.fromNow) == .success { ended.signal() }
        return abandon()
    }

    /// Lets the thread end after its present attempt; returns how many parcels it leaves.
    @discardableResult func abandon() -> Int {
        let left = state.withLock { state in
            state.isAbandoned = true
            return state.queue.count + (state.inFlight == nil ? 0 : 1)
        }
        wake.signal()
        hurry.signal()
        return left
    }

    // MARK: The thread

    private func work(_ carrier: any Carrier) {
        var failures = 0
        var generator = SystemRandomNumberGenerator()
        while let parcel = next() {
            let delivery = carrier.deliver(parcel)
            settle(delivery)
            guard case .failed(_, let after) = delivery else {
                failures = 0
                continue
            }
            failures += 1
            let pause = after ?? backoff.delay(after: failures, using: &generator)
            _ = hurry.wait(timeout: pause.fromNow)
        }
        ended.signal()
    }

    /// The parcel to try next: the one that failed, or the oldest; waits for one. Nil at the end.
    private func next() -> Parcel? {
        while true {
            let (parcel, isOver) = state.withLock { state -> (Parcel?, Bool) in
                if state.isAbandoned { return (nil, true) }
                if state.inFlight == nil { state.inFlight = state.queue.popFirst() }
                return (state.inFlight, state.isDraining)
            }
            if parcel != nil || isOver { return parcel }
            wake.wait()
        }
    }

    private func settle(_ delivery: Delivery) {
        let message = state.withLock { state -> String? in
            switch delivery {
            case .delivered:
                state.inFlight = nil
                state.counters.delivered += 1
                return recovered(&state)
            case .refused(let reason):
                state.inFlight = nil
                state.counters.refused += 1
                // The receiver is there: what it refuses is a trouble, but not a failure of the way.
                state.failingSince = nil
                return changed(reason, &state)
            case .failed(let reason, _):
                if state.failingSince == nil {
                    state.failingSince = .now
                    state.droppedBefore = state.counters.dropped
                }
                return changed(reason, &state)
            }
        }
        if let message { report("\(name): \(message)") }
    }

    private func changed(_ reason: String, _ state: inout State) -> String? {
        guard state.said != reason else { return nil }
        if let last = state.lastSaid, last.text == reason, last.at + Self.silence > .now {
            return nil
        }
        state.said = reason
        state.lastSaid = (reason, .now)
        return reason
    }

    private func recovered(_ state: inout State) -> String? {
        let lost = state.failingSince == nil ? 0 : state.counters.dropped - state.droppedBefore
        state.failingSince = nil
        guard state.said != nil else { return nil }
        state.said = nil
        return lost == 0 ? "delivers again" : "delivers again; \(lost) alerts were dropped"
    }
}

extension Duration {
    /// The instant this long from now, by the clock that stands still while the machine sleeps.
    var fromNow: DispatchTime {
        let (seconds, attoseconds) = components
        // A year is for ever here, and keeps the product far from overflow.
        let bounded = min(max(seconds, 0), 31_536_000)
        return .now() + .nanoseconds(Int(bounded * 1_000_000_000 + attoseconds / 1_000_000_000))
    }
}
