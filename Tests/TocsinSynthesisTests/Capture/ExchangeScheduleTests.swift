import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct ExchangeScheduleTests {
    private static func row(
        sent: Double, received: Double, seconds: Double, service: Service = .ssl
    ) -> ConnRow {
        var generator = SeededGenerator(seed: 1)
        return Conversation(
            start: 0, orig: IPAddress(v4: 1), resp: IPAddress(v4: 2), respIsLocal: false,
            roundTrip: 0.03
        ).tcp(
            port: 443, service: service, sent: sent, received: received, seconds: seconds,
            &generator)
    }

    private static func requests(_ row: ConnRow, salt: UInt64 = 3) -> [ExchangeSchedule.Request] {
        var schedule = ExchangeSchedule(row, salt: salt, roundTrip: 30_000, reaction: 20)
        var requests: [ExchangeSchedule.Request] = []
        while let request = schedule.next() { requests.append(request) }
        return requests
    }

    /// Of whatever size and length: bytes add up, requests come in order and inside the connection.
    @Test func requestsShareTheRow() {
        for (sent, received, seconds) in [
            (1.0, 1.0, 0.1), (700, 6500, 1.6), (7300, 12, 60), (90_000, 4_000_000, 14_000),
            (0, 500, 1),
        ] {
            for service in [Service.ssl, .ssh] {
                let row = Self.row(
                    sent: sent, received: received, seconds: seconds, service: service)
                let requests = Self.requests(row)
                #expect(requests.reduce(0) { $0 + $1.bytes } == row.origBytes)
                #expect(requests.reduce(0) { $0 + $1.replyBytes } == row.respBytes)
                #expect(requests.map(\.number) == Array(0..<requests.count))
                #expect(requests.first?.start == 30_040)
                let starts = requests.map(\.start)
                #expect(zip(starts, starts.dropFirst()).allSatisfy { $1 - $0 >= 60_000 })
                #expect((starts.last ?? 0) < row.duration)
            }
        }
    }

    @Test func moreTimeAndMoreBytesMakeMoreRequests() {
        #expect(Self.requests(Self.row(sent: 300, received: 300, seconds: 1)).count == 1)
        #expect(Self.requests(Self.row(sent: 6100, received: 9000, seconds: 10)).count == 10)
        #expect(Self.requests(Self.row(sent: 6100, received: 9000, seconds: 3600)).count > 100)
        let shell = Self.row(sent: 9000, received: 9000, seconds: 600, service: .ssh)
        #expect(Self.requests(shell).count == 100)
        var download = Self.row(sent: 900, received: 9e6, seconds: 3600)
        download.exchanges = .one
        #expect(Self.requests(download).count == 1)
    }

    @Test func segments() {
        #expect([0, 1, 1380, 1381].map(ExchangeSchedule.segments) == [0, 1, 1, 2])
    }
}
