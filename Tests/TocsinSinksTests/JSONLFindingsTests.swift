import Foundation
import Testing
import TocsinDetectors
import TocsinRecords

@testable import TocsinSinks

struct JSONLFindingsTests {
    /// Every key, in the order of the contract.
    static let keys = [
        "schema_version", "id", "revision", "detector", "title", "severity", "priority", "score",
        "p_value", "q_value", "sensor", "src", "src_name", "dst", "dst_name", "dst_org", "port",
        "proto", "service", "user", "host", "first_seen", "last_seen", "count", "evidence", "why",
        "techniques", "uids", "community_id", "suppressed_by", "config",
    ]

    private func text(_ finding: Finding, _ annotation: Annotation, config: String) throws -> String
    {
        var output = ByteOutput(.memory)
        var sink = JSONLFindings(config: config)
        try sink.write(finding, annotation, to: &output)
        return output.text
    }

    @Test func writesTheContract() throws {
        let line = try text(Sample.beacon(), Sample.annotation, config: "c0ffee")
        #expect(
            line
                == #"""
                {"schema_version":1,"id":"099304c7b68ab8f7","revision":1,"detector":"beacon",
                "title":"Beacon to a rarely used destination","severity":"critical","priority":97,
                "score":0.9731,"p_value":1e-07,"q_value":0.00025,"sensor":"edge-1",
                "src":"192.168.0.21","src_name":"desk-7","dst":"203.0.113.10",
                "dst_name":"cdn.example.com","dst_org":"ExampleNet","port":443,"proto":"tcp",
                "service":"ssl","first_seen":"2026-07-14T09:12:34.567890Z",
                "last_seen":"2026-07-15T09:05:54.567890Z","count":1075,
                "evidence":{"period_s":80.1,"windows":24,"null":"aperiodic","drifts":false,
                "gaps_s":[80.0,80.25],"names":["a","b"]},
                "why":["It calls every 80.1 s.","1 of 120 inside hosts does."],
                "techniques":[{"id":"T1071.001","name":"Web Protocols"},
                {"id":"T1573","name":"Encrypted Channel"}],"uids":["CAbc1","CAbc2"],
                "community_id":"1:LQU9qZlK+B5F3KDmev6m5PMibrg=","config":"c0ffee"}

                """#.replacingOccurrences(of: ",\n", with: ","))
    }

    @Test func everyKeyInOrder() throws {
        var finding = Sample.beacon()
        finding.entity.user = "u"
        finding.entity.host = "h"
        var annotation = Sample.annotation
        annotation.suppressedBy = "rule-1"
        let line = try text(finding, annotation, config: "f")
        var rest = line[...]
        for key in Self.keys {
            let range = try #require(
                rest.range(of: "\"\(key)\":"), "\(key) is missing or misplaced")
            rest = rest[range.upperBound...]
        }
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?.keys.sorted() == Self.keys.sorted())
    }

    @Test func whatIsUnknownIsAbsent() throws {
        var finding = Finding(
            detector: "sensor-blind", title: "No data", severity: .info, priority: 0, score: .nan,
            entity: Entity(), firstSeen: Sample.morning, lastSeen: Sample.morning, count: 0)
        finding.pValue = .infinity
        finding.evidence = [Evidence("ratio", .number(.nan)), Evidence("list", .numbers([]))]
        let line = try text(finding, Annotation(srcName: "", suppressedBy: ""), config: "")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(
            object.keys.sorted() == [
                "count", "detector", "evidence", "first_seen", "id", "last_seen", "priority",
                "revision", "schema_version", "score", "severity", "title",
            ])
        // A score that is no number was made 0 by the finding itself.
        #expect(object["score"] as? Double == 0)
        #expect(!line.contains("null") && !line.contains("\"\""))
    }

    @Test func hostileTextStaysInItsString() throws {
        for hostile in Sample.hostileTexts {
            let (finding, annotation) = Sample.hostile(hostile)
            let line = try text(finding, annotation, config: "f")
            #expect(Sample.dangerous(in: line).isEmpty)
            #expect(line.filter { $0 == "\n" }.count == 1 && line.hasSuffix("\n"))
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(object["id"] as? String == finding.id)
            for key in ["user", "host", "service", "sensor", "title", "src_name", "suppressed_by"] {
                let value = try #require(object[key] as? String)
                #expect(Array(value.unicodeScalars) == Array(hostile.unicodeScalars))
            }
        }
    }
}
