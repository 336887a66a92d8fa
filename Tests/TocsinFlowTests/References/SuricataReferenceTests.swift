import Foundation
import Testing
import TocsinRecords

@testable import TocsinFlow

/// The test captures of Suricata's `suricata-verify`, with what its tests expect of flow events.
@Suite(.enabled(if: !SuricataReference.tests.isEmpty, "Suricata's captures are not there"))
struct SuricataReferenceTests {
    /// Expectation by expectation: what is left is listed.
    @Test(arguments: SuricataReference.tests) func agrees(_ test: String) throws {
        let reference = try SuricataReference(test)
        #expect(!reference.expectations.isEmpty)
        let left = reference.differences(Set(SuricataReference.rules))
        #expect(left == SuricataReference.left[test]?.events ?? [])
    }

    /// The figures of docs/flow-references.md.
    @Test func figures() throws {
        var outright = 0
        var needed: [CountingRule: Int] = [:]
        var expectations: [Bool: Int] = [:]
        for test in SuricataReference.tests {
            let reference = try SuricataReference(test)
            for expectation in reference.expectations {
                expectations[expectation.isExact, default: 0] += 1
            }
            if reference.differences([]).isEmpty { outright += 1 }
            let left = reference.differences(Set(SuricataReference.rules))
            for rule in SuricataReference.rules {
                let without = Set(SuricataReference.rules).subtracting([rule])
                if reference.differences(without) != left { needed[rule, default: 0] += 1 }
            }
        }
        #expect(SuricataReference.tests.count == 92)
        #expect(expectations == [true: 79, false: 53])
        #expect(outright == 71)
        #expect(needed == [.anyChecksum: 9, .oneFlowPerTuple: 1, .outsideOfIP: 3])
    }
}

/// A capture, and how many flow events of which kind Suricata's test expects.
struct SuricataReference {
    static let folder = "pcap-expected-suricata"
    static let tests = ReferenceFolder.files(folder) { $0.hasSuffix("/test.yaml") }
        .map { String($0.dropLast("/test.yaml".count)) }

    /// What Suricata does with every capture.
    static let rules: [CountingRule] = [.anyChecksum, .oneFlowPerTuple, .outsideOfIP]

    /// What no rule computes, and why.
    static let left: [String: (reason: String, events: [String])] = [
        "decode-erspan-typeI-02": (
            "VLAN tags inside of a tunnel", ["event_type flow: 2, ours 1"]
        ),
        "decode-nsh-type1": (
            "NSH is opened",
            [
                "dest_ip 10.0.0.2 dest_port 52464 event_type flow proto UDP src_ip 10.0.0.1 "
                    + "src_port 52377: 1, ours 0"
            ]
        ),
        "decode-teredo-01": (
            "Teredo by port alone",
            [
                "dest_ip 2001:4860:0000:2001:0000:0000:0000:0068 event_type flow "
                    + "flow.pkts_toclient 0 flow.pkts_toserver 1 "
                    + "src_ip 2001:0000:4137:9e50:8000:f12a:b9c8:2815: 1, ours 0"
            ]
        ),
        "firewall/ruletype-firewall-50-ruleset-vs-ping": (
            "a packet was dropped",
            ["event_type flow flow.pkts_toclient 1 flow.pkts_toserver 1: 1, ours 0"]
        ),
        "tcp-fastopen-10-syn-data-ignore": (
            "TCP Fast Open was declined", ["event_type flow: 2, ours 1"]
        ),
    ]

    private let trace: ReferenceTrace
    let expectations: [FlowExpectation]

    init(_ test: String) throws {
        let capture = try #require(
            ReferenceFolder.files(Self.folder + "/" + test) { $0.contains(".pcap") }.first)
        let path = ReferenceFolder.path.appending(path: Self.folder).appending(path: test)
        trace = try ReferenceTrace(path.appending(path: capture).path)
        expectations = FlowExpectation.all(
            try String(contentsOf: path.appending(path: "test.yaml"), encoding: .utf8))
    }

    func differences(_ rules: Set<CountingRule>) -> [String] {
        let flows = trace.flows(rules)
        return expectations.compactMap { expectation in
            let count = flows.reduce(0) { $0 + expectation.events($1) }
            return expectation.isMet(count) ? nil : "\(expectation.text), ours \(count)"
        }
    }
}

