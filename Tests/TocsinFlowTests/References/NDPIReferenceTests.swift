import Foundation
import Testing
import TocsinRecords

@testable import TocsinFlow

/// nDPI's own test captures, with the flows that its example reader lists for each.
@Suite(.enabled(if: !NDPIReference.captures.isEmpty, "nDPI's captures are not there"))
struct NDPIReferenceTests {
    /// Flow by flow, by their keys: what is left is listed.
    @Test(arguments: NDPIReference.captures) func agrees(_ capture: String) throws {
        let reference = try NDPIReference(capture)
        let left = reference.differences(Set(NDPIReference.rules))
        #expect(left == NDPIReference.left[capture]?.flows ?? [])
    }

    /// Packets of the flows that both have, both ways together.
    @Test(arguments: NDPIReference.captures) func countsPackets(_ capture: String) throws {
        let others = try NDPIReference(capture).otherPackets(Set(NDPIReference.rules))
        #expect(others == NDPIReference.otherPackets[capture, default: []])
    }

    /// The figures of docs/flow-references.md.
    @Test func figures() throws {
        var outright = 0
        var needed: [CountingRule: Int] = [:]
        for capture in NDPIReference.captures {
            let reference = try NDPIReference(capture)
            if reference.differences([]).isEmpty { outright += 1 }
            let left = reference.differences(Set(NDPIReference.rules))
            for rule in NDPIReference.rules {
                let without = Set(NDPIReference.rules).subtracting([rule])
                if reference.differences(without) != left { needed[rule, default: 0] += 1 }
            }
        }
        #expect(NDPIReference.captures.count == 78)
        #expect(outright == 48)
        #expect(
            needed == [.anyChecksum: 11, .oneFlowPerTuple: 12, .perVLAN: 3, .insideOnly: 2])
    }
}

/// A capture and nDPI's list of its flows.
struct NDPIReference {
    static let folder = "pcap-expected-ndpi"
    static let captures = ReferenceFolder.files(folder + "/pcap") { _ in true }

    /// What nDPI's reader does with every capture.
    static let rules: [CountingRule] = [.anyChecksum, .oneFlowPerTuple, .perVLAN, .insideOnly]

    /// What no rule computes, and why: `-` a flow that only nDPI has, `+` one that only Tocsin has.
    static let left: [String: (reason: String, flows: [String])] = [
        "capwap.pcap": (
            "CAPWAP is opened",
            [
                "- 17 0.0.0.0:68 255.255.255.255:67", "- 2 169.254.87.121:0 224.0.0.251:0",
                "- 58 :::0 ff02::1:ff72:7710:0", "- 58 fe80::fd:7a4c:8d72:7710:0 ff02::16:0",
                "- 58 fe80::fd:7a4c:8d72:7710:0 ff02::2:0",
            ]
        ),
        "capwap_data.pcapng": (
            "CAPWAP is opened",
            [String](repeating: "+ 17 172.16.100.87:5247 172.50.100.155:41264", count: 3)
                + [String](repeating: "- 6 10.1.3.68:47025 74.125.130.188:443", count: 3)
        ),
        "fuzz-2006-06-26-2594.pcap": (
            "an IP header of four bytes; a fragment without the others",
            ["- 17 192.168.1.1:0 241.168.1.2:27315", "- 6 147.234.1.253:0 192.168.1.2:0"]
        ),
        "fuzz-2006-09-29-28586.pcap": (
            "a fragment without the others", ["- 6 172.20.3.5:0 172.20.3.13:0"]
        ),
        "fuzz-2021-06-07-c6c72a0a56.pcap": (
            "GTP cut short", ["+ 17 0.6.255.0:53975 102.110.128.32:2152"]
        ),
        "ipv6_in_gtp.pcap": (
            "ESP in IPv6",
            [
                "+ 17 10.238.36.92:2152 10.238.254.77:2152",
                "- 50 2a01:4c8:c014:144e:1:2:945b:6761:0 2a01:4c8:f000:f49::4:0",
            ]
        ),
        "vxlan.pcap": (
            "more tunnels than a flow notes", ["+ 17 192.168.22.4:60230 192.168.22.5:4789"]
        ),
    ]

