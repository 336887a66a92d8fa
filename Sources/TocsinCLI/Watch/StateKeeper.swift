import Foundation
import Logging
import TocsinDetectors
import TocsinEngine
import TocsinLogs
import TocsinRecords
import TocsinSinks
import TocsinStore

/// Keeps a sensor's state in its database: checkpoints, findings, and who has got them.
final class StateKeeper {
    private let store: SensorStore
    private let log: Logger
    /// Findings that could not be stored yet, with the register that knows them.
    private var unstored: [StoredAlert] = []
    private var register: [UInt8] = []
    /// Sequence numbers that each outlet was handed and has not confirmed, in order, and how many it
    /// has.
    private var handed: [String: [Int64]] = [:]
    private var confirmed: [String: Int] = [:]
    /// Bytes of the output file when the last checkpoint was written, by a former process.
    private(set) var outputSize: Int?
    /// Where a former process was in the logs it followed.
    private(set) var position: FollowPosition?
    /// What keeps state from being stored now; nil while it is.
    private(set) var trouble: String?

    private static let positionName = "position"
    private static let sensorName = "sensor"
    private static let openName = "open"
    private static let outputName = "output-size"

    init(path: String, _ log: Logger) throws {
        self.log = log
        do {
            store = try SensorStore(path: path)
        } catch {
            throw Stop(SafeText.escaped("\(error)"))
        }
        if let reason = store.openedAnew { log.warning("\(SafeText.escaped(reason))") }
    }

    // MARK: Going on

    /// Puts back into `sensor` what a former process kept.
    func load(into sensor: inout Sensor) throws {
        let memory = sensor.options.memory
        do throws(StoreError) {
            let state = try store.load(maxPairs: memory.pairs, maxBytes: memory.traceBytes) {
                switch $0.batch {
                case .connections(let batch):
                    sensor.restore(batch, number: $0.number, arrived: $0.arrived)
                case .logons(let batch):
                    sensor.restore(batch, number: $0.number, arrived: $0.arrived)
                }
            }
            guard let state else { return }
            for damage in state.damage { log.warning("\(store.path): \(damage)") }
            let decoder = JSONDecoder()
            func value<Value: Decodable>(_ bytes: [UInt8]?, as type: Value.Type) -> Value? {
                bytes.flatMap { try? decoder.decode(type, from: Data($0)) }
            }
            let open = state.values[Self.openName].flatMap { try? ConnBatch(encoded: $0) }
            sensor.restore(
                value(state.values[Self.sensorName], as: SensorState.Saved.self)
                    ?? SensorState.Saved(),
                traces: state.traces, open: open ?? ConnBatch())
            if let saved = value(state.register, as: AlertRegister.Saved.self) {
                sensor.register.restore(saved)
                register = state.register ?? []
            }
            position = value(state.values[Self.positionName], as: FollowPosition.self)
            outputSize = value(state.values[Self.outputName], as: Int.self)
        } catch {
            throw Stop(SafeText.escaped("\(error)"))
        }
    }

    // MARK: Checkpoints

    /// Stores what has changed. Where that fails it is tried again with the next one.
    func checkpoint(_ sensor: inout Sensor, position: FollowPosition?, outputSize: Int?) {
        let state = sensor.stateToStore()
        var values = [Self.openName: state.open.encoded()]
        values[Self.sensorName] = Self.encoded(state.saved)
        if let position { values[Self.positionName] = Self.encoded(position) }
        if let outputSize { values[Self.outputName] = Self.encoded(outputSize) }
        let segments =
            state.conns.map {
                Segment($0.batch, number: $0.numbers.lowerBound, arrived: $0.arrived.upperBound)
            }
            + state.logons.map {
                Segment($0.batch, number: $0.numbers.lowerBound, arrived: $0.arrived.upperBound)
            }
        attempt { () throws(StoreError) in
            try store.checkpoint(
                Checkpoint(
                    segments: segments, firstConnections: state.firstConns,
                    firstLogons: state.firstLogons, traces: state.traces, values: values))
            sensor.stored(state)
        }
    }

    private static func encoded(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(value)).map { [UInt8]($0) } ?? []
    }

    /// Runs `body`; trouble is said once until it changes.
    private func attempt(_ body: () throws(StoreError) -> Void) {
        do throws(StoreError) {
            try body()
            if trouble != nil { log.info("\(SafeText.escaped(store.path)): is written again") }
            trouble = nil
        } catch {
            if trouble != error.description {
                log.warning("\(SafeText.escaped(error.description)); state is not kept meanwhile")
            }
            trouble = error.description
        }
    }

    // MARK: Findings

    /// Opens an outbox for each outlet.
    func beginDelivery(to outlets: [String]) throws {
        do {
            try store.beginDelivery(to: outlets)
        } catch {
            throw Stop(SafeText.escaped("\(error)"))
        }
    }

    /// Stores findings, each with its line, and the register that says they were told.
    func keep(_ alerts: [Alert], _ told: [ToldFinding], _ register: AlertRegister) {
        self.register = Self.encoded(register.saved)
        unstored += zip(alerts, told).map { alert, told in
            StoredAlert(
                finding: alert.finding.id, revision: alert.finding.revision,
                kind: told.reason.rawValue, detector: alert.finding.detector,
                severity: alert.finding.severity, told: told.toldAt,
                line: String(decoding: alert.line.dropLast(), as: UTF8.self))
        }
        retryKeeping()
    }

    /// Stores what could not be stored before.
    func retryKeeping() {
        guard !unstored.isEmpty else { return }
        attempt { () throws(StoreError) in
            let stored = try store.tell(unstored, register: register)
            for name in handed.keys { handed[name]? += stored.map(\.sequence) }
            unstored = []
        }
    }

    /// Hands an outlet what a former process had stored and not delivered.
    func redeliver(to outlet: any AlertOutlet) {
        handed[outlet.name] = []
        attempt { () throws(StoreError) in
            let undelivered = try store.undelivered(sink: outlet.name)
            if undelivered.lost > 0 {
                log.warning(
                    "\(outlet.name): \(undelivered.lost) findings were never delivered and are no longer kept"
                )
            }
            for alert in undelivered.alerts {
                if outlet.has(alert.finding, alert.revision) {
                    try store.delivered(sink: outlet.name, upTo: alert.sequence)
                } else if let again = Alert(alert) {
                    handed[outlet.name]?.append(alert.sequence)
                    outlet.send(again)
                }
            }
        }
    }

    /// Notes how far an outlet has come.
    func confirm(_ outlet: any AlertOutlet) {
        let waiting = handed[outlet.name, default: []]
        let done = min(outlet.done - confirmed[outlet.name, default: 0], waiting.count)
        guard done > 0 else { return }
        let last = waiting[done - 1]
        attempt { () throws(StoreError) in
            try store.delivered(sink: outlet.name, upTo: last)
            confirmed[outlet.name, default: 0] += done
            handed[outlet.name] = Array(waiting.dropFirst(done))
        }
    }
}
