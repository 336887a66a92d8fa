import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinFeatures

@Suite struct PairIndexTests {
    private struct Key: Hashable {
        var src: IPAddress
        var dst: IPAddress
        var port: UInt16
        var proto: TransportProtocol
    }

    /// Groups of random connections against a dictionary's, for few and for many pairs.
    @Test(arguments: [(0, 1), (1, 1), (300, 3), (5000, 40), (30_000, 400)])
    func groupsAreThoseOfADictionary(rows: Int, hosts: Int) {
        let seed = UInt64(rows)
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let batch = (0..<rows).map { row in
            Conn.sample(
                "C\(row)", at: Double(row), src: "10.0.\(random.index(below: hosts) % 250).1",
                dst: "192.0.2.\(random.index(below: hosts) % 250)",
                port: UInt16(random.index(below: 3)),
                proto: TransportProtocol.allCases[random.index(below: 4)])
        }
        let window = ConnWindow(batch)
        let naive = Dictionary(grouping: 0..<rows) { row in
            Key(
                src: batch[row].origHost, dst: batch[row].respHost, port: batch[row].respPort,
                proto: batch[row].proto)
        }
        let pairs = window.pairs
        #expect(pairs.count == naive.count)
        var seen = 0
        for pair in 0..<pairs.count {
            let key = pairs.key(pair)
            let expected = naive[
                Key(
                    src: window.addresses[Int(key.src)], dst: window.addresses[Int(key.dst)],
                    port: key.port, proto: key.proto)]
            #expect(pairs.rows(pair).map { Int($0) } == expected)
            #expect(pairs.rowCount(pair) == expected?.count)
            #expect(pairs.rows(pair).allSatisfy { pairs.pair(ofRow: Int($0)) == pair })
            seen += pairs.rowCount(pair)
        }
        #expect(seen == rows)
        #expect(window.directionCounts.reduce(0, +) == rows)
    }
}
