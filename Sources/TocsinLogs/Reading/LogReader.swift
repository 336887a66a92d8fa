import Dispatch
import Synchronization
import TocsinRecords

/// What became of one input.
public struct InputReport: Sendable {
    public var path: String
    /// The format's name, or the kind of an unused log; empty if nothing was recognised.
    public var format = ""
    public var tally = Tally()
    /// The first malformed records: line from 1 and reason.
    public var samples: [(line: Int, reason: String)] = []
    /// What stopped the input before its end, or kept it from being read.
    public var error: ParseError?
    public var state = State.read
    /// Whether it holds authentications rather than connections.
    public var isAuth = false
    /// Whether its stamps have no year, and the file's modification time told it.
    public var takesYearFromFile = false

    public enum State: Sendable {
        /// `capture`: packets, which this reader only hands on.
        case read, headerOnly, unused, empty, unrecognised, failed, capture
    }

    /// Whether some of the input was damaged or unreadable.
    public var isDamaged: Bool { error != nil || tally.malformed > 0 }

    public init(path: String) { self.path = path }

    /// Notes what stopped the input.
    package mutating func fail(_ error: ParseError) {
        state = .failed
        self.error = error
    }
}

/// Reads inputs into batches of connections and authentications: decompressing and decoding on several
/// threads, handing over in one order, so that what follows does not depend on the number of threads.
public struct LogReader: Sendable {
    public var threads: Int
    /// How authentication logs are read; nil leaves them out, as logs that nobody reads.
    public var auth: AuthReadingOptions?
    package var limits: DecompressionLimits

    /// Files up to this size on disk are decoded whole, several at a time.
    static let smallFileBytes = 1 << 20
    /// Blocks of a small file that are decoded ahead of their turn: bounds what a bomb can hold.
    static let smallFileBlocks = 256

    public init(threads: Int) {
        self.threads = max(1, threads)
        limits = DecompressionLimits()
    }

    /// Reads `files` in their order. `consume` gets every batch of connections, `consumeAuth` every one
    /// of authentications, `finished` the report of every input, all on the calling thread; consumers
    /// count in the tally which rows they did not take. Captures are reported and left alone. O(bytes).
    public func read(
        _ files: [InputFile],
        consumeAuth: (borrowing AuthBatch, inout Tally) -> Void = { _, _ in },
        consume: (borrowing ConnBatch, inout Tally) -> Void,
        progress: (_ bytesOnDisk: Int) -> Void,
        finished: (InputReport) -> Void
    ) {
        read(
            files, capture: { _, _ in }, consumeAuth: consumeAuth, consume: consume,
            progress: progress, finished: finished)
    }

    /// The same; `capture` gets every packet capture with its bytes, in front of its report.
    package func read(
        _ files: [InputFile],
        capture: (InputFile, ByteSource) -> Void,
        consumeAuth: (borrowing AuthBatch, inout Tally) -> Void = { _, _ in },
        consume: (borrowing ConnBatch, inout Tally) -> Void,
        progress: (_ bytesOnDisk: Int) -> Void,
        finished: (InputReport) -> Void
    ) {
        var next = 0
        while next < files.count {
            var group: [InputFile] = []
            while next < files.count, group.count < threads, isSmall(files[next]) {
                group.append(files[next])
                next += 1
            }
            if group.isEmpty {
                group = [files[next]]
                next += 1
            }
            let streams = group.map { InputStream(file: $0, limits: limits, auth: auth) }
            if group.count > 1 {
                perform(streams.count) { streams[$0].decodeAhead(blocks: Self.smallFileBlocks) }
            }
            for stream in streams {
                drain(
                    stream, consume: consume, consumeAuth: consumeAuth, progress: progress)
                if let source = stream.packets { capture(stream.file, source) }
                finished(stream.report)
            }
        }
    }

    private func isSmall(_ file: InputFile) -> Bool {
        file.path != "-" && file.size <= Self.smallFileBytes
    }

    /// Hands over what `stream` decoded ahead, then the rest of it a round of blocks at a time: one
    /// thread reads the next round while the others decode this one.
    private func drain(
        _ stream: InputStream, consume: (borrowing ConnBatch, inout Tally) -> Void,
        consumeAuth: (borrowing AuthBatch, inout Tally) -> Void, progress: (Int) -> Void
    ) {
        stream.open()
        stream.handOver(consume, consumeAuth)
        var rounds = (
            reading: (0..<threads).map { _ in DecodeSlot() },
            decoding: (0..<threads).map { _ in DecodeSlot() }
        )
        var filled = stream.fill(rounds.reading)
        while filled > 0 {
            swap(&rounds.reading, &rounds.decoding)
            let decoding = rounds.decoding
            let reading = rounds.reading
            let count = filled
            let nextFilled = Mutex(0)
            for slot in decoding[..<count] { slot.decoder = stream.decoder }
            perform(count + 1) { item in
                if item == 0 {
                    let more = stream.fill(reading)
                    nextFilled.withLock { $0 = more }
                } else {
                    decoding[item - 1].decode()
                }
            }
            for slot in decoding[..<count] { stream.take(slot, consume, consumeAuth) }
            progress(stream.bytesOnDisk)
            filled = nextFilled.withLock { $0 }
        }
        stream.close()
        progress(stream.bytesOnDisk)
    }

