import Testing

@testable import TocsinSinks

struct BoundedQueueTests {
    private func parcel(_ key: String, bytes: Int = 1) -> Parcel {
        Parcel(key: key, bytes: [UInt8](repeating: 0, count: bytes))
    }

    private func keys(_ queue: BoundedQueue) -> [String] {
        var queue = queue
        var keys: [String] = []
        while let parcel = queue.popFirst() { keys.append(parcel.key) }
        return keys
    }

    @Test func oldestMakeRoomForTheNewest() {
        var queue = BoundedQueue(capacity: 3, maxBytes: 100)
        let lost = ["a", "b", "c", "d", "e"].map { queue.append(parcel($0)) }
        #expect(lost == [0, 0, 0, 1, 1])
        #expect(keys(queue) == ["c", "d", "e"])
    }

    @Test func bytesAreBoundedToo() {
        var queue = BoundedQueue(capacity: 100, maxBytes: 10)
        #expect(queue.append(parcel("a", bytes: 4)) == 0)
        #expect(queue.append(parcel("b", bytes: 6)) == 0)
        #expect(queue.append(parcel("c", bytes: 5)) == 2)
        #expect(queue.append(parcel("too large", bytes: 11)) == 1)
        #expect(keys(queue) == ["c"])
        // The room of what was taken out is free again.
        #expect(queue.popFirst()?.key == "c")
        #expect(queue.append(parcel("d", bytes: 10)) == 0)
    }

    @Test func oneAlwaysFits() {
        var queue = BoundedQueue(capacity: 0, maxBytes: 10)
        #expect(queue.append(parcel("a")) == 0)
        #expect(queue.append(parcel("b")) == 1)
        #expect(queue.count == 1)
    }
}
