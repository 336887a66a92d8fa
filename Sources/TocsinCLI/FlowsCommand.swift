import ArgumentParser
import TocsinCapture
import TocsinFlow
import TocsinLogs
import TocsinRecords
import TocsinSinks

/// `tocsin flows`: packets → connections as Zeek logs them.
struct Flows: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a packet capture's connections as a Zeek conn.log.")

    @Argument(help: ArgumentHelp("A capture, or - for standard input.", valueName: "input"))
    var input: String?

    @Option(
        name: .customShort("r"), help: ArgumentHelp("The same as the input.", valueName: "input"))
    var read: String?

    @OptionGroup var capture: CaptureArguments

    @Flag(help: "Write JSON instead of TSV.")
    var json = false

    @Flag(help: "Add the column community_id.")
    var communityID = false

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"))
    var output: String?

    @Flag(name: .shortAndLong, help: "Say on standard error what takes how long.")
    var verbose = false

    func validate() throws {
        guard (input == nil) != (read == nil) else {
            throw ValidationError("name one capture, or - for standard input")
        }
    }

    private func open(_ filter: FilterExpression?) throws -> TraceReader {
        do throws(ParseError) {
            let source = try ByteSource(path: input ?? read ?? "-")
            return try TraceReader(source: source, filter: filter)
        } catch {
            throw Stop(SafeText.escaped(error.description))
        }
    }

    func run() throws {
        let log = Diagnostics.start(verbose: verbose)
        let options = try capture.options()
        let clock = ContinuousClock.now
        var reader = try open(options.filter)
        var table = FlowTable(options.flows)
        var damage: ParseError?
        try Output.write(to: output) { output throws(OutputError) in
            var log = ConnLog(json: json, hasCommunityID: communityID)
            damage = try log.write(&reader, &table, to: &output)
        }
        let report = FlowReport(log: log)
        report.describe(table.tally, reader.tally)
        log.debug("took \(ContinuousClock.now - clock)")
        if let damage {
            log.warning("\(SafeText.escaped(damage.description))")
            throw table.tally.packets == 0 ? Status.stopped : Status.damagedInput
        }
        guard table.tally.packets > 0 else {
            throw Stop(
                reader.tally.filtered > 0
                    ? "none of \(reader.tally.filtered) packets passes the filter"
                    : "the capture holds no packet")
        }
        if reader.tally.malformed > 0 { throw Status.damagedInput }
    }
}

/// The finished flows of a capture as a log.
private struct ConnLog {
    let json: Bool
    let hasCommunityID: Bool
    private let layout: ZeekConnLayout
    private var tsv: ZeekTSVConnWriter
    private var jsonl: ZeekJSONConnWriter

    init(json: Bool, hasCommunityID: Bool) {
        self.json = json
        self.hasCommunityID = hasCommunityID
        layout = ZeekConnLayout(
            hasIPProto: true, hasHardware: true, hasCommunityID: hasCommunityID)
        tsv = ZeekTSVConnWriter(layout)
        jsonl = ZeekJSONConnWriter(layout)
    }

    /// Writes all of the capture; returns what was damaged, behind which nothing was read.
    mutating func write(
        _ reader: inout TraceReader, _ table: inout FlowTable, to output: inout ByteOutput
    ) throws(OutputError) -> ParseError? {
        var block = PacketBlock()
        var batch = FlowBatch()
        var damage: ParseError?
        var isOpen = false
        while true {
            do throws(ParseError) {
                guard try reader.next(into: &block) else { break }
            } catch {
                damage = error
                break
            }
            if !isOpen {
                open(block.packets.first?.ts ?? 0)
                isOpen = true
            }
            table.take(block, into: &batch)
            try write(&batch, to: &output)
        }
        if !isOpen { open(0) }
        table.finish(into: &batch)
        try write(&batch, to: &output)
        if !json {
            tsv.close(Timestamp(microseconds: table.latest ?? 0))
            try output.write(tsv.bytes)
        }
        return damage
    }

    private mutating func open(_ time: Int64) {
        if !json { tsv.header(open: Timestamp(microseconds: time)) }
    }

    private mutating func write(
        _ batch: inout FlowBatch, to output: inout ByteOutput
    ) throws(OutputError) {
        for index in 0..<batch.count {
            let line = batch.line(index, hasCommunityID: hasCommunityID)
            if json { jsonl.append(line) } else { tsv.append(line) }
        }
        batch.removeAll()
        try output.write(json ? jsonl.bytes : tsv.bytes)
        tsv.bytes.removeAll(keepingCapacity: true)
        jsonl.bytes.removeAll(keepingCapacity: true)
    }
}
