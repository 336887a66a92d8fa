import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinFlow

@Suite struct FlowIndexTests {
    /// Against a dictionary, with hashes that collide.
    @Test func againstDictionary() {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        var index = FlowIndex()
        var flows: [FlowState] = []
        var expected: [Int: Int] = [:]
        let hash = { (number: Int) in UInt64(number % 50) << 32 }
        let key = { (number: Int) in
            FlowKey.make(
                from: FlowKey.Endpoint(host: IPAddress(v4: UInt32(number)), port: 1),
                to: FlowKey.Endpoint(host: IPAddress(v4: .max), port: 2), proto: 17
            ).key
        }
        for _ in 0..<20_000 {
            let number = random.index(below: 3000)
            if let slot = expected[number] {
                #expect(index.find(key(number), hash: hash(number), in: flows) == slot, "\(seed)")
                if random.index(below: 2) == 0 {
                    index.remove(slot, hash: hash(number))
                    expected[number] = nil
                }
            } else {
                #expect(index.find(key(number), hash: hash(number), in: flows) == nil, "\(seed)")
                flows.append(
                    FlowState(
                        key: key(number), isFromLow: true, transport: .udp, uid: .none,
                        PacketContext(ts: 0)))
                index.insert(flows.count - 1, hash: hash(number))
                expected[number] = flows.count - 1
            }
            #expect(index.count == expected.count)
        }
    }
}

@Suite struct FlowTimersTests {
    /// Against sorting, over hours and within seconds, with times that are past already.
    @Test(arguments: [(3_600_000_000, 100_000_000), (2_000_000, 100_000)])
    func againstSorting(spread: Int, step: Int) {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        var timers = FlowTimers()
        var waiting: [(due: Int64, number: Int)] = []
        var now: Int64 = 1_700_000_000_000_000
        for number in 0..<3000 {
            let due = now + Int64(random.index(below: spread) - spread / 10)
            timers.set(.inactivity, due: due, slot: number, generation: 0)
            waiting.append((due, number))
            if random.index(below: 4) == 0 {
                now += Int64(random.index(below: step))
                var fired: [Int] = []
                while let entry = timers.next(now) { fired.append(Int(entry.slot)) }
                let due = waiting.filter { $0.due <= now }.sorted {
                    $0.due != $1.due ? $0.due < $1.due : $0.number < $1.number
                }
                #expect(fired == due.map(\.number), "seed \(seed)")
                waiting.removeAll { $0.due <= now }
            }
            if random.index(below: 50) == 0 {
                timers.dropVoid { $0.slot % 5 != 0 }
                waiting.removeAll { $0.number % 5 == 0 }
            }
            #expect(timers.count == waiting.count, "seed \(seed)")
        }
    }
}

@Suite struct FlowKeyTests {
    let a = FlowKey.Endpoint(host: IPAddress(v4: 1), port: 9)
    let b = FlowKey.Endpoint(host: IPAddress(v4: 2), port: 3)

    @Test func order() {
        let there = FlowKey.make(from: a, to: b, proto: 6)
        let back = FlowKey.make(from: b, to: a, proto: 6)
        #expect(there.key == back.key)
        #expect(there.isFromLow && !back.isFromLow)
        #expect(FlowKey.make(from: b, to: a, proto: 1, isOneWay: true).key != there.key)
        #expect(there.key.hash(key: 1) == back.key.hash(key: 1))
        #expect(there.key.hash(key: 1) != there.key.hash(key: 2))
    }

    /// Both ends the same: everything is the originator's.
    @Test func loop() throws {
        let end = End("127.0.0.1", 7)
        var trace = TestTrace()
        trace.udp(0, end, end, [1])
        trace.udp(1, end, end, [1])
        #expect(trace.rows().map(\.packets) == [[2, 0]])
    }
}
