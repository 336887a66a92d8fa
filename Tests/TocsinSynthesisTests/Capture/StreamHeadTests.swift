import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct StreamHeadTests {
    private static func head(
        _ service: Service, isRequest: Bool, exchange: Int = 0, message: Int64, offset: Int64 = 0
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        StreamHead(
            service: service, isRequest: isRequest, exchange: exchange, message: message,
            offset: offset, segment: Int(min(1380, message - offset)), salt: 0x0123_4567_89AB_CDEF,
            server: IPAddress(v4: 0xC612_0001)
        ).write(to: &bytes)
        return bytes
    }

    @Test func neverLongerThanItsSegment() {
        for service in Service.allCases {
            for message in [
                1, 2, 3, 4, 5, 6, 7, 11, 54, 55, 56, 100, 200, 1379, 1380, 1381, 90_000,
            ] {
                for (exchange, isRequest) in [(0, true), (0, false), (3, true), (3, false)] {
                    let head = Self.head(
                        service, isRequest: isRequest, exchange: exchange, message: Int64(message))
                    #expect(head.count <= min(message, 1380))
                }
            }
        }
    }

    /// Every length from a head alone to past the next digit.
    @Test func contentLengthIsTheRest() throws {
        for message in Array(Int64(80)...1500) + [9_999_999, 10_000_100] {
            let text = String(
                decoding: Self.head(.http, isRequest: false, message: message), as: UTF8.self)
            guard text.hasSuffix("\r\n\r\n") else {
                #expect(message < 100)
                continue
            }
            let number = try #require(text.split(separator: "Content-Length: ").last)
            // A carriage return and a line feed are one character.
            let length = try #require(Int64(number.dropLast(2)))
            #expect(Int64(text.utf8.count) + length == message)
        }
    }

    @Test func requestsEndWithTheirHead() {
        for message in Int64(60)...1380 {
            let text = String(
                decoding: Self.head(.http, isRequest: true, message: message), as: UTF8.self)
            #expect(text.hasPrefix("GET /"))
            #expect(text.hasSuffix("\r\n\r\n"))
            // A cookie needs room for its name.
            #expect(Int64(text.utf8.count) == message || message < 74)
        }
        let post = String(decoding: Self.head(.http, isRequest: true, message: 5000), as: UTF8.self)
        #expect(post.hasPrefix("POST /"))
        #expect(post.contains("Host: 198.18.0.1\r\n"))
    }

    /// Records, followed from header to header, end where the message ends.
    @Test(arguments: [300, 700, 1380, 15_180, 15_183, 15_186, 30_363, 250_000])
    func recordsFillTheMessage(_ message: Int64) {
        for (exchange, isRequest) in [(0, true), (0, false), (2, true)] {
            var stream: [UInt8] = []
            for offset in stride(from: 0, to: message, by: 1380) {
                let head = Self.head(
                    .ssl, isRequest: isRequest, exchange: exchange, message: message, offset: offset
                )
                let segment = Int(min(1380, message - offset))
                stream += head + Array(repeating: 0, count: segment - head.count)
            }
            var position = 0
            var kinds: [UInt8] = []
            while position + 5 <= stream.count {
                kinds.append(stream[position])
                let length = Int(stream[position + 3]) << 8 | Int(stream[position + 4])
                #expect(length > 0 && length <= 16_384)
                position += 5 + length
            }
            #expect(position == stream.count, "\(message), \(exchange), \(isRequest)")
            let hello: [UInt8] = exchange > 0 ? [] : isRequest ? [22] : [22, 20]
            #expect(Array(kinds.prefix(hello.count)) == hello)
            #expect(kinds.dropFirst(hello.count).allSatisfy { $0 == 23 })
        }
    }

    @Test func aMessageTooShortForAHelloIsData() {
        #expect(Self.head(.ssl, isRequest: true, message: 60) == [23, 3, 3, 0, 55])
        #expect(Self.head(.ssl, isRequest: true, message: 5) == [])
    }

    @Test func lengthsOfTheOthers() {
        #expect(Self.head(.smb, isRequest: true, message: 1000) == [0, 0, 3, 0xE4])
        let kerberos = Self.head(.kerberos, isRequest: true, message: 1000)
        #expect(kerberos.count == 55)
        #expect(Array(kerberos.prefix(10)) == [0, 0, 3, 0xE4, 0x75, 0x84, 0, 0, 3, 0xDE])
        // The cipher text is what is left.
        #expect(Array(kerberos.suffix(4)) == [0, 0, 3, 0xB1])
        let ldap = Self.head(.ldap, isRequest: false, message: 500)
        #expect(Array(ldap.suffix(4)) == [0, 0, 1, UInt8((500 - ldap.count) & 255)])
        let ssh = Self.head(.ssh, isRequest: false, message: 300)
        #expect(ssh.starts(with: Array("SSH-2.0-OpenSSH_9.6\r\n".utf8)))
        #expect(Array(ssh[21...].prefix(6)) == [0, 0, 1, 19, 4, 2])
    }
}
