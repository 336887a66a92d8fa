import Foundation
import Synchronization

/// What the system asked of a running sensor.
final class Signals: Sendable {
    private let wantsStop = Atomic(false)
    private let wantsReopening = Atomic(false)
    /// Retained for as long as the signals are wanted; started once, never touched again.
    nonisolated(unsafe) private var sources: [any DispatchSourceSignal] = []

    /// Takes over SIGINT and SIGTERM (stop) and SIGHUP (open output files again).
    init() {
        let queue = DispatchQueue(label: "signals")
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { [weak self] in
                guard let self else { return }
                if number == SIGHUP {
                    wantsReopening.store(true, ordering: .relaxed)
                } else {
                    wantsStop.store(true, ordering: .relaxed)
                }
            }
            source.resume()
            unsafe sources.append(source)
        }
    }

    /// Whether the program is to end; once true for ever.
    var isStopping: Bool { wantsStop.load(ordering: .relaxed) }

    /// Asks to end, as `q` in the terminal view does.
    func stop() { wantsStop.store(true, ordering: .relaxed) }

    /// Whether output files are to be opened again; asked once a signal.
    func takeReopening() -> Bool { wantsReopening.exchange(false, ordering: .relaxed) }
}
