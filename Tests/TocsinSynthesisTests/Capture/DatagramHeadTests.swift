import Testing

@testable import TocsinSynthesis

@Suite struct DatagramHeadTests {
    private static func dns(question: Int, answer: Int? = nil, port: UInt16 = 53) -> [UInt8] {
        var bytes: [UInt8] = []
        DatagramHead(
            service: .dns, port: port, isRequest: answer == nil, number: 0,
            count: answer ?? question, question: question, salt: 0xFEDC_BA98_7654_3210, time: 0
        ).write(to: &bytes)
        return bytes
    }

    /// Reads a message's names and records by RFC 1035; returns how many bytes they are.
    private static func parsed(_ b: [UInt8]) throws -> (bytes: Int, labels: [Int]) {
        var position = 12
        var labels: [Int] = []
        func name() {
            while position < b.count, b[position] != 0 {
                guard b[position] & 0xC0 == 0 else {
                    position += 2
                    return
                }
                labels.append(Int(b[position]))
                position += Int(b[position]) + 1
            }
            position += 1
        }
        name()
        position += 4
        let records = Int(b[6]) << 8 + Int(b[7]) + Int(b[11])
        for _ in 0..<records {
            name()
            try #require(position + 10 <= b.count)
            position += 10 + Int(b[position + 8]) << 8 + Int(b[position + 9])
        }
        return (position, labels)
    }

    @Test func questionsFillTheirDatagram() throws {
        for (port, counts) in [(UInt16(53), 28...67), (5353, 40...199)] {
            for count in counts {
                let message = Self.dns(question: count, port: port)
                #expect(message.count == count)
                let (bytes, labels) = try Self.parsed(message)
                #expect(bytes == count)
                #expect(labels.allSatisfy { (1...24).contains($0) })
            }
        }
    }

    /// An answer too short for a record says that there is no such name; fewer than eleven bytes have no form.
    @Test func answersFillTheirDatagram() throws {
        for extra in 0...600 {
            let message = Self.dns(question: 40, answer: 40 + extra)
            #expect(message.count == 40 + extra)
            #expect(message[3] & 15 == (extra < 16 ? 3 : 0))
            let (bytes, _) = try Self.parsed(message)
            let slack = extra < 11 ? extra : extra < 15 ? extra - 11 : 0
            #expect(bytes == 40 + extra - slack, "\(extra)")
        }
        #expect(Self.dns(question: 40, answer: 60).prefix(2) == Self.dns(question: 40).prefix(2))
    }

    @Test func clocks() {
        func ntp(isRequest: Bool) -> [UInt8] {
            var bytes: [UInt8] = []
            DatagramHead(
                service: .ntp, port: 123, isRequest: isRequest, number: 0, count: 48, question: 48,
                salt: 1, time: 1_767_571_200_500_000
            ).write(to: &bytes)
            return bytes
        }
        #expect(ntp(isRequest: true).count == 48)
        #expect(ntp(isRequest: true).first == 0x23)
        #expect(ntp(isRequest: false).first == 0x24)
        // 2026-01-05 00:00:00.5 UTC: 1,767,571,200 s and the 2,208,988,800 s from 1900 to 1970.
        #expect(
            Array(ntp(isRequest: true).suffix(8))
                == [0xED, 0x05, 0x7D, 0x80, 0x80, 0, 0, 0])
    }
}
