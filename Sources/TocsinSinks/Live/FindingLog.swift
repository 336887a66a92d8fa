#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import Synchronization

/// Why a findings file could not be opened or written.
public enum FindingLogError: Error, Hashable, Sendable, CustomStringConvertible {
    /// open(2), fstat(2) or write(2) failed, with its errno.
    case failed(path: String, errno: Int32)
    /// A directory, pipe or device.
    case notAFile(path: String)

    /// The reason as a person reads it.
    public var description: String {
        switch self {
        case .failed(let path, let code):
            return "\(path): " + errorText(code)
        case .notAFile(let path):
            return "\(path): not a regular file"
        }
    }
}

/// The JSON Lines file of a running program: one write(2) a finding, appended, whole or not at all.
///
/// What was written stays written if the process is killed; a line that a kill or a full disk cut short
/// is ended if its object is complete, and removed if not, at the next opening or write. A file that
/// was deleted is created again. One process writes a file.
public final class FindingLog: Sendable {
    /// Most bytes at the end of a file that are looked at when it is opened.
    public static let tailLimit = 16 << 20

    private struct State: Sendable {
        var descriptor: Int32
        /// A line was cut short and could not be removed.
        var isTorn = false
        var said: String?
        var counters = SinkCounters()
        var failingSince: ContinuousClock.Instant?
    }

    private let path: String
    private let report: @Sendable (String) -> Void
    private let state: Mutex<State>
    private let known: Set<WrittenFinding>

    /// Opens or creates `path` (mode 0640) for appending and mends its end.
    ///
    /// With `since`, the `size` that a former process last saved, `contains` knows the findings after
    /// it: of the last `tailLimit` bytes at most, and of all of those if the file is shorter than
    /// `since`, as after a rotation. `report` hears of trouble once, and of its end.
    public init(
        path: String, since: Int? = nil, report: @escaping @Sendable (String) -> Void
    ) throws(FindingLogError) {
        self.path = path
        self.report = report
        let descriptor = try Self.open(path)
        let (tail, start) = Self.tail(descriptor)
        known =
            since.map {
                WrittenFinding.all(in: tail, from: $0 > start + tail.count ? 0 : $0 - start)
            } ?? []
        state = Mutex(State(descriptor: descriptor))
    }

    deinit { state.withLock { _ = close($0.descriptor) } }

    /// Appends one line, whole; throws if that failed, and then nothing of it is left in the file, so
    /// that the caller may keep the alert and try again.
    public func write(_ alert: Alert) throws(FindingLogError) {
        let (result, message) = state.withLock { state in
            let code = append(alert.line, &state)
            return (code, note(code, &state))
        }
        if let message { report(message) }
        if result != 0 { throw .failed(path: path, errno: result) }
    }

    /// Opens the path anew, after log rotation renamed the file (SIGHUP). The old file stays in use if
    /// that fails.
    public func reopen() throws(FindingLogError) {
        let descriptor = try Self.open(path)
        state.withLock { state in
            _ = close(state.descriptor)
            state.descriptor = descriptor
            state.isTorn = false
        }
    }

    /// Brings what was written to the disk itself (fdatasync(2)): a crash of the machine keeps it.
    public func synchronize() throws(FindingLogError) {
        let code = state.withLock { fdatasync($0.descriptor) == 0 ? 0 : errno }
        if code != 0 { throw .failed(path: path, errno: code) }
    }

    /// Bytes in the file; save it with the state and give it as `since` after a restart.
    public var size: Int {
        state.withLock { Self.status($0.descriptor).map { Int($0.st_size) } ?? 0 }
    }

    /// Whether the finding was in the file when it was opened, after the `since` of the initialiser.
    public func contains(id: String, revision: Int) -> Bool {
        known.contains(WrittenFinding(id: id, revision: revision))
    }

    /// What was written and whether writing fails; nothing is ever queued or dropped here.
    public var counters: SinkCounters {
        state.withLock { state in
            var counters = state.counters
            counters.failingFor = state.failingSince.map { $0.duration(to: .now) }
            return counters
        }
    }

    // MARK: Under the lock

    /// 0 or an errno.
    private func append(_ line: [UInt8], _ state: inout State) -> Int32 {
        guard var before = Self.status(state.descriptor) else { return errno }
        if before.st_nlink == 0 {
            // Deleted under us: nobody would ever read what is written to it.
            guard let descriptor = try? Self.open(path) else { return ENOENT }
            _ = close(state.descriptor)
            state.descriptor = descriptor
            guard let status = Self.status(descriptor) else { return errno }
            before = status
        }
        if state.isTorn {
            guard Self.mend(state.descriptor) else { return errno }
            state.isTorn = false
            guard let status = Self.status(state.descriptor) else { return errno }
            before = status
        }
        let code = writeAll(state.descriptor, line)
        if code != 0 { state.isTorn = ftruncate(state.descriptor, before.st_size) != 0 }
        return code
    }

    private func note(_ code: Int32, _ state: inout State) -> String? {
        guard code != 0 else {
            state.counters.delivered += 1
            state.failingSince = nil
            defer { state.said = nil }
            return state.said == nil ? nil : "\(path): is written again"
        }
        if state.failingSince == nil { state.failingSince = .now }
        let message = FindingLogError.failed(path: path, errno: code).description
        defer { state.said = message }
        return state.said == message ? nil : message
    }
}
