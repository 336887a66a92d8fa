import Foundation
import Synchronization
import Testing

@testable import TocsinSinks

struct SyslogSinkTests {
    private let message = SyslogMessage(hostname: "sensor-1", processID: "1")

    private func sink(
        _ destination: SyslogDestination, capacity: Int = 1_000, report: Lines = Lines()
    ) -> SyslogSink {
        SyslogSink(
            destination, message: message, capacity: capacity, backoff: .short, report: report.add)
    }

    private func id(_ text: String) -> String? { ParsedSyslog(text)?.parameters["id"] }

    /// Reads messages framed by their length (RFC 6587) into `received` until the end.
    private static func count(_ connection: TestReceiver.Connection, _ received: Lines) {
        var bytes: [UInt8] = []
        while true {
            let more = connection.read()
            guard !more.isEmpty else { return }
            bytes += more
            while let space = bytes.firstIndex(of: 0x20),
                let length = Int(String(decoding: bytes[..<space], as: UTF8.self)),
                bytes.count > space + length
            {
                received.add(
                    String(decoding: bytes[(space + 1)...(space + length)], as: UTF8.self))
                bytes.removeFirst(space + 1 + length)
            }
        }
    }

    @Test func datagrams() throws {
        let receiver = try #require(TestDatagrams())
        let sink = sink(.udp(host: "127.0.0.1", port: receiver.port))
        for text in Sample.hostileTexts {
            sink.send(Alert(Sample.hostile(text).0))
            let message = receiver.next()
            #expect(ParsedSyslog(message) != nil)
            #expect(message.utf8.count <= SyslogMessage.maxDatagramBytes)
        }
        #expect(sink.drain(within: .seconds(5)) == 0)
        #expect(sink.counters.delivered == Sample.hostileTexts.count)
    }

    @Test func localSocketOfEitherKind() throws {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "tocsin-\(UUID().uuidString.prefix(8))").path
        defer { unsafe unlink(path) }
        do {
            let receiver = try #require(TestDatagrams(path: path))
            let sink = sink(.unix(path: path))
            sink.send(.numbered(1))
            #expect(id(receiver.next()) == "id1")
            #expect(sink.drain(within: .seconds(5)) == 0)
        }
        unsafe unlink(path)
        let received = Lines()
        let receiver = try #require(
            TestReceiver(path: path) { connection in
                var all: [UInt8] = []
                while true {
                    let more = connection.read()
                    if more.isEmpty { break }
                    all += more
                }
                for line in String(decoding: all, as: UTF8.self).split(separator: "\n") {
                    received.add(String(line))
                }
            })
        do {
            let sink = sink(.unix(path: path))
            sink.send(.numbered(2))
            sink.send(.numbered(3))
            #expect(sink.drain(within: .seconds(5)) == 0)
        }
        #expect(eventually { received.all.map(id) == ["id2", "id3"] })
        receiver.stop()
    }

    @Test func streamKeepsMessagesApart() throws {
        let received = Lines()
        let receiver = try #require(TestReceiver { Self.count($0, received) })
        let sink = sink(.tcp(host: "localhost", port: receiver.port))
        for text in Sample.hostileTexts { sink.send(Alert(Sample.hostile(text).0)) }
        #expect(sink.drain(within: .seconds(10)) == 0)
        #expect(eventually { received.all.count == Sample.hostileTexts.count })
        #expect(received.all.allSatisfy { ParsedSyslog($0) != nil })
        receiver.stop()
    }

    @Test func receiverThatDiesAndComesBack() throws {
        let received = Lines()
        let report = Lines()
        let first = try #require(TestReceiver { Self.count($0, received) })
        let sink = sink(.tcp(host: "127.0.0.1", port: first.port), capacity: 5, report: report)
        sink.send(.numbered(0))
        #expect(eventually { received.all.count == 1 })
        first.stop()
        sink.send(.numbered(1))
        #expect(eventually { sink.counters.failingFor != nil })
        for number in 2...10 { sink.send(.numbered(number)) }
        // One that is being tried, and five that wait.
        #expect(eventually { sink.counters.queued == 6 })
        #expect(sink.counters.dropped == 4)
        let second = try #require(TestReceiver(port: first.port) { Self.count($0, received) })
        #expect(sink.drain(within: .seconds(10)) == 0)
        #expect(
            eventually {
                received.all.compactMap(id) == ["id0", "id1"] + (6...10).map { "id\($0)" }
            })
        #expect(report.all.first?.hasSuffix(": Connection refused") == true)
        #expect(report.all.last?.hasSuffix(": delivers again; 4 alerts were dropped") == true)
        #expect(report.all.count == 2)
        second.stop()
    }

    /// A receiver that takes a connection and never reads stops the sender once the buffers are full.
    @Test func receiverThatNeverReadsHoldsUpNobody() throws {
        let gate = DispatchSemaphore(value: 0)
        let receiver = try #require(TestReceiver { _ in gate.wait() })
        let sink = sink(.tcp(host: "127.0.0.1", port: receiver.port), capacity: 10)
        var finding = Sample.beacon()
        finding.title = String(repeating: "a", count: 10_000)
        let alert = Alert(finding)
        let begun = ContinuousClock.now
        for _ in 0..<2_000 { sink.send(alert) }
        #expect(begun.duration(to: .now) < .seconds(30))
        #expect(sink.counters.queued <= 11)
        let drained = ContinuousClock.now
        _ = sink.drain(within: .milliseconds(200))
        #expect(drained.duration(to: .now) < .seconds(3))
        gate.signal()
        receiver.stop()
    }

    @Test func nobodyAtALocalSocket() {
        let report = Lines()
        let sink = sink(.unix(path: "/nonexistent/log"), report: report)
        sink.send(.numbered(1))
        #expect(eventually { !report.all.isEmpty })
        #expect(sink.drain(within: .milliseconds(50)) == 1)
        #expect(
            report.all == ["syslog unix:///nonexistent/log: connect: No such file or directory"])
    }
}