    /// Runs `body(0 ..< count)` on at most `threads` threads.
    private func perform(_ count: Int, _ body: @Sendable (Int) -> Void) {
        if threads == 1 || count == 1 {
            for item in 0..<count { body(item) }
        } else {
            DispatchQueue.concurrentPerform(iterations: count, execute: body)
        }
    }
}

/// One input while it is read. Used by one thread at a time, like its slots.
private final class InputStream: @unchecked Sendable {
    let file: InputFile
    var report: InputReport
    /// Carries the layout of a TSV log from block to block.
    var decoder: RecordDecoder?
    private var reader: (any RecordReader)?
    /// The bytes of a packet capture.
    private(set) var packets: ByteSource?
    private var ahead: [DecodeSlot] = []
    private var isOpen = false
    private var lines = 0
    private var failure: ParseError?
    private let limits: DecompressionLimits
    private let auth: AuthReadingOptions?

    /// Malformed records that are shown of one input.
    static let maxSamples = 3

    init(file: InputFile, limits: DecompressionLimits, auth: AuthReadingOptions?) {
        self.file = file
        self.limits = limits
        self.auth = auth
        self.report = InputReport(path: file.path)
    }

    var bytesOnDisk: Int { reader?.compressedBytes ?? 0 }

    func open() {
        guard !isOpen else { return }
        isOpen = true
        do {
            let source = try ByteSource(path: file.path, limits: limits)
            let head = try source.peek(LogFormats.headBytes)
            guard !head.isEmpty else {
                report.state = .empty
                return
            }
            let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
            switch LogFormats.recognise(head.span, fileName: name) {
            case .connections(let format, let decoder):
                report.format = format
                self.decoder = .connections(decoder)
                reader = BlockReader(source)
            case .capture(let format):
                report.format = format
                report.state = .capture
                packets = source
            case .auth(let format, let framing, var decoder):
                report.format = format
                guard let auth else {
                    report.state = .unused
                    return
                }
                report.isAuth = true
                decoder.stamps = LocalStamps(auth, modified: file.modified)
                report.takesYearFromFile =
                    decoder.lacksYear && auth.year == nil && file.modified != nil
                self.decoder = .auth(decoder)
                reader = framing.reader(source)
            case .unused(let kind):
                report.format = kind
                report.state = .unused
            case .unsupported(let kind, let remedy):
                report.format = kind
                report.fail(
                    ParseError(.unsupported, source: file.path, reason: "\(kind): \(remedy)"))
            case nil:
                report.state = .unrecognised
                if file.isNamed || LogFormats.promisesConnections(name) {
                    report.error = ParseError(
                        .unrecognised, source: file.path,
                        reason:
                            "in no format known here; Zeek conn logs, Suricata EVE, captures and auth logs are read"
                    )
                }
            }
        } catch {
            report.fail(error)
        }
    }

    /// Decodes up to `blocks` blocks into slots of its own.
    func decodeAhead(blocks: Int) {
        open()
        for _ in 0..<blocks {
            let slot = DecodeSlot()
            guard fill([slot]) == 1 else { return }
            slot.decoder = decoder
            slot.decode()
            decoder = slot.decoder
            slot.buffer = []
            ahead.append(slot)
        }
    }

    /// Reads the next blocks; the number of slots filled, fewer than all only at the end.
    func fill(_ slots: [DecodeSlot]) -> Int {
        var count = 0
        while count < slots.count, reader != nil, failure == nil {
            do {
                guard let filled = try reader?.next(into: &slots[count].buffer) else { break }
                slots[count].filled = filled
                count += 1
            } catch {
                failure = error
            }
        }
        return count
    }

    func handOver(
        _ consume: (borrowing ConnBatch, inout Tally) -> Void,
        _ consumeAuth: (borrowing AuthBatch, inout Tally) -> Void
    ) {
        for slot in ahead { account(slot, consume, consumeAuth) }
        ahead = []
    }

    /// Accounts for a decoded block, decoding it again if a block in front of it changed the layout.
    func take(
        _ slot: DecodeSlot, _ consume: (borrowing ConnBatch, inout Tally) -> Void,
        _ consumeAuth: (borrowing AuthBatch, inout Tally) -> Void
    ) {
        if slot.layoutBefore != decoder?.layout {
            slot.decoder = decoder
            slot.decode()
        }
        decoder = slot.decoder
        account(slot, consume, consumeAuth)
    }

    private func account(
        _ slot: DecodeSlot, _ consume: (borrowing ConnBatch, inout Tally) -> Void,
        _ consumeAuth: (borrowing AuthBatch, inout Tally) -> Void
    ) {
        for sample in slot.report.samples where report.samples.count < Self.maxSamples {
            report.samples.append((lines + sample.line + 1, sample.reason))
        }
        lines += slot.report.lines
        report.tally += slot.report.tally
        switch slot.decoder {
        case .connections, nil: consume(slot.batch, &report.tally)
        case .auth: consumeAuth(slot.authBatch, &report.tally)
        }
    }

    func close() {
        guard let reader else { return }
        report.tally.bytes = reader.bytes
        if reader.droppedRecords > 0 {
            report.tally.malformed += reader.droppedRecords
            if report.samples.count < Self.maxSamples {
                report.samples.append((0, reader.dropReason))
            }
        }
        if let failure {
            report.error = failure
            report.state = .failed
        } else if report.tally.records + report.tally.malformed + report.tally.skipped == 0 {
            report.state = .headerOnly
        }
    }
}
