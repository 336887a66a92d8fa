import Foundation
import Synchronization
import Testing

@testable import TocsinSinks

struct WebhookSinkTests {
    /// Reads one POST; the head and the body.
    private static func request(_ connection: TestReceiver.Connection) -> (String, String)? {
        var bytes: [UInt8] = []
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let end = text.range(of: "\r\n\r\n") {
                let head = String(text[..<end.lowerBound])
                let lengths = head.split(separator: "\r\n").compactMap { line in
                    line.lowercased().hasPrefix("content-length: ") ? Int(line.dropFirst(16)) : nil
                }
                let body = text[end.upperBound...]
                if let length = lengths.first, body.utf8.count >= length {
                    return (head, String(body))
                }
            }
            let more = connection.read()
            guard !more.isEmpty else { return nil }
            bytes += more
        }
    }

    private static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

    private static func answer(_ status: String, _ headers: String = "") -> String {
        "HTTP/1.1 \(status)\r\n\(headers)Content-Length: 0\r\nConnection: close\r\n\r\n"
    }

    /// A receiver that gives one answer after the other, and the last one from then on.
    private func receiver(
        port: UInt16 = 0, _ answers: [String], heads: Lines = Lines(), bodies: Lines = Lines()
    ) throws -> TestReceiver {
        let count = Mutex(0)
        return try #require(
            TestReceiver(port: port) { connection in
                guard let (head, body) = Self.request(connection) else { return }
                heads.add(head)
                bodies.add(body)
                let index = count.withLock { count in
                    defer { count += 1 }
                    return min(count, answers.count - 1)
                }
                connection.send(answers[index])
            })
    }

    private func sink(
        _ port: UInt16, before: String = "", after: String = "/hook?key=secret",
        token: BearerToken? = nil, capacity: Int = 100, patience: Duration = .seconds(5),
        report: Lines = Lines()
    ) throws -> WebhookSink {
        let target = try #require(
            WebhookTarget("http://\(before)127.0.0.1:\(port)\(after)", token: token))
        return WebhookSink(
            target, capacity: capacity, backoff: .short, patience: patience, report: report.add)
    }

    private func keys(_ heads: Lines) -> [String] {
        heads.all.map { head in
            let line = head.split(separator: "\r\n").first {
                $0.lowercased().hasPrefix("idempotency-key: ")
            }
            return String(line?.dropFirst(17) ?? "")
        }
    }

    @Test func bodyIsTheObjectOfTheFindingsFile() throws {
        let heads = Lines()
        let bodies = Lines()
        let receiver = try receiver([Self.ok], heads: heads, bodies: bodies)
        let sink = try sink(receiver.port, token: BearerToken(" s3cret\n"))
        for text in Sample.hostileTexts {
            let (finding, annotation) = Sample.hostile(text)
            sink.send(Alert(finding, annotation))
        }
        #expect(sink.drain(within: .seconds(30)) == 0)
        #expect(bodies.all.count == Sample.hostileTexts.count)
        for (body, text) in zip(bodies.all, Sample.hostileTexts) {
            let object = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
            #expect(object?["title"] as? String == text)
        }
        let head = heads.all.first ?? ""
        #expect(head.hasPrefix("POST /hook?key=secret HTTP/1.1\r\n"))
        #expect(head.contains("\r\nAuthorization: Bearer s3cret\r\n"))
        #expect(head.contains("\r\nContent-Type: application/json"))
        #expect(keys(heads).first == "\(Sample.beacon().id)-1")
        receiver.stop()
    }

    @Test(arguments: ["500 X", "503 X", "429 X", "408 X", "425 X"])
    func triedAgain(_ status: String) throws {
        let heads = Lines()
        let report = Lines()
        let receiver = try receiver(
            [Self.answer(status), Self.answer(status), Self.ok], heads: heads)
        let sink = try sink(receiver.port, report: report)
        sink.send(.numbered(7))
        #expect(eventually { sink.counters.delivered == 1 })
        #expect(keys(heads) == ["id7-1", "id7-1", "id7-1"])
        let name = "webhook http://127.0.0.1:\(receiver.port)"
        #expect(
            report.all == [
                "\(name): the receiver answers \(status.prefix(3))", "\(name): delivers again",
            ])
        _ = sink.drain(within: .seconds(1))
        receiver.stop()
    }

    @Test(arguments: [
        ("400 X", ""), ("401 X", ""), ("404 X", ""), ("413 X", ""),
        ("302 X", "Location: http://127.0.0.1:1/elsewhere\r\n"),
    ])
    func notTriedAgain(_ status: String, _ headers: String) throws {
        let heads = Lines()
        let receiver = try receiver([Self.answer(status, headers), Self.ok], heads: heads)
        let sink = try sink(receiver.port)
        sink.send(.numbered(1))
        sink.send(.numbered(2))
        #expect(eventually { sink.counters.delivered == 1 })
        #expect(sink.counters.refused == 1)
        #expect(keys(heads) == ["id1-1", "id2-1"])
        _ = sink.drain(within: .seconds(1))
        receiver.stop()
    }

    @Test func retryAfterIsHonoured() throws {
        let heads = Lines()
        let receiver = try receiver(
            [Self.answer("429 X", "Retry-After: 1\r\n"), Self.ok], heads: heads)
        let sink = try sink(receiver.port)
        let begun = ContinuousClock.now
        sink.send(.numbered(1))
        #expect(eventually { sink.counters.delivered == 1 })
        #expect(begun.duration(to: .now) >= .seconds(1))
        _ = sink.drain(within: .seconds(1))
        receiver.stop()
    }

    /// Not honoured: a date, which a wrong clock would turn into any wait, and what is no number.
    @Test(arguments: ["-1", "1e9", "Wed, 21 Oct 2037 07:28:00 GMT", "", "300 years"])
    func retryAfterThatIsNoNumberOfSeconds(_ text: String) throws {
        let receiver = try receiver([Self.answer("503 X", "Retry-After: \(text)\r\n"), Self.ok])
        let sink = try sink(receiver.port)
        let begun = ContinuousClock.now
        sink.send(.numbered(1))
        #expect(eventually { sink.counters.delivered == 1 })
        #expect(begun.duration(to: .now) < .seconds(5))
        _ = sink.drain(within: .seconds(1))
        receiver.stop()
    }

    @Test(arguments: [(0, 0.0), (2, 2), (300, 300), (301, 300), (1_000_000_009, 300), (-1, nil)])
    func retryAfterIsBounded(_ seconds: Int, _ expected: Double?) {
        guard case .failed(_, let after) = WebhookCarrier.judge(503, retryAfter: seconds) else {
            Issue.record("503 is worth a retry")
            return
        }
        #expect(after == expected.map { .seconds($0) })
    }

    @Test func receiverThatHangsIsLeft() throws {
        let gate = DispatchSemaphore(value: 0)
        let count = Mutex(0)
        let receiver = try #require(
            TestReceiver { connection in
                let isFirst = count.withLock { count in
                    count += 1
                    return count == 1
                }
                _ = Self.request(connection)
                if isFirst { gate.wait() }
                connection.send(Self.ok)
            })
        let report = Lines()
        let sink = try sink(receiver.port, patience: .milliseconds(500), report: report)
        sink.send(.numbered(1))
        #expect(eventually { sink.counters.delivered == 1 })
        #expect(report.all.first?.hasSuffix(": Timeout was reached") == true)
        #expect(report.all.last?.hasSuffix(": delivers again") == true)
        _ = sink.drain(within: .seconds(1))
        gate.signal()
        receiver.stop()
    }

    /// A gigabyte of answer, or of headers: nobody reads the one, and the other ends a request.
    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n", "HTTP/1.1 200 OK\r\n",
    ])
    func endlessAnswerIsNotRead(_ start: String) throws {
        let sent = Mutex(0)
        let receiver = try #require(
            TestReceiver { connection in
                guard Self.request(connection) != nil else { return }
                connection.send(start)
                let piece = String(
                    repeating: "X: " + String(repeating: "a", count: 1_000) + "\r\n", count: 60)
                for _ in 0..<16_384 {
                    guard connection.send(piece) else { return }
                    sent.withLock { $0 += piece.utf8.count }
                }
            })
        let sink = try sink(receiver.port, patience: .seconds(2))
        sink.send(.numbered(1))
        #expect(eventually { sink.counters.delivered == 1 || sink.counters.failingFor != nil })
        _ = sink.drain(within: .milliseconds(100))
        #expect(sent.withLock { $0 } < 64 << 20)
        receiver.stop()
    }

    @Test func receiverThatIsDeadForAWhile() throws {
        let bodies = Lines()
        let heads = Lines()
        let report = Lines()
        let first = try receiver([Self.ok])
        let port = first.port
        first.stop()
        let sink = try sink(
            port, before: "user:pass@", token: BearerToken("s3cret"), capacity: 3, report: report)
        for number in 0..<10 { sink.send(.numbered(number)) }
        #expect(eventually { sink.counters.failingFor != nil })
        #expect(sink.counters.queued <= 4)
        let second = try receiver(port: port, [Self.ok], heads: heads, bodies: bodies)
        #expect(sink.drain(within: .seconds(20)) == 0)
        #expect(keys(heads).suffix(3) == ["id7-1", "id8-1", "id9-1"])
        let counters = sink.counters
        #expect(counters.delivered + counters.dropped == 10)
        #expect(report.all.first == "webhook http://127.0.0.1:\(port): Couldn't connect to server")
        // Nothing that may be a secret is ever said.
        for secret in ["secret", "s3cret", "user", "pass", "hook"] {
            #expect(!report.all.contains { $0.dropFirst(7).contains(secret) })
        }
        second.stop()
    }

    @Test func userAndPasswordAreSentAsBasicAuthorization() throws {
        let heads = Lines()
        let receiver = try receiver([Self.ok], heads: heads)
        let sink = try sink(receiver.port, before: "Aladdin:open%20sesame@")
        sink.send(.numbered(1))
        #expect(sink.drain(within: .seconds(10)) == 0)
        // The example of RFC 7617 section 2.
        #expect(
            heads.all.first?.contains("\r\nAuthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n")
                == true)
        receiver.stop()
    }

    @Test(arguments: [
        "", "ftp://a/", "http://", "https:///x", "file:///etc/passwd", "a b", "//a/b",
    ])
    func notATarget(_ text: String) {
        #expect(WebhookTarget(text) == nil)
    }

    @Test func tokensAreChecked() throws {
        for text in ["", " \n", "a b", "a\r\nX: y", "é", String(repeating: "a", count: 4_097)] {
            #expect(BearerToken(text) == nil)
        }
        let token = try #require(BearerToken("s3cret"))
        #expect(!"\(token) \(String(reflecting: token))".contains("s3cret"))
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("token-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data("s3cret\n".utf8).write(to: path)
        #expect(BearerToken(file: path.path)?.text == "s3cret")
        #expect(BearerToken(file: path.path + ".none") == nil)
        try Data(repeating: 0x61, count: 1 << 20).write(to: path)
        #expect(BearerToken(file: path.path) == nil)
    }
}
