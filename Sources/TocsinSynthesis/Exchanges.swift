import TocsinMath

/// How the payload of a TCP connection lies in its time: requests and their replies.
enum Exchanges {
    /// As many as the size suggests, at times of no order.
    case scattered
    /// A single request and a single reply.
    case one
    case steady(SteadyExchanges)
}

/// Requests on a timer within one connection.
///
/// Everything is a function of the number of the exchange, so that a conn.log can sum up what a capture
/// later makes packet by packet, and nothing of it is held.
struct SteadyExchanges {
    /// Seconds; sleeps are uniform in P·(1 ± jitter) and add up.
    var period: Double
    var jitter: Double
    /// Payload bytes of the leanest exchange.
    var request: Int
    var reply: Int
    /// Share of exchanges that bring something to do.
    var busyShare: Double
    var seed: UInt64
    /// What the first exchange carries besides, where the service has a handshake.
    var greeting: (request: Int64, reply: Int64)
    /// How many, at least one.
    private(set) var count = 1
    /// Microseconds from the first request to the last.
    private(set) var length: Int64 = 0

    /// As many exchanges as fit into `filling` microseconds. O(count).
    init(
        period: Double, jitter: Double, request: Int, reply: Int, busyShare: Double, seed: UInt64,
        service: Service, filling: Int64, roundTrip: Int64
    ) {
        self.period = period
        self.jitter = jitter
        self.request = request
        self.reply = reply
        self.busyShare = busyShare
        self.seed = seed
        greeting =
            switch service {
            case .ssl: (520, 3100)
            case .http: (160, 120)
            default: (0, 0)
            }
        // Handshake, last exchange and close need some round trips.
        let room = filling - Self.tail(roundTrip)
        while length + sleep(after: count - 1) < room {
            length += sleep(after: count - 1)
            count += 1
        }
    }

    /// What a connection lasts beside `length`: handshake, the last exchange, and the close.
    static func tail(_ roundTrip: Int64) -> Int64 { 6 * roundTrip + 10_000 }

    /// Microseconds between request k and the next.
    func sleep(after k: Int) -> Int64 {
        Int64(1e6 * period * (1 + jitter * (2 * uniform(k, salt: 0) - 1)))
    }

    func requestBytes(_ k: Int) -> Int64 {
        Int64(request) + Int64(uniform(k, salt: 1) * 8) + (k == 0 ? greeting.request : 0)
    }

    func replyBytes(_ k: Int) -> Int64 {
        let lean = Int64(reply) + Int64(uniform(k, salt: 2) * 8) + (k == 0 ? greeting.reply : 0)
        // Work to do: some hundred bytes to some kilobytes more.
        guard uniform(k, salt: 3) < busyShare else { return lean }
        return lean + Int64(exponential(5.5 + 3 * uniform(k, salt: 4)))
    }

    /// Payload bytes of all exchanges. O(count).
    var totals: (sent: Int64, received: Int64) {
        var sent: Int64 = 0
        var received: Int64 = 0
        for k in 0..<count {
            sent += requestBytes(k)
            received += replyBytes(k)
        }
        return (sent, received)
    }

    private func uniform(_ k: Int, salt: UInt64) -> Double {
        Double(StableHash.mix(seed, UInt64(k), key: salt) >> 11) * 0x1p-53
    }
}