/// One filter of a test: how many events match some fields.
struct FlowExpectation {
    let count: Int
    let match: [String: String]

    /// Fields that a flow table knows. Of the others (application, alerts, verdicts), a filter says
    /// only that there are at least so many flows.
    private static let known: Set = [
        "event_type", "proto", "src_ip", "dest_ip", "src_port", "dest_port", "ip_v",
        "flow.pkts_toserver", "flow.pkts_toclient",
    ]

    /// Whether the count is that of the flows: nothing unknown is asked for, or both ends are named.
    var isExact: Bool {
        match.keys.allSatisfy(Self.known.contains)
            || count > 0 && match["src_ip"] != nil && match["dest_ip"] != nil
    }

    var text: String {
        match.keys.filter(Self.known.contains).sorted().map { "\($0) \(match[$0] ?? "")" }
            .joined(separator: " ") + ": \(count)"
    }

    func isMet(_ ours: Int) -> Bool { isExact ? ours == count : ours >= count }

    /// Events of `flow` that match. Which end is called source does not matter to `flow` events; of
    /// `netflow` there is one for each direction that has packets, from its sender.
    func events(_ flow: CountedFlow) -> Int {
        let ways = [0, 1].filter { matches(flow, source: $0) }
        return match["event_type"] == "netflow"
            ? ways.count { flow.packets[$0] > 0 } : min(ways.count, 1)
    }

    private func matches(_ flow: CountedFlow, source: Int) -> Bool {
        let ends = source == 0 ? [flow.orig, flow.resp] : [flow.resp, flow.orig]
        let packets = source == 0 ? flow.packets : flow.packets.reversed()
        let hasPorts = flow.key.proto == IPProtocol.tcp || flow.key.proto == IPProtocol.udp
        return match.allSatisfy { field, value in
            switch field {
            case "proto": Self.numbers[value.uppercased(), default: []].contains(flow.key.proto)
            case "src_ip": IPAddress(value) == ends[0].host
            case "dest_ip": IPAddress(value) == ends[1].host
            case "src_port" where hasPorts: UInt16(value) == ends[0].port
            case "dest_port" where hasPorts: UInt16(value) == ends[1].port
            case "ip_v": (value == "4") == flow.key.low.host.isV4
            case "flow.pkts_toserver": Int64(value) == packets[0]
            case "flow.pkts_toclient": Int64(value) == packets[1]
            default: true
            }
        }
    }

    private static let numbers: [String: [UInt8]] = [
        "TCP": [6], "UDP": [17], "ICMP": [1], "IPV6-ICMP": [58], "SCTP": [132], "IP-IN-IP": [4],
        "IPV6": [41],
    ]

    /// The filters of a test that ask for flow events of present versions: as much of YAML as those
    /// files use.
    static func all(_ yaml: String) -> [FlowExpectation] {
        var found: [FlowExpectation] = []
        var filter: (indent: Int, fields: [(indent: Int, key: String, value: String)])?
        func close() {
            defer { filter = nil }
            guard let fields = filter?.fields,
                let match = fields.firstIndex(where: { $0.key == "match" }),
                let count = fields.first(where: { $0.key == "count" }).flatMap({ Int($0.value) }),
                !fields.contains(where: { $0.key == "lt-version" || $0.key == "version" })
            else { return }
            let wanted = fields[(match + 1)...].prefix { $0.indent > fields[match].indent }
            let pairs = Dictionary(wanted.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
            if ["flow", "netflow"].contains(pairs["event_type"]) {
                found.append(FlowExpectation(count: count, match: pairs))
            }
        }
        for line in yaml.split(separator: "\n") {
            let text = line.drop { $0 == " " }
            let indent = line.count - text.count
            guard !text.isEmpty, !text.hasPrefix("#") else { continue }
            if let current = filter, indent <= current.indent { close() }
            if text.hasPrefix("- filter:") {
                filter = (indent, [])
            } else if filter != nil, let colon = text.firstIndex(of: ":") {
                let value = text[text.index(after: colon)...].split(separator: " #").first ?? ""
                filter?.fields.append(
                    (
                        indent, String(text[..<colon]),
                        value.trimmingCharacters(in: [" ", "\"", "'"])
                    ))
            }
        }
        close()
        return found
    }
}
