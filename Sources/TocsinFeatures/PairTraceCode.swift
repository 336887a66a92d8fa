/// The bytes of a trace, and the running values that each event is told against.
///
/// An event is a head byte, 0 to 8 bytes of time, and what the head announces:
///
///     bits 0–2  form: 0…5, that many bytes of the time since the latest event before it; 6, four
///               bytes of the time by which it came before that one; 7, eight bytes of its time
///     bits 3–4  lowest bits of forms 0…6, whose bytes, least significant first, hold the rest
///     bit 5     the size differs from the one before: the zig-zag difference follows as LEB128
///     bit 6     failed attempt
///     bit 7     its port is not that of the failed attempt before: two bytes follow
///
/// A byte less in most events than LEB128 of zig-zag differences. Differences wrap, so that every
/// 64-bit value comes back.
struct PairTraceCode: Sendable {
    /// Latest time so far: connections that end late are logged after younger ones.
    private(set) var latest = Int64.min
    private var origBytes: Int64 = 0
    /// Port of the last failed attempt.
    private(set) var failedPort: UInt16 = 0

    /// Longest event: head, time, size, port.
    static let maxEventBytes = 1 + 8 + 10 + 2

    mutating func encode(_ event: PairEvent, into bytes: inout [UInt8]) {
        let (form, amount) = form(of: event.time)
        let isResized = event.origBytes != origBytes
        let hasPort = event.isFailed && event.srcPort != failedPort
        var head = form | UInt8(isResized ? 0x20 : 0)
        if form < 7 { head |= UInt8(truncatingIfNeeded: amount & 3) << 3 }
        if event.isFailed { head |= 0x40 }
        if hasPort { head |= 0x80 }
        bytes.append(head)
        var rest = form < 7 ? amount >> 2 : amount
        for _ in 0..<Self.timeBytes[Int(form)] {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
        if isResized { Self.appendSigned(event.origBytes &- origBytes, to: &bytes) }
        if hasPort {
            bytes.append(UInt8(truncatingIfNeeded: event.srcPort))
            bytes.append(UInt8(truncatingIfNeeded: event.srcPort >> 8))
        }
        advance(event)
    }

    /// The next event; nil where the bytes end within it.
    mutating func decode(_ reader: inout TraceReader) -> PairEvent? {
        guard let head = reader.byte() else { return nil }
        let form = head & 7
        guard let rest = reader.word(bytes: Self.timeBytes[Int(form)]) else { return nil }
        let amount = rest << 2 | UInt64(head >> 3 & 3)
        let time =
            switch form {
            case 7: Int64(bitPattern: rest)
            case 6: latest &- Int64(bitPattern: amount)
            default: latest &+ Int64(bitPattern: amount)
            }
        var event = PairEvent(
            time: time, origBytes: origBytes, srcPort: 0, isFailed: head & 0x40 != 0)
        if head & 0x20 != 0 {
            guard let difference = reader.signed() else { return nil }
            event.origBytes = origBytes &+ difference
        }
        if event.isFailed { event.srcPort = failedPort }
        if head & 0x80 != 0 {
            guard let port = reader.word(bytes: 2) else { return nil }
            event.srcPort = UInt16(truncatingIfNeeded: port)
        }
        advance(event)
        return event
    }

    private mutating func advance(_ event: PairEvent) {
        latest = max(latest, event.time)
        origBytes = event.origBytes
        if event.isFailed { failedPort = event.srcPort }
    }

    /// Bytes of time behind the head, by form.
    private static let timeBytes: InlineArray<8, Int> = [0, 1, 2, 3, 4, 5, 4, 8]

    private func form(of time: Int64) -> (form: UInt8, amount: UInt64) {
        let forward = UInt64(bitPattern: time &- latest)
        if time >= latest, forward < 1 << 42 {
            let bits = 64 - (forward >> 2).leadingZeroBitCount
            return (UInt8((bits + 7) / 8), forward)
        }
        let backward = 0 &- forward
        if time < latest, backward < 1 << 34 { return (6, backward) }
        return (7, UInt64(bitPattern: time))
    }
}

// MARK: Thinned days

extension PairTraceCode {
    /// Writes `days`, each relative to the one before: about 12 bytes a line, 30 at most.
    static func encode(_ days: [ThinnedDay], into bytes: inout [UInt8]) {
        var previous: Int64 = 0
        for day in days {
            appendSigned(day.first &- previous, to: &bytes)
            append(UInt64(bitPattern: day.last &- day.first), to: &bytes)
            append(UInt64(day.count), to: &bytes)
            previous = day.last
        }
    }

    /// `count` lines; fewer where the bytes end.
    static func decodeDays(_ count: Int, _ reader: inout TraceReader) -> [ThinnedDay] {
        var days: [ThinnedDay] = []
        var previous: Int64 = 0
        while days.count < count {
            guard let step = reader.signed(), let span = reader.unsigned(),
                let number = reader.unsigned()
            else { break }
            let first = previous &+ step
            previous = first &+ Int64(bitPattern: span)
            days.append(
                ThinnedDay(first: first, last: previous, count: Int(truncatingIfNeeded: number)))
        }
        return days
    }

    private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    private static func appendSigned(_ value: Int64, to bytes: inout [UInt8]) {
        append(UInt64(bitPattern: value << 1 ^ value >> 63), to: &bytes)
    }
}

/// Reads a trace's bytes from front to back, never past their end.
struct TraceReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func byte() -> UInt8? {
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    /// The next `count` bytes, 8 at most, least significant first.
    mutating func word(bytes count: Int) -> UInt64? {
        guard bytes.count - position >= count else { return nil }
        var word: UInt64 = 0
        for k in 0..<count { word |= UInt64(bytes[position + k]) << UInt64(8 * k) }
        position += count
        return word
    }

    /// LEB128 of 64 bits; higher bits are dropped.
    mutating func unsigned() -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard let byte = byte() else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }

    /// A zig-zag number.
    mutating func signed() -> Int64? {
        unsigned().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
    }
}
