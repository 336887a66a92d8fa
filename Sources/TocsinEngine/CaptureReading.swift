import TocsinCapture
import TocsinFlow
import TocsinLogs
import TocsinRecords

/// How packet captures are made into connections.
public struct CaptureOptions: Sendable {
    public var flows = FlowOptions()
    /// Packets that do not match are left out.
    public var filter: FilterExpression?

    public init() {}
}

/// What became of the packets of a run.
public struct CaptureSummary: Sendable {
    /// Captures that were read.
    public var captures = 0
    public var trace = TraceTally()
    public var flows = FlowTally()

    public init() {}
}

/// A packet capture among the inputs of a run.
struct CaptureInput {
    var file: InputFile
    /// Its place among the reports of the run.
    var report: Int
    /// Of standard input and other pipes, which cannot be opened again.
    var source: ByteSource?
}

/// Reads packet captures in the order of their first packets, through one flow table: the files of a
/// rotated capture are one stream. A capture that begins before the one in front of it has ended is
/// another sensor's, and begins a table of its own.
struct CaptureReading {
    private let options: CaptureOptions
    private(set) var summary = CaptureSummary()
    private var table: FlowTable
    private var batch = FlowBatch()
    /// Of the captures that were read, on disk.
    private var finishedBytes = 0

    /// Rows handed on at a time.
    private static let batchRows = 8192

    init(_ options: CaptureOptions) {
        self.options = options
        table = FlowTable(options.flows)
    }

    /// A capture with its first packets at hand.
    private struct Opened {
        var input: CaptureInput
        var first: Int64
        /// Of pipes only; files are opened again in their turn.
        var reader: TraceReader?
        var block = PacketBlock()
    }

    /// Reads `inputs`; their entries of `reports` get what became of them. `consume` gets batches of
    /// connections, with the tally of the input that ended them; `progress` gets the bytes
    /// taken off all captures.
    mutating func read(
        _ inputs: [CaptureInput], reports: inout [InputReport],
        consume: (borrowing ConnBatch, inout Tally) -> Void,
        progress: (_ bytesOnDisk: Int) -> Void
    ) {
        var captures: [Opened] = []
        for input in inputs {
            do throws(ParseError) {
                if let opened = try open(input) {
                    captures.append(opened)
                } else {
                    reports[input.report].state = .headerOnly
                }
            } catch {
                reports[input.report].fail(error)
            }
        }
        captures.sort {
            $0.first != $1.first
                ? $0.first < $1.first
                : $0.input.file.path.utf8.lexicographicallyPrecedes($1.input.file.path.utf8)
        }
        for (number, capture) in captures.enumerated() {
            let report = capture.input.report
            if let latest = table.latest, capture.first < latest {
                finish(&reports[captures[number - 1].input.report].tally, consume)
            }
            read(capture, &reports[report], consume, progress)
            summary.captures += 1
        }
        if let last = captures.last { finish(&reports[last.input.report].tally, consume) }
    }

    /// Opens a capture as far as its first packet; nil if it holds none.
    private func open(_ input: CaptureInput) throws(ParseError) -> Opened? {
        var reader = try reader(of: input)
        var block = PacketBlock()
        guard try reader.next(into: &block), let first = block.packets.first else { return nil }
        return input.source == nil
            ? Opened(input: input, first: first.ts)
            : Opened(input: input, first: first.ts, reader: reader, block: block)
    }

    private func reader(of input: CaptureInput) throws(ParseError) -> TraceReader {
        if let source = input.source {
            return try TraceReader(source: source, filter: options.filter)
        }
        return try TraceReader(
            source: try ByteSource(path: input.file.path), filter: options.filter)
    }

    private mutating func read(
        _ capture: Opened, _ report: inout InputReport,
        _ consume: (borrowing ConnBatch, inout Tally) -> Void, _ progress: (Int) -> Void
    ) {
        var block = capture.block
        var opened = capture.reader
        report.state = .read
        do throws(ParseError) {
            var reader: TraceReader
            if let kept = opened.take() {
                reader = kept
                table.take(block, into: &batch)
            } else {
                reader = try self.reader(of: capture.input)
            }
            defer {
                summary.trace += reader.tally
                report.tally.malformed += reader.tally.malformed
                if let first = reader.firstMalformed { report.samples.append((0, first.reason)) }
                report.tally.bytes = reader.bytes
            }
            while try reader.next(into: &block) {
                table.take(block, into: &batch)
                if batch.count >= Self.batchRows { hand(&report.tally, consume) }
                progress(finishedBytes + reader.bytesOnDisk)
            }
        } catch {
            report.fail(error)
        }
        finishedBytes += capture.input.file.size
        hand(&report.tally, consume)
    }

    /// Hands on what has ended.
    private mutating func hand(
        _ tally: inout Tally, _ consume: (borrowing ConnBatch, inout Tally) -> Void
    ) {
        guard batch.count > 0 else { return }
        tally.records += batch.count
        consume(batch.conns, &tally)
        batch.removeAll()
    }

    /// Ends what is still open.
    private mutating func finish(
        _ tally: inout Tally, _ consume: (borrowing ConnBatch, inout Tally) -> Void
    ) {
        table.finish(into: &batch)
        hand(&tally, consume)
        summary.flows += table.tally
        table = FlowTable(options.flows)
    }
}
