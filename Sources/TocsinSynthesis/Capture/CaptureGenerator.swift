import TocsinMath
import TocsinRecords

/// A seeded, streaming source of a pcap file: the connections that `ConnGenerator` logs for the same
/// scenario, packet by packet.
///
/// Packets come in the order of their time. Memory is bounded by the planted pairs, the site, and the
/// connections alive at one time. Same scenario and form, same bytes. The capture stops at the end of the span
/// as captures do: connections are cut, and those that would begin later are not there.
public struct CaptureGenerator: Sendable {
    public let scenario: ConnScenario
    public let form: CaptureForm
    private let plan: TrafficPlan

    /// Throws if a value of the scenario or the form is out of range, if the span ends after 2106, beyond the
    /// stamps of a pcap file, or if more is planted than there are rows.
    public init(_ scenario: ConnScenario, form: CaptureForm = CaptureForm()) throws(ScenarioError) {
        try form.validate()
        plan = try TrafficPlan(scenario, afterTheSpan: .left)
        guard scenario.spanEnd / Timestamp.microsecondsPerSecond < Int64(UInt32.max) else {
            throw ScenarioError("a capture cannot go on after 2106")
        }
        self.scenario = scenario
        self.form = form
    }

    /// One row for each planted pair, in the order of the scenario's fields.
    public func truth() -> [TruthRow] { plan.truth }

    /// Generates the file and hands it on in pieces of about `pieceBytes`. Rethrows what `write` throws and
    /// stops there.
    public func run<Failure: Error>(
        write: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        var writer = FrameWriter(form: form)
        var salts = SeededGenerator(seed: scenario.seed, stream: Stream.packets)
        var losses = SeededGenerator(seed: scenario.seed, stream: Stream.losses)
        var traffic = plan.traffic()
        var wires = LiveWires()
        let spanEnd = scenario.spanEnd
        writer.fileHeader()
        while true {
            let nextStart = traffic.nextStart ?? .max
            while let time = wires.nextTime, time <= nextStart, time < spanEnd {
                let count = writer.bytes.count
                wires.emit(to: &writer)
                if form.loss > 0, losses.uniform() < form.loss {
                    writer.bytes.removeLast(writer.bytes.count - count)
                }
                if writer.bytes.count >= Self.pieceBytes {
                    try write(writer.bytes.span)
                    writer.bytes.removeAll(keepingCapacity: true)
                }
            }
            if nextStart >= spanEnd { break }
            traffic.next { row in
                let salt = salts.next()
                if row.start < spanEnd { wires.insert(row, salt: salt) }
            }
        }
        try write(writer.bytes.span)
    }

    /// Bytes handed on at a time: enough that a system call costs nothing beside making them.
    static let pieceBytes = 1 << 18
}

/// The packets still to come of one connection.
enum Wire {
    case tcp(TCPWire)
    case datagrams(DatagramWire)

    init(_ row: ConnRow, salt: UInt64) {
        self =
            row.proto == .tcp
            ? .tcp(TCPWire(row, salt: salt)) : .datagrams(DatagramWire(row, salt: salt))
    }

    var nextTime: Int64? {
        switch self {
        case .tcp(let wire): wire.nextTime
        case .datagrams(let wire): wire.nextTime
        }
    }

    /// Writes the packet of `nextTime` and moves on.
    mutating func emit(to writer: inout FrameWriter) {
        switch self {
        case .tcp(var wire):
            wire.emit(to: &writer)
            self = .tcp(wire)
        case .datagrams(var wire):
            wire.emit(to: &writer)
            self = .datagrams(wire)
        }
    }
}

/// Connections with packets still to come, by the time of the next.
struct LiveWires {
    private var times = TimeHeap()
    private var wires: [Wire] = []
    private var free: [Int] = []

    var nextTime: Int64? { times.first?.time }

    mutating func insert(_ row: ConnRow, salt: UInt64) {
        let wire = Wire(row, salt: salt)
        if let slot = free.popLast() {
            wires[slot] = wire
            times.insert(slot: slot, time: row.start)
        } else {
            wires.append(wire)
            times.insert(slot: wires.count - 1, time: row.start)
        }
    }

    /// Writes the packet of `nextTime`.
    mutating func emit(to writer: inout FrameWriter) {
        guard let slot = times.popFirst()?.slot else { return }
        wires[slot].emit(to: &writer)
        if let time = wires[slot].nextTime {
            times.insert(slot: slot, time: time)
        } else {
            free.append(slot)
        }
    }
}
