import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct TCPWireTests {
    private static let start = Timestamp(year: 2026, month: 1, day: 5).microseconds

    private static func conversation(roundTrip: Double = 0.03) -> Conversation {
        Conversation(
            start: start, orig: IPAddress(v4: 0x0A14_0002), resp: IPAddress(v4: 0xC612_0001),
            respIsLocal: false, roundTrip: roundTrip)
    }

    private static func row(
        _ history: History, sent: Double = 700, received: Double = 9000, seconds: Double = 0.8,
        service: Service = .ssl, port: UInt16 = 443, _ change: (inout ConnRow) -> Void = { _ in }
    ) -> ConnRow {
        var generator = SeededGenerator(seed: 5)
        var row = conversation().tcp(
            port: port, service: service, sent: sent, received: received, seconds: seconds,
            &generator)
        row.history = history
        change(&row)
        return row
    }

    private static func capture(_ rows: [ConnRow], salt: UInt64 = 77) throws -> GeneratedCapture {
        var writer = FrameWriter(form: CaptureForm())
        writer.fileHeader()
        for row in rows {
            var wire = TCPWire(row, salt: salt)
            while wire.nextTime != nil { wire.emit(to: &writer) }
        }
        return try GeneratedCapture(writer.bytes)
    }

    private static func observe(_ row: ConnRow) throws -> ObservedConn {
        try #require(ObservedConn.all(capture([row])).first)
    }

    @Test(arguments: [
        History.closed, .closedByResponder, .retransmitted, .resetByOriginator, .resetByResponder,
        .open,
    ])
    func packetsGiveTheRowBack(_ history: History) throws {
        for (sent, received, seconds) in [
            (700.0, 9000.0, 0.8), (1380, 1380, 0.2), (1, 1, 0.08), (90_000, 40, 6),
            (5000, 2_000_000, 3), (200_000, 300_000, 4000),
        ] {
            let row = Self.row(history, sent: sent, received: received, seconds: seconds)
            let conn = try Self.observe(row)
            #expect(conn.history == history.text, "\(sent), \(received), \(seconds)")
            #expect(conn.orig.bytes == row.origBytes)
            #expect(conn.resp.bytes == row.respBytes)
            #expect(conn.start == row.start)
            #expect(conn.duration == row.duration)
        }
    }

    /// Even a microsecond has all its packets, in their order.
    @Test(arguments: [1, 2, 7, 60, 1000])
    func aShortRowHasAllItsBytes(_ duration: Int64) throws {
        let row = Self.row(.closed) { $0.duration = duration }
        let conn = try Self.observe(row)
        #expect(conn.history == History.closed.text)
        #expect(conn.orig.bytes == row.origBytes)
        #expect(conn.resp.bytes == row.respBytes)
        #expect(conn.duration == row.duration)
    }

    @Test func attempts() throws {
        var generator = SeededGenerator(seed: 5)
        var dial = Self.conversation().unansweredSYN(port: 443, &generator)
        dial.origPackets = 3
        dial.duration = 3_001_000
        let conn = try Self.observe(dial)
        #expect(conn.history == "S")
        #expect(conn.origPackets == 3)
        #expect(conn.duration == dial.duration)
        let refused = Self.conversation().refusedSYN(port: 445, &generator)
        #expect(try Self.observe(refused).history == "Sr")
        #expect(try Self.observe(refused).duration == refused.duration)
        let probed = Self.conversation().probedOpenPort(port: 22, &generator)
        #expect(try Self.observe(probed).history == "ShR")
    }

    @Test func aDialThatGoesOnKeepsItsNumber() throws {
        var generator = SeededGenerator(seed: 5)
        let dial = Self.conversation().unansweredSYN(port: 443, &generator)
        var retry = dial
        retry.start += 7_000_000
        #expect(try ObservedConn.all(Self.capture([dial, retry])).count == 1)
        var first = Self.row(.closed)
        first.origPort = 50_000
        var second = first
        second.start += 600_000_000
        let frames =
            try Self.capture([first], salt: 1).frames + Self.capture([second], salt: 2).frames
        let numbers = frames.compactMap { Packet($0.bytes) }.filter { $0.flags == Packet.syn }
            .map(\.sequence)
        #expect(Set(numbers).count == 2, "a port used again looks like a retransmission")
    }

    /// The segments that the capture missed are acknowledged, but not there.
    @Test func gap() throws {
        let row = Self.row(.gap, received: 3_000_000, seconds: 5) { $0.missedBytes = 60_000 }
        let conn = try Self.observe(row)
        #expect(conn.resp.bytes == 3_000_000)
        let missing = try Self.capture([row]).frames.compactMap { Packet($0.bytes) }
            .filter { $0.src == row.resp }.reduce(3_000_000) { $0 - $1.payload.count }
        #expect((60_000...60_000 + 1380).contains(missing))
    }

    @Test func steadyRequestsKeepTheirTimer() throws {
        var generator = SeededGenerator(seed: 9)
        let exchanges = SteadyExchanges(
            period: 60, jitter: 0.1, request: 100, reply: 80, busyShare: 0.02, seed: 4,
            service: .none, filling: 7200 * 1_000_000, roundTrip: 30_000)
        let row = Self.conversation().steady(exchanges, port: 4444, service: .none, &generator)
        let capture = try Self.capture([row])
        let conn = try #require(ObservedConn.all(capture).first)
        #expect(conn.orig.bytes == row.origBytes)
        #expect(conn.resp.bytes == row.respBytes)
        #expect(conn.duration == row.duration)
        let requests = capture.frames.filter { frame in
            Packet(frame.bytes).map { $0.src == row.orig && !$0.payload.isEmpty } ?? false
        }.map(\.time)
        #expect(requests.count == exchanges.count)
        #expect((115...125).contains(requests.count))
        let gaps = zip(requests, requests.dropFirst()).map { Double($1 - $0) / 1e6 }
        #expect(gaps.allSatisfy { (53.9...66.1).contains($0) })
        #expect((gaps.max() ?? 0) - (gaps.min() ?? 0) > 10)
    }

    /// Whoever acknowledges has seen it before, a round trip earlier at the other side.
    @Test func acknowledgementsFollowWhatTheyAcknowledge() throws {
        let row = Self.row(.closed, sent: 40_000, received: 400_000, seconds: 2)
        var highest: [IPAddress: UInt32] = [:]
        var lastTime: Int64 = 0
        for frame in try Self.capture([row]).frames {
            let packet = try #require(Packet(frame.bytes))
            #expect(packet.hasValidChecksums)
            #expect(frame.time >= lastTime)
            lastTime = frame.time
            let end =
                packet.sequence &+ UInt32(packet.payload.count)
                &+ (packet.flags & (Packet.syn | Packet.fin) == 0 ? 0 : 1)
            if packet.flags & Packet.ack != 0, let seen = highest[packet.dst] {
                #expect(
                    packet.acknowledgement &- seen == 0 || packet.acknowledgement &- seen > 1 << 31)
            }
            highest[packet.src] = highest[packet.src].map { end &- $0 < 1 << 31 ? end : $0 } ?? end
        }
    }
}
