import Dispatch
import Synchronization
import Testing

@testable import TocsinSinks

struct CourierTests {
    /// Answers as a test says, and remembers the keys it was given.
    private final class Script: Sendable {
        let seen = Lines()
        private let answer: Mutex<@Sendable (Parcel) -> Delivery>

        init(_ answer: @escaping @Sendable (Parcel) -> Delivery) { self.answer = Mutex(answer) }

        func become(_ answer: @escaping @Sendable (Parcel) -> Delivery) {
            self.answer.withLock { $0 = answer }
        }

        func deliver(_ parcel: Parcel) -> Delivery {
            seen.add(parcel.key)
            return answer.withLock { $0 }(parcel)
        }
    }

    private final class ScriptedCarrier: Carrier {
        let script: Script
        init(_ script: Script) { self.script = script }
        func deliver(_ parcel: Parcel) -> Delivery { script.deliver(parcel) }
    }

    private func courier(
        _ script: Script, capacity: Int = 10, backoff: Backoff = .short, report: Lines = Lines()
    ) -> Courier {
        Courier(name: "test", capacity: capacity, backoff: backoff, report: report.add) {
            ScriptedCarrier(script)
        }
    }

    private func parcel(_ number: Int) -> Parcel { Parcel(key: "\(number)", bytes: [1]) }

    @Test func deliversInOrder() {
        let script = Script { _ in .delivered }
        let courier = courier(script, capacity: 1_000)
        for i in 0..<500 { courier.send(parcel(i)) }
        #expect(courier.drain(within: .seconds(10)) == 0)
        #expect(script.seen.all == (0..<500).map { "\($0)" })
        #expect(courier.counters.delivered == 500)
        #expect(courier.counters.failingFor == nil)
    }

    @Test func keepsTheNewestWhileTheReceiverIsDeadAndSaysWhatWasLost() {
        let report = Lines()
        let script = Script { _ in .failed("dead") }
        let courier = courier(script, capacity: 3, report: report)
        courier.send(parcel(0))
        #expect(eventually { script.seen.all.count > 2 })
        for i in 1...10 { courier.send(parcel(i)) }
        let counters = courier.counters
        #expect(counters.queued == 4)
        #expect(counters.dropped == 7)
        #expect(counters.failingFor.map { $0 > .zero } == true)
        script.become { _ in .delivered }
        #expect(courier.drain(within: .seconds(10)) == 0)
        #expect(script.seen.all.suffix(3) == ["8", "9", "10"])
        #expect(courier.counters.delivered == 4)
        #expect(report.all == ["test: dead", "test: delivers again; 7 alerts were dropped"])
    }

    @Test func eachTroubleIsSaidOnceUntilItChanges() {
        let report = Lines()
        let count = Atomic(0)
        let script = Script { _ in
            switch count.wrappingAdd(1, ordering: .relaxed).oldValue {
            case 0..<5: .failed("dead")
            case 5..<9: .failed("worse")
            default: .delivered
            }
        }
        let courier = courier(script, report: report)
        courier.send(parcel(1))
        #expect(eventually { courier.counters.delivered == 1 })
        #expect(report.all == ["test: dead", "test: worse", "test: delivers again"])
        _ = courier.drain(within: .seconds(1))
    }

    @Test func refusedIsNotTriedAgain() {
        let report = Lines()
        let script = Script { $0.key == "1" ? .refused("bad") : .delivered }
        let courier = courier(script, report: report)
        for i in 0..<3 { courier.send(parcel(i)) }
        #expect(courier.drain(within: .seconds(10)) == 0)
        #expect(script.seen.all == ["0", "1", "2"])
        #expect(courier.counters.refused == 1)
        #expect(report.all.first == "test: bad")
    }

    @Test func drainDoesNotWaitForThePauseBetweenAttempts() {
        let script = Script { _ in .failed("dead") }
        let hour = Backoff(first: .seconds(3_600), most: .seconds(3_600))
        let courier = courier(script, backoff: hour)
        courier.send(parcel(1))
        #expect(eventually { script.seen.all.count == 1 })
        script.become { _ in .delivered }
        let begun = ContinuousClock.now
        #expect(courier.drain(within: .seconds(30)) == 0)
        #expect(begun.duration(to: .now) < .seconds(10))
    }

    @Test func drainSaysWhatIsLeftAndTakesNothingMore() {
        let script = Script { _ in .failed("dead") }
        let courier = courier(script)
        for i in 0..<4 { courier.send(parcel(i)) }
        #expect(courier.drain(within: .milliseconds(100)) == 4)
        courier.send(parcel(9))
        #expect(courier.counters.dropped == 1)
    }

    @Test func carrierThatHangsHoldsUpNobody() {
        let gate = DispatchSemaphore(value: 0)
        let script = Script { _ in
            gate.wait()
            return .delivered
        }
        let courier = courier(script, capacity: 2)
        let begun = ContinuousClock.now
        for i in 0..<100 { courier.send(parcel(i)) }
        #expect(courier.drain(within: .milliseconds(100)) > 0)
        #expect(begun.duration(to: .now) < .seconds(5))
        for _ in 0..<4 { gate.signal() }
    }

    @Test func pausesDoubleUpToTheirLimit() {
        let backoff = Backoff(first: .milliseconds(500), most: .seconds(60))
        var generator = SystemRandomNumberGenerator()
        for (failures, longest) in [(1, 0.5), (2, 1), (3, 2), (7, 32), (8, 60), (1_000_000, 60)] {
            let delay = backoff.delay(after: failures, using: &generator) / .seconds(1)
            #expect((longest / 2...longest).contains(delay))
        }
    }
}
