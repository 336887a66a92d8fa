import Foundation
import Testing
import TocsinRecords

@testable import TocsinSinks

struct ScoreRowsTests {
    static let columns = [
        ScoreColumn("ts", .text), ScoreColumn("uid", .text), ScoreColumn("src", .text),
        ScoreColumn("src_port", .integer), ScoreColumn("service", .text),
        ScoreColumn("score", .number), ScoreColumn("flag", .flag),
    ]

    private func text(_ format: ScoreRows.Format, service: String?) throws -> String {
        var output = ByteOutput(.memory)
        var rows = ScoreRows(Self.columns, format: format)
        try rows.writeHeader(to: &output)
        rows.time(Sample.morning)
        rows.uid(Self.uid("CAbc1"), longUIDs: [])
        rows.address(Sample.address("2001:db8::1"))
        rows.integer(51_234)
        rows.text(service)
        rows.number(0.1 + 0.2)
        rows.flag(true)
        try rows.endRow(to: &output)
        rows.time(nil)
        rows.uid(.none, longUIDs: [])
        rows.address(nil)
        rows.integer(nil)
        rows.text("")
        rows.number(.nan)
        rows.flag(nil)
        try rows.endRow(to: &output)
        try rows.finish(to: &output)
        return output.text
    }

    static func uid(_ text: String) -> ConnUID { ConnUID(Array(text.utf8).span) ?? .none }

    @Test func csv() throws {
        #expect(
            try text(.csv, service: "ssl")
                == "ts,uid,src,src_port,service,score,flag\r\n"
                + "2026-07-14T09:12:34.567890Z,CAbc1,2001:db8::1,51234,ssl,0.30000000000000004,1\r\n"
                + ",,,,,,\r\n")
    }

    @Test func jsonl() throws {
        #expect(
            try text(.jsonl, service: "ssl")
                == #"{"ts":"2026-07-14T09:12:34.567890Z","uid":"CAbc1","src":"2001:db8::1","#
                + #""src_port":51234,"service":"ssl","score":0.30000000000000004,"flag":true}"#
                + "\n{}\n")
    }

    @Test func hostileTextStaysInItsCell() throws {
        for hostile in Sample.hostileTexts {
            let csv = try text(.csv, service: hostile)
            #expect(Sample.dangerous(in: csv, except: ["\r"]).isEmpty)
            #expect(RFC4180.records(csv).map(\.count) == [7, 7, 7])
            let lines = try text(.jsonl, service: hostile).split(separator: "\n")
            #expect(lines.count == 2)
            let row = try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
            let service = try #require(row?["service"] as? String)
            #expect(Array(service.unicodeScalars) == Array(hostile.unicodeScalars))
        }
    }

    @Test(arguments: [
        "C", "CAbcdefghi", "CHhAvVGS1DHFjwGM9", "123456789012345678", "=cmd", "a,b", "a\"b",
        "tab\there", "\u{1B}[2J",
    ])
    func uidsReadAsTheirText(_ text: String) throws {
        for (format, expected) in [
            (ScoreRows.Format.csv, csvCell(text)), (.jsonl, jsonCell(text)),
        ] {
            var output = ByteOutput(.memory)
            var rows = ScoreRows([ScoreColumn("uid", .text)], format: format)
            rows.uid(Self.uid(text), longUIDs: [])
            try rows.endRow(to: &output)
            try rows.finish(to: &output)
            #expect(output.text == expected)
        }
    }

    private func csvCell(_ text: String) -> String {
        var csv = CSVText()
        csv.text(text)
        csv.endRecord()
        return String(decoding: csv.bytes, as: UTF8.self)
    }

    private func jsonCell(_ text: String) -> String {
        var json = JSONText()
        json.beginObject()
        json.member("uid", text)
        json.endObject()
        json.endLine()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test func longUIDsComeFromTheirTable() throws {
        var output = ByteOutput(.memory)
        var rows = ScoreRows([ScoreColumn("uid", .text)], format: .csv)
        for index in [0, 1, Int.max] {
            rows.uid(ConnUID(longUID: index), longUIDs: ["a uid of more than 18 bytes", "b,c"])
            try rows.endRow(to: &output)
        }
        try rows.finish(to: &output)
        #expect(output.text == "a uid of more than 18 bytes\r\n\"b,c\"\r\n\r\n")
    }

    @Test func manyRowsArriveWhole() throws {
        var output = ByteOutput(.memory)
        var rows = ScoreRows(
            [ScoreColumn("row", .integer), ScoreColumn("s", .number)], format: .csv)
        for row in 0..<20_000 {
            rows.integer(Int64(row))
            rows.number(Double(row) / 3)
            try rows.endRow(to: &output)
        }
        try rows.finish(to: &output)
        let lines = output.text.split(separator: "\r\n")
        #expect(lines.count == 20_000)
        for (row, line) in lines.enumerated() {
            #expect(line == "\(row),\(Double(row) / 3)")
        }
    }
}
