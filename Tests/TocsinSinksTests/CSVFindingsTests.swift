import Testing
import TocsinDetectors

@testable import TocsinSinks

struct CSVFindingsTests {
    private func text(_ findings: [(Finding, Annotation)]) throws -> String {
        var output = ByteOutput(.memory)
        var sink = CSVFindings()
        try sink.writeHeader(to: &output)
        for (finding, annotation) in findings {
            try sink.write(finding, annotation, to: &output)
        }
        return output.text
    }

    @Test func columnsAreThoseOfJSONWithoutThree() {
        let left = JSONLFindingsTests.keys.filter { !["evidence", "uids", "config"].contains($0) }
        #expect(CSVFindings.columns == left)
    }

    @Test func writesTheContract() throws {
        let text = try text([(Sample.beacon(), Sample.annotation)])
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.count == 3 && lines.last == "")
        #expect(lines[0] == CSVFindings.columns.joined(separator: ","))
        #expect(
            lines[1] == """
                1,099304c7b68ab8f7,1,beacon,Beacon to a rarely used destination,critical,97,0.9731,\
                1e-07,0.00025,edge-1,192.168.0.21,desk-7,203.0.113.10,cdn.example.com,ExampleNet,443,\
                tcp,ssl,,,2026-07-14T09:12:34.567890Z,2026-07-15T09:05:54.567890Z,1075,\
                "It calls every 80.1 s.;1 of 120 inside hosts does.","T1071.001;T1573",\
                1:LQU9qZlK+B5F3KDmev6m5PMibrg=,
                """)
    }

    @Test func everyRecordHasEveryCell() throws {
        let text = try text([
            (Sample.scan(), .none), (Sample.guessing(), .none), (Sample.beacon(), .none),
        ])
        let records = RFC4180.records(text)
        #expect(records.count == 4)
        #expect(records.allSatisfy { $0.count == CSVFindings.columns.count })
    }

    @Test func hostileTextStaysInItsCell() throws {
        for hostile in Sample.hostileTexts {
            let text = try text([Sample.hostile(hostile), (Sample.scan(), .none)])
            #expect(Sample.dangerous(in: text, except: ["\r"]).isEmpty)
            let records = RFC4180.records(text)
            #expect(records.map(\.count) == [28, 28, 28])
            #expect(records.last?[1] == Sample.scan().id)
            for (name, cell) in zip(CSVFindings.columns, records[1]) {
                guard let first = cell.utf8.first else { continue }
                #expect(!CSVText.startsFormula(first), "\(name) runs as a formula")
            }
            // Lines that split cells at `;` see the list cells quoted.
            #expect(text.split(whereSeparator: \.isNewline).count == 3)
        }
    }
}
