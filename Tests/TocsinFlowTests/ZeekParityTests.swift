import Foundation
import Testing
import TocsinCapture
import TocsinLogs
import TocsinRecords

@testable import TocsinFlow

/// Traces of Zeek's own test suite, with the conn.log that Zeek made of them.
@Suite(.enabled(if: ParityCase.isPresent, "shared/zeek-parity is not there"))
struct ZeekParityTests {
    @Test(arguments: ParityCase.all) func matches(_ name: String) throws {
        let parity = try ParityCase(name)
        let log = try parity.flows()
        let (expected, actual) = (parity.expected, ParityCase.Log(log.text))
        let columns = parity.columns
        #expect(actual.picked(columns) == expected.picked(columns), "\(columns)")
    }

    /// Whoever reads the log that was written knows what the flow table knew, but for what moved when.
    @Test(arguments: ParityCase.all) func readsBack(_ name: String) throws {
        let log = try ParityCase(name).flows()
        for text in [log.text, log.json] {
            let bytes = Array(text.utf8)
            let recognition = LogFormats.recognise(bytes.span, fileName: "conn.log")
            guard case .connections(_, var decoder)? = recognition else {
                Issue.record("no connections")
                continue
            }
            var batch = ConnBatch()
            var report = DecodeReport()
            decoder.decode(bytes.span, into: &batch, report: &report)
            #expect(report.tally.malformed == 0)
            let logged = log.conns.map { conn in
                var conn = conn
                conn.exchanges = []
                return conn
            }
            #expect((0..<batch.count).map { batch[$0] } == logged)
        }
    }
}

/// One case: a trace, how Zeek was run on it, and which columns of its log may be compared.
struct ParityCase {
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/zeek-parity/cases")

    static let isPresent = FileManager.default.fileExists(atPath: folder.path)

    static let all: [String] =
        isPresent
        ? (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? [] : []

    private struct Meta: Decodable {
        var trace: String
        var ignore_checksums: Bool
        var bpf_filter: String?
        var likely_server_ports: Ports
        var sensitive: [String: [String]]
        var compare_columns: [String]
    }

    /// A list, or a word for those of a default run.
    private struct Ports: Decodable {
        var names: [String]

        init(from decoder: any Decoder) throws {
            names = (try? decoder.singleValueContainer().decode([String].self)) ?? []
        }
    }

    private let meta: Meta
    private let path: URL
    let expected: Log

    init(_ name: String) throws {
        path = Self.folder.appending(path: name)
        meta = try JSONDecoder().decode(
            Meta.self, from: Data(contentsOf: path.appending(path: "meta.json")))
        expected = Log(
            try String(contentsOf: path.appending(path: "expected_conn.log"), encoding: .utf8))
    }

    /// Uids are nobody's but Zeek's, services need protocol analyzers, and one baseline knows times.
    var columns: [String] {
        meta.compare_columns.filter {
            !["ts", "uid", "tunnel_parents"].contains($0) && !$0.hasSuffix("service")
                && expected.fields.contains($0)
        }
    }

    /// The log of the trace in both formats, and its connections.
    func flows() throws -> (text: String, json: String, conns: [Conn]) {
        var options = FlowOptions()
        options.ignoresChecksums = meta.ignore_checksums
        if meta.sensitive["likely_server_ports", default: []].isEmpty == false {
            let ports = meta.likely_server_ports.names.joined(separator: ",")
            options.serverPorts = try #require(ServerPorts(ports))
        }
        var reader = try TraceReader(
            source: ByteSource(path: path.appending(path: meta.trace).path),
            filter: meta.bpf_filter.map { try FilterExpression($0) })
        var table = FlowTable(options)
        var batch = FlowBatch()
        var block = PacketBlock()
        while try reader.next(into: &block) { table.take(block, into: &batch) }
        table.finish(into: &batch)
        #expect(table.tally.accounted == table.tally.packets)
        let layout = ZeekConnLayout(hasIPProto: true, hasHardware: true, hasCommunityID: true)
        var tsv = ZeekTSVConnWriter(layout)
        var json = ZeekJSONConnWriter(layout)
        tsv.header(open: Timestamp(microseconds: 0))
        for index in 0..<batch.count {
            let line = batch.line(index, hasCommunityID: true)
            tsv.append(line)
            json.append(line)
        }
        return (
            String(decoding: tsv.bytes, as: UTF8.self),
            String(decoding: json.bytes, as: UTF8.self),
            (0..<batch.conns.count).map { batch.conns[$0] }
        )
    }

    /// A log as texts.
    struct Log {
        var fields: [String] = []
        var rows: [[String: String]] = []

        init(_ text: String) {
            for line in text.split(separator: "\n") {
                if line.hasPrefix("#fields") {
                    fields = line.split(separator: "\t").dropFirst().map(String.init)
                } else if !line.hasPrefix("#") {
                    let values = line.split(separator: "\t", omittingEmptySubsequences: false)
                    rows.append(
                        Dictionary(
                            zip(fields, values.map(String.init)),
                            uniquingKeysWith: { first, _ in first }))
                }
            }
        }

        /// The rows' values of `columns`, as a multiset.
        func picked(_ columns: [String]) -> [String] {
            rows.map { row in
                columns.map { column in
                    let value = row[column] ?? "?"
                    return column.hasSuffix("_h") ? IPAddress(value)?.description ?? value : value
                }.joined(separator: " ")
            }.sorted()
        }
    }
}
