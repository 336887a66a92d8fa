import Foundation
import Testing

@testable import TocsinCapture

struct BlockQueueTests {
    private func block(_ ts: Int64) -> PacketBlock {
        var block = PacketBlock()
        block.bytes = [UInt8(truncatingIfNeeded: ts)]
        block.packets = [
            CapturedPacket(ts: ts, start: 0, length: 1, wireLength: 1, linkType: .ethernet)
        ]
        return block
    }

    @Test func blocksComeInOrderAndGoBackEmpty() {
        let queue = BlockQueue(bytes: 4 * BlockQueue.fullBlock)
        var taken = PacketBlock()
        for round in 0..<10 {
            for i in 0..<3 {
                var block = block(Int64(round * 3 + i))
                #expect(queue.push(&block))
                #expect(block.packets.isEmpty)
                #expect(block.bytes.isEmpty)
            }
            for i in 0..<3 {
                #expect(queue.next(into: &taken, until: .now()) == .packets)
                #expect(taken.packets.map(\.ts) == [Int64(round * 3 + i)])
            }
        }
        #expect(queue.next(into: &taken, until: .now()) == .idle(now: nil))
    }

    @Test func aFullQueueRefusesAndKeepsTheBlock() {
        let queue = BlockQueue(bytes: 3 * BlockQueue.fullBlock)
        for i in 0..<3 {
            var block = block(Int64(i))
            #expect(queue.push(&block))
        }
        var late = block(3)
        #expect(!queue.push(&late))
        #expect(late.packets.count == 1)
        var taken = PacketBlock()
        #expect(queue.next(into: &taken, until: .now()) == .packets)
        #expect(queue.push(&late))
    }

    @Test func theEndComesBehindTheBlocks() {
        let queue = BlockQueue(bytes: 0)
        var one = block(1)
        #expect(queue.push(&one))
        queue.end(.stopped)
        var taken = PacketBlock()
        #expect(queue.next(into: &taken, until: .now()) == .packets)
        #expect(queue.next(into: &taken, until: .now()) == .ended(.stopped))
        #expect(queue.next(into: &taken, until: .now()) == .ended(.stopped))
    }

    @Test func theMarkIsSaidOnlyWhenNothingWaits() {
        let queue = BlockQueue(bytes: 0)
        var one = block(1)
        #expect(queue.push(&one))
        queue.pass(77)
        var taken = PacketBlock()
        #expect(queue.next(into: &taken, until: .now()) == .packets)
        #expect(queue.next(into: &taken, until: .now()) == .idle(now: 77))
    }

    @Test func nothingIsLostOrTurnedBetweenTwoThreads() {
        let queue = BlockQueue(bytes: 0)
        let count: Int64 = 20_000
        DispatchQueue.global().async {
            for ts in 0..<count {
                var next = self.block(ts)
                while !queue.push(&next) { sched_yield() }
            }
            queue.end(.stopped)
        }
        var taken = PacketBlock()
        var expected: Int64 = 0
        while queue.next(into: &taken, until: .now() + 10) == .packets {
            #expect(taken.packets.first?.ts == expected)
            expected += 1
        }
        #expect(expected == count)
    }
}
