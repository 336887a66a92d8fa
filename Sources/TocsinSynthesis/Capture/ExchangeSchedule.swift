import TocsinMath

/// When the requests of a TCP row come, how long they are, and how fast they go over the wire.
struct ExchangeSchedule {
    struct Request {
        var number: Int
        var start: Int64
        var bytes: Int64
        /// Microseconds its segments take.
        var length: Double
        var replyBytes: Int64
    }

    private let row: ConnRow
    private let salt: UInt64
    private let roundTrip: Int64
    private let reaction: Int64
    private let count: Int
    private let dataStart: Int64
    private let dataEnd: Int64
    /// Time that every exchange has at least, microseconds.
    private let least: Int64
    /// Share of the free time that lies before the next request.
    private var share = 0.0
    private var number = 0
    private var nextStart: Int64
    private var replyLength = 0.0
    private var slack = 0.0
    /// When the exchange under way must be over.
    private(set) var limit: Int64

    init(_ row: ConnRow, salt: UInt64, roundTrip: Int64, reaction: Int64) {
        self.row = row
        self.salt = salt
        self.roundTrip = roundTrip
        self.reaction = reaction
        dataStart = row.start + roundTrip + 2 * reaction
        let close = row.history == .open ? 0 : roundTrip + reaction
        dataEnd = max(dataStart, row.start + row.duration - close)
        let time = dataEnd - dataStart
        count = Self.count(row, time: time, roundTrip: roundTrip)
        least = min(2 * roundTrip, time / Int64(count))
        nextStart = dataStart
        limit = dataEnd
    }

    static func segments(_ bytes: Int64) -> Int64 {
        let size = Int64(FrameWriter.segmentBytes)
        return bytes / size + (bytes % size == 0 ? 0 : 1)
    }

    /// As many exchanges as the bytes of the requests and the time suggest.
    private static func count(_ row: ConnRow, time: Int64, roundTrip: Int64) -> Int {
        switch row.exchanges {
        case .one: return 1
        case .steady(let exchanges): return exchanges.count
        case .scattered:
            // Keystrokes, or requests of some hundred bytes; a connection that stays open says something
            // every half a minute.
            let bySize = row.service == .ssh ? row.origBytes / 90 : min(row.origBytes / 600, 12)
            let byAge = row.missedBytes > 0 ? 0 : time / 30_000_000
            let room = time / max(3 * roundTrip, 1)
            let wanted = min(max(bySize, byAge), room, row.origBytes, row.respBytes)
            return Int(max(wanted, 1))
        }
    }

    /// The next request; nil after the last.
    mutating func next() -> Request? {
        guard number < count else { return nil }
        let k = number
        let start = nextStart
        number += 1
        advance()
        limit = number < count ? nextStart : dataEnd
        let (bytes, replyBytes) = sizes(k)
        let length = pace(bytes, replyBytes, from: start)
        return Request(
            number: k, start: start, bytes: bytes, length: length, replyBytes: replyBytes)
    }

    private mutating func advance() {
        guard number < count else { return }
        if case .steady(let exchanges) = row.exchanges {
            nextStart += exchanges.sleep(after: number - 1)
            return
        }
        // The next of the order statistics of those that are left (see `BackgroundTraffic`).
        let random = Double(StableHash.mix(salt, UInt64(number), key: 0x45) >> 11) * 0x1p-53
        share += (1 - share) * (1 - power(1 - random, 1 / Double(count - number + 1)))
        let free = Double(dataEnd - dataStart - least * Int64(count))
        nextStart = dataStart + least * Int64(number) + Int64(share * free)
    }

    private func sizes(_ k: Int) -> (Int64, Int64) {
        if case .steady(let exchanges) = row.exchanges {
            return (exchanges.requestBytes(k), exchanges.replyBytes(k))
        }
        return (part(k, of: row.origBytes), part(k, of: row.respBytes))
    }

    /// Equal parts that add up to `bytes`.
    private func part(_ k: Int, of bytes: Int64) -> Int64 {
        bytes / Int64(count) + (Int64(k) < bytes % Int64(count) ? 1 : 0)
    }

    /// A segment at the rate of the link, microseconds.
    private static let segmentTime = 110.0
    /// Messages of more segments go as evenly as their time allows: something on the way is slower than
    /// the link.
    private static let burst: Int64 = 48

    /// Shares out the time of an exchange; returns what the request takes.
    private mutating func pace(_ bytes: Int64, _ replyBytes: Int64, from start: Int64) -> Double {
        let available = Double(max(0, limit - start - roundTrip - 3 * reaction))
        let usable = 0.8 * available
        let total = Double(max(bytes + replyBytes, 1))
        func length(_ bytes: Int64) -> Double {
            let segments = Self.segments(bytes)
            let share = usable * (Double(bytes) / total)
            return segments > Self.burst ? share : min(share, Double(segments) * Self.segmentTime)
        }
        let requestLength = length(bytes)
        replyLength = length(replyBytes)
        slack = max(0, available - requestLength - replyLength)
        return requestLength
    }

    /// When the reply begins to a request whose last acknowledgement came at `time`, and how long it takes.
    func reply(after time: Int64) -> (start: Int64, length: Double) {
        let random = StableHash.mix(salt, UInt64(number), key: 0x54) >> 11
        // A server thinks for up to 40 ms.
        let think = min(40_000 * Double(random) * 0x1p-53, slack / 2)
        return (time + Int64(think) + min(reaction, 1), replyLength)
    }
}
