import TocsinMath
import Testing
import TocsinRecords

@testable import TocsinFeatures

@Suite struct RecentRecordsTests {
    private func batch(_ range: Range<Int>) -> ConnBatch {
        ConnBatch(
            range.map { n in
                .sample("a uid that is too long to be packed \(n)", at: Double(n)) {
                    $0.service = n % 3 == 0 ? "" : "service\(n % 3)"
                    $0.exchanges = n % 5 == 0 ? [1, 2, 3, Int64(n)] : []
                }
            })
    }

    private func rows(_ records: RecentRecords<ConnBatch>) -> [Conn] {
        records.segments.flatMap { segment in (0..<segment.batch.count).map { segment.batch[$0] } }
    }

    /// Whatever the batches, closings and joinings: the rows come out as they went in.
    @Test(arguments: 1...8) func keepsRowsInOrder(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var records = RecentRecords<ConnBatch>()
        var next = 0
        var expected: [Conn] = []
        for _ in 0..<60 {
            let size = Int(generator.next() % 40)
            let piece = batch(next..<next + size)
            expected += (0..<piece.count).map { piece[$0] }
            records.append(piece, at: Int64(next))
            next += size
            if generator.next() % 3 == 0 { records.close() }
            if generator.next() % 4 == 0 { records.join(through: records.lastClosed) }
        }
        #expect(records.count == next, "seed \(seed)")
        #expect(rows(records) == expected, "seed \(seed)")
        var gone: [Conn] = []
        while let first = records.removeFirst() {
            gone += (0..<first.batch.count).map { first.batch[$0] }
        }
        #expect(gone == expected, "seed \(seed)")
        #expect(records.count == 0)
    }

    @Test func namesWhatIsNotStoredYet() {
        var records = RecentRecords<ConnBatch>()
        records.append(batch(0..<3), at: 1)
        #expect(records.closed(after: -1).isEmpty)
        records.close()
        #expect(records.closed(after: -1).map(\.numbers) == [0...0])
        records.append(batch(3..<5), at: 2)
        records.close()
        #expect(records.closed(after: 0).map(\.numbers) == [1...1])
        records.join(through: 1)
        #expect(records.segments.map(\.numbers) == [0...1])
        #expect(records.segments.map(\.arrived) == [1...2])
        #expect(records.closed(after: 1).isEmpty)
        records.append(batch(5..<6), at: 3)
        records.close()
        #expect(records.closed(after: 1).map(\.numbers) == [2...2])
    }

    @Test func goesOnBehindWhatWasRestored() {
        var records = RecentRecords<ConnBatch>()
        records.restore(batch(0..<2), number: 7, arrived: 5...5)
        #expect(records.lastClosed == 7)
        records.append(batch(2..<3), at: 6)
        records.close()
        #expect(records.closed(after: 7).map(\.numbers) == [8...8])
        #expect(rows(records).count == 3)
    }
}

@Suite struct RecordClockTests {
    @Test func aSingleRecordAheadOfItsTimeMovesNothing() {
        var clock = RecordClock()
        clock.note(100)
        #expect(clock.now == nil)
        clock.note(101)
        #expect(clock.now == 100)
        clock.note(.max)
        #expect(clock.now == 101)
        clock.note(102)
        #expect(clock.now == 102)
        clock.note(50)
        #expect(clock.now == 102)
    }

    @Test func connectionsCountWhenTheyAreOver() {
        var clock = RecordClock()
        clock.note(
            ConnBatch([
                .sample(at: 1) { $0.duration = 5_000_000 },
                .sample(at: 2) { $0.duration = 5_000_000 },
            ]))
        #expect(clock.now == 6_000_000)
    }
}
