import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct DatagramWireTests {
    private static func conversation(v6: Bool = false) -> Conversation {
        Conversation(
            start: 1_000_000_000,
            orig: v6 ? IPAddress(high: 0xFD00_0020_0000_0000, low: 16) : IPAddress(v4: 0x0A14_0002),
            resp: v6 ? IPAddress(high: 0x2001_0002_0000_0000, low: 7) : IPAddress(v4: 0xC612_0001),
            respIsLocal: false, roundTrip: 0.02)
    }

    private static func frames(_ row: ConnRow) throws -> [(time: Int64, packet: Packet)] {
        var writer = FrameWriter(form: CaptureForm())
        writer.fileHeader()
        var wire = DatagramWire(row, salt: 6)
        while wire.nextTime != nil { wire.emit(to: &writer) }
        return try GeneratedCapture(writer.bytes).frames.map {
            ($0.time, try #require(Packet($0.bytes)))
        }
    }

    @Test func packetsGiveTheRowBack() throws {
        var generator = SeededGenerator(seed: 2)
        for (sent, received, seconds) in [
            (40.0, 120.0, 0.001), (3300, 9000, 9), (100_000, 130_000, 400), (48, 48, 0.015),
            (500, 500, 1e-6),
        ] {
            for v6 in [false, true] {
                let row = Self.conversation(v6: v6).udp(
                    port: 3478, service: .none, sent: sent, received: received, seconds: seconds,
                    &generator)
                let frames = try Self.frames(row)
                let up = frames.filter { $0.packet.src == row.orig }
                let down = frames.filter { $0.packet.src == row.resp }
                #expect(Int64(up.count) == row.origPackets)
                #expect(Int64(down.count) == row.respPackets)
                #expect(up.reduce(0) { $0 + $1.packet.payload.count } == Int(sent))
                #expect(down.reduce(0) { $0 + $1.packet.payload.count } == Int(received))
                #expect(frames.first?.time == row.start)
                #expect(frames.last?.time == row.end)
                #expect(frames.first?.packet.src == row.orig)
                #expect(zip(frames, frames.dropFirst()).allSatisfy { $0.time <= $1.time })
                #expect(frames.allSatisfy { $0.packet.hasValidChecksums })
            }
        }
    }

    @Test func pings() throws {
        var generator = SeededGenerator(seed: 2)
        for v6 in [false, true] {
            let row = Self.conversation(v6: v6).ping(count: 4, &generator)
            let frames = try Self.frames(row)
            #expect(
                frames.map(\.packet.transport.first)
                    == Array(repeating: v6 ? [128, 129] : [8, 0], count: 4).flatMap { $0 })
            #expect(
                frames.map { $0.time - row.start } == [
                    0, 20_000, 1_000_000, 1_020_000, 2_000_000, 2_020_000, 3_000_000, 3_020_000,
                ])
            // A reply repeats identifier, number and payload.
            for k in stride(from: 0, to: 8, by: 2) {
                #expect(
                    frames[k].packet.transport.dropFirst(4).elementsEqual(
                        frames[k + 1].packet.transport.dropFirst(4)))
            }
            #expect(
                frames.allSatisfy { $0.packet.hasValidChecksums && $0.packet.payload.count == 56 })
        }
    }

    @Test func whatNobodyAnswers() throws {
        var generator = SeededGenerator(seed: 2)
        let row = Self.conversation().unansweredDatagram(
            port: 53, service: .dns, payload: 37, &generator)
        let frames = try Self.frames(row)
        #expect(frames.count == 1)
        #expect(frames.first?.packet.payload.count == 37)
    }
}