    /// Where the packets of a flow differ: those of CAPWAP that nDPI opens, TCP headers of impossible
    /// length, and a fragment without the others.
    static let otherPackets: [String: [String]] = [
        "capwap.pcap": ["17 192.168.10.9:5247 192.168.10.10:12380: 157, ours 173"],
        "kerberos_fuzz.pcapng": ["6 19.0.0.0:53646 126.4.1.0:88: 1, ours 0"],
        "fuzz-2006-06-26-2594.pcap": ["17 192.168.1.1:53 192.168.1.2:2823: 4, ours 3"],
        "fuzz-2006-09-29-28586.pcap": [
            "6 170.170.170.170:43690 170.170.170.170:43690: 1, ours 0",
            "6 172.20.3.5:2601 172.20.3.13:80: 11, ours 10",
        ],
    ]

    private let trace: ReferenceTrace
    private let expected: [CountedFlow]

    init(_ capture: String) throws {
        let path = ReferenceFolder.path.appending(path: Self.folder)
        trace = try ReferenceTrace(path.appending(path: "pcap/" + capture).path)
        let text = try Data(contentsOf: path.appending(path: "result/\(capture).out"))
        expected = String(decoding: text, as: UTF8.self).split(separator: "\n").compactMap {
            Self.flow($0)
        }
    }

    func differences(_ rules: Set<CountingRule>) -> [String] {
        var counts: [String: Int] = [:]
        for flow in trace.flows(rules) { counts[flow.name, default: 0] += 1 }
        for flow in expected { counts[flow.name, default: 0] -= 1 }
        return counts.flatMap { name, count in
            [String](repeating: (count < 0 ? "- " : "+ ") + name, count: abs(count))
        }.sorted()
    }

    /// Flows that both have, with another number of packets.
    func otherPackets(_ rules: Set<CountingRule>) -> [String] {
        let packets = { (flows: [CountedFlow]) in
            Dictionary(flows.map { ($0.name, $0.packets[0] + $0.packets[1]) }, uniquingKeysWith: +)
        }
        let ours = packets(trace.flows(rules))
        return packets(expected).compactMap { name, count in
            ours[name].flatMap { $0 == count ? nil : "\(name): \(count), ours \($0)" }
        }.sorted()
    }

    /// A line of the list: number, protocol, an end, an arrow, the other end, and what nDPI found.
    private static func flow(_ line: Substring) -> CountedFlow? {
        let words = line.split(separator: "\t").last?.split(separator: " ") ?? []
        guard line.contains("[proto: "), words.count > 4, words[2] == "<->" || words[2] == "->",
            let proto = number(of: words[0]), let from = end(words[1]), let to = end(words[3])
        else { return nil }
        let packets = line.matches(of: /(\d+) pkts\//).prefix(2).compactMap { Int64($0.1) }
        return CountedFlow(from, to, proto, packets: packets)
    }

    private static func number(of proto: Substring) -> UInt8? {
        let names: [Substring: UInt8] = [
            "ICMP": 1, "IGMP": 2, "TCP": 6, "UDP": 17, "ESP": 50, "ICMPV6": 58, "VRRP": 112,
        ]
        return names[proto] ?? UInt8(proto)
    }

    private static func end(_ text: Substring) -> End? {
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...])
        else { return nil }
        var host = text[..<colon].trimmingCharacters(in: ["[", "]"])
        // nDPI writes every `:0:` as `::`, even where the address is abridged elsewhere.
        if let first = host.range(of: "::"), host[first.upperBound...].contains("::") {
            host.replaceSubrange(first, with: ":0:")
        }
        return IPAddress(host).map { End($0, port) }
    }
}
