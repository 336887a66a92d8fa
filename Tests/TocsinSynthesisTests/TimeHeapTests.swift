import Testing
import TocsinMath

@testable import TocsinSynthesis

@Suite struct TimeHeapTests {
    /// Against a stable sort, with inserts and removals mixed and many equal times.
    @Test(arguments: 1...20)
    func leavesInOrder(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 0)
        var heap = TimeHeap()
        var model: [(time: Int64, slot: Int)] = []
        for slot in 0..<400 {
            if generator.index(below: 3) == 0 {
                let expected = model.isEmpty ? nil : model.removeFirst().slot
                #expect(heap.popFirst()?.slot == expected, "seed \(seed)")
            }
            let time = Int64(generator.index(below: 40))
            heap.insert(slot: slot, time: time)
            let place = model.firstIndex { $0.time > time } ?? model.endIndex
            model.insert((time, slot), at: place)
        }
        for entry in model { #expect(heap.popFirst()?.slot == entry.slot, "seed \(seed)") }
        #expect(heap.popFirst() == nil)
    }

    @Test func openConnectionsReuseTheirPlaces() {
        var open = OpenConnections()
        open.insert(row(1, 30))
        open.insert(row(2, 10))
        open.insert(row(3, 20))
        #expect(open.popFirst()?.origPort == 2)
        open.insert(row(4, 25))
        #expect(
            [open.popFirst(), open.popFirst(), open.popFirst()].map { $0?.origPort } == [3, 4, 1])
        #expect(open.popFirst() == nil)
    }

    private func row(_ port: UInt16, _ end: Int64) -> ConnRow {
        ConnRow(
            start: end - 5, duration: 5, orig: .init(v4: 1), resp: .init(v4: 2), origPort: port,
            respPort: 80, proto: .tcp, state: .sf, history: .closed)
    }
}
