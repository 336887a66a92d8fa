import Foundation
import TocsinCapture
import TocsinEngine
import TocsinLogs
import TocsinRecords
import TocsinSinks

/// Where a running sensor's packets or records come from.
protocol WatchSource: AnyObject {
    /// How messages name it.
    var name: String { get }
    /// Whether it waits for nobody: then windows are judged beside it, and not in its way.
    var isLive: Bool { get }
    /// Hands what has come to `sensor`; waits up to `patience` where nothing has.
    func step(_ sensor: inout Sensor, patience: Duration) throws -> WatchStep
    /// Adds what it knows of itself.
    func describe(_ status: inout WatchStatus)
    /// Takes no more in; what has come already is still handed on by `step` until that says `ended`.
    func stop()
}

/// What a step brought.
enum WatchStep {
    /// Something came; `hasMore`: and more is there already.
    case took(hasMore: Bool)
    case nothing
    case ended
}

/// A capture file at its own speed or a multiple of it: a live view over an old trace.
final class ReplaySource: WatchSource {
    let name: String
    let isLive = false
    private var reader: TraceReader
    private var block = PacketBlock()
    /// Seconds of the trace a second; nil as fast as it can be read.
    private let speed: Double?
    private let clock = ContinuousClock()
    private var begun: (packet: Int64, at: ContinuousClock.Instant)?
    /// A block that is not due yet, or not taken to its end.
    private var isWaiting = false
    private var next = 0
    private var isStopped = false
    /// What was damaged; nothing is read behind it.
    private var damage: ParseError?
    private var packets = 0
    private var bytes = 0

    /// Packets handed on at a time where the trace is slowed down: they come when they are due.
    private static let blockBytes = 1 << 14

    init(path: String, speed: Double?, filter: FilterExpression?) throws(ParseError) {
        name = path
        self.speed = speed
        reader = try TraceReader(
            source: try ByteSource(path: path), filter: filter,
            blockBytes: speed == nil ? TraceReader.blockBytes : Self.blockBytes)
    }

    func step(_ sensor: inout Sensor, patience: Duration) throws -> WatchStep {
        guard !isStopped else { return .ended }
        if !isWaiting {
            do throws(ParseError) {
                guard try reader.next(into: &block) else { return .ended }
            } catch {
                damage = error
                return .ended
            }
            guard !block.packets.isEmpty else { return .took(hasMore: true) }
        }
        if let due = due(), due > clock.now {
            isWaiting = true
            // A signal is looked at between short sleeps.
            let wait = min(patience, due - clock.now)
            Thread.sleep(forTimeInterval: wait / .seconds(1))
            guard due <= clock.now else { return .nothing }
        }
        let first = next
        next = sensor.take(block, from: first, pauses: true)
        packets += next - first
        bytes += block.packets[first..<next].reduce(0) { $0 + $1.wireLength }
        isWaiting = next < block.packets.count
        if !isWaiting { next = 0 }
        return .took(hasMore: true)
    }

    /// When the first packet of the block is due.
    private func due() -> ContinuousClock.Instant? {
        guard let speed, next < block.packets.count else { return nil }
        let first = block.packets[next].ts
        let start = begun ?? (first, clock.now)
        begun = start
        return start.at + .microseconds(Int64(max(0, Double(first - start.packet)) / speed))
    }

    func describe(_ status: inout WatchStatus) {
        status.capture = WatchStatus.CaptureStatus(packets: packets, bytes: bytes)
    }

    func stop() { isStopped = true }

    /// Says what was damaged, with the status that means it.
    func checkDamage() throws {
        guard let damage else {
            if reader.tally.malformed > 0 { throw Status.damagedInput }
            if packets == 0 { throw Stop("\(SafeText.escaped(name)): holds no packet") }
            return
        }
        let text = SafeText.escaped(damage.description)
        guard packets > 0 else { throw Stop(text) }
        Diagnostics.start(verbose: false).warning("\(text)")
        throw Status.damagedInput
    }
}
