import TocsinMath
import TocsinRecords

/// What stands at the beginning of a TCP segment so that programs that read payload find what the port
/// promises: request lines, TLS records, lengths. The rest of a message is filler.
struct StreamHead {
    var service: Service
    var isRequest: Bool
    /// Number of the exchange in its connection.
    var exchange: Int
    /// Payload bytes of the whole message.
    var message: Int64
    /// Bytes of the message before this segment, and in it.
    var offset: Int64
    var segment: Int
    /// Chance of the connection.
    var salt: UInt64
    /// Who is asked.
    var server: IPAddress

    private var remaining: Int64 { message - offset }

    /// Appends the head to `bytes`, which is empty; never more than the segment has room for.
    func write(to bytes: inout [UInt8]) {
        switch service {
        case .ssl: writeTLS(&bytes)
        case .http where offset == 0: writeHTTP(&bytes)
        case .ssh where offset == 0: writeSSH(&bytes)
        case .ldap where offset == 0: writeLDAP(&bytes)
        case .kerberos where offset == 0: writeKerberos(&bytes)
        case .smb where offset == 0:
            // Length of a NetBIOS session message (RFC 1002 §4.3.1).
            bytes.append(big32: UInt32(truncatingIfNeeded: min(remaining - 4, 0x1_FFFF)))
        default: break
        }
        if bytes.count > segment { bytes.removeLast(bytes.count - segment) }
    }

    // MARK: TLS (RFC 8446)

    /// Records end where a segment ends, so that a header is always the first thing in one.
    private static let recordSegments: Int64 = 11
    private static let recordBytes = recordSegments * Int64(FrameWriter.segmentBytes)

    private func writeTLS(_ bytes: inout [UInt8]) {
        guard offset % Self.recordBytes == 0, remaining > 5 else { return }
        if exchange == 0, offset == 0 {
            isRequest ? writeClientHello(&bytes) : writeServerHello(&bytes)
            // A rest too short for a record of its own: no hello then, but application data.
            if (1...5).contains(remaining - Int64(bytes.count)) || remaining < bytes.count {
                bytes.removeAll(keepingCapacity: true)
            }
        }
        let rest = remaining - Int64(bytes.count) - 5
        guard rest > 0 else { return }
        // The last five bytes of a message get no record of their own.
        let room = Self.recordBytes - Int64(bytes.count) - 5
        let length = rest <= room + 5 ? rest : room
        bytes.append(contentsOf: [23, 3, 3])
        bytes.append(big16: UInt16(length))
    }

    private func writeClientHello(_ bytes: inout [UInt8]) {
        bytes.append(contentsOf: [22, 3, 1, 0, 0, 1, 0, 0, 0, 3, 3])
        appendRandom(&bytes, 1)
        // No session, three suites, no compression.
        bytes.append(contentsOf: [0, 0, 6, 0x13, 0x01, 0x13, 0x02, 0xC0, 0x2F, 1, 0, 0, 0])
        let extensions = bytes.count
        let name = Array("\(server.isV4 ? "a" : "six")\(server.low & 0xFFFF_FFFF).example".utf8)
        bytes.append(contentsOf: [0, 0])
        bytes.append(big16: UInt16(name.count + 5))
        bytes.append(big16: UInt16(name.count + 3))
        bytes.append(0)
        bytes.append(big16: UInt16(name.count))
        bytes.append(contentsOf: name)
        // Versions 1.3 and 1.2, x25519, one signature, a key share.
        bytes.append(contentsOf: [0, 43, 0, 5, 4, 3, 4, 3, 3, 0, 10, 0, 4, 0, 2, 0, 29])
        bytes.append(contentsOf: [0, 13, 0, 4, 0, 2, 4, 3, 0, 51, 0, 38, 0, 36, 0, 29, 0, 32])
        appendRandom(&bytes, 2)
        setLength(&bytes, at: extensions - 2, of: bytes.count - extensions)
        setLength(&bytes, at: 3, of: bytes.count - 5)
        setLength(&bytes, at: 7, of: bytes.count - 9)
    }

    private func writeServerHello(_ bytes: inout [UInt8]) {
        bytes.append(contentsOf: [22, 3, 3, 0, 90, 2, 0, 0, 86, 3, 3])
        appendRandom(&bytes, 3)
        bytes.append(contentsOf: [0, 0x13, 0x01, 0, 0, 46])
        bytes.append(contentsOf: [0, 43, 0, 2, 3, 4, 0, 51, 0, 36, 0, 29, 0, 32])
        appendRandom(&bytes, 4)
        bytes.append(contentsOf: [20, 3, 3, 0, 1, 1])
    }

    private func appendRandom(_ bytes: inout [UInt8], _ key: UInt64) {
        for word in 0..<4 {
            let random = StableHash.mix(salt, UInt64(word), key: key)
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: random >> UInt64(shift)))
            }
        }
    }

    private func setLength(_ bytes: inout [UInt8], at offset: Int, of length: Int) {
        bytes[offset] = UInt8(length >> 8 & 0xFF)
        bytes[offset + 1] = UInt8(length & 0xFF)
    }

    // MARK: HTTP (RFC 9112)

    private func writeHTTP(_ bytes: inout [UInt8]) {
        let host = server.isV4 ? "\(server)" : "[\(server)]"
        let path = String(salt >> 40, radix: 36) + "/\(exchange)"
        if !isRequest {
            appendWithLength(
                "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n", &bytes)
        } else if message > FrameWriter.segmentBytes {
            appendWithLength("POST /\(path) HTTP/1.1\r\nHost: \(host)\r\n", &bytes)
        } else {
            bytes.append(contentsOf: "GET /\(path) HTTP/1.1\r\nHost: \(host)\r\n".utf8)
            // A cookie fills the request up.
            let padding = Int(message) - bytes.count - 12
            if padding > 0 {
                bytes.append(contentsOf: "Cookie: ".utf8)
                for i in 0..<padding {
                    bytes.append(UInt8(truncatingIfNeeded: 0x61 + (Int(salt & 15) + i) % 26))
                }
                bytes.append(contentsOf: "\r\n".utf8)
            }
            bytes.append(contentsOf: "\r\n".utf8)
        }
    }

    /// Ends the header with the length of what follows it.
    private func appendWithLength(_ header: String, _ bytes: inout [UInt8]) {
        bytes.append(contentsOf: header.utf8)
        bytes.append(contentsOf: "Content-Length: ".utf8)
        let before = Int64(bytes.count) + 4
        // Between lengths of different digits a leading zero closes the gap.
        var digits: Int64 = 1
        while digits < 12, "\(max(message - before - digits, 0))".utf8.count > digits {
            digits += 1
        }
        let length = "\(max(message - before - digits, 0))"
        for _ in length.utf8.count..<max(Int(digits), length.utf8.count) {
            bytes.append(UInt8(ascii: "0"))
        }
        bytes.append(contentsOf: "\(length)\r\n\r\n".utf8)
    }

    // MARK: Others

    /// The version in the first message; every message is a packet to be ignored (RFC 4253 §6, §11.2).
    private func writeSSH(_ bytes: inout [UInt8]) {
        if exchange == 0 { bytes.append(contentsOf: "SSH-2.0-OpenSSH_9.6\r\n".utf8) }
        let packet = remaining - Int64(bytes.count) - 4
        guard packet > 9, packet < 32_768 else { return }
        bytes.append(big32: UInt32(packet))
        bytes.append(contentsOf: [4, 2])
        bytes.append(big32: UInt32(packet - 10))
    }

    /// An extended request or response whose value is filler (RFC 4511 §4.12).
    private func writeLDAP(_ bytes: inout [UInt8]) {
        let inner: [UInt8] =
            isRequest ? [0x80, 3, 0x31, 0x2E, 0x32] : [0x0A, 1, 0, 4, 0, 4, 0]
        let value = remaining - 21 - Int64(inner.count)
        guard value > 0 else { return }
        bytes.append(element: 0x30, length: remaining - 6)
        bytes.append(contentsOf: [2, 1, UInt8(truncatingIfNeeded: 1 + exchange % 100)])
        bytes.append(element: isRequest ? 0x77 : 0x78, length: remaining - 15)
        bytes.append(contentsOf: inner)
        bytes.append(element: isRequest ? 0x81 : 0x8B, length: value)
    }

    /// A private message whose cipher text is filler (RFC 4120 §5.7.1), behind its length (§7.2.2).
    private func writeKerberos(_ bytes: inout [UInt8]) {
        guard remaining > 55 else { return }
        bytes.append(big32: UInt32(truncatingIfNeeded: remaining - 4))
        bytes.append(element: 0x75, length: remaining - 10)
        bytes.append(element: 0x30, length: remaining - 16)
        // Version 5, message type 21.
        bytes.append(contentsOf: [0xA0, 3, 2, 1, 5, 0xA1, 3, 2, 1, 21])
        bytes.append(element: 0xA3, length: remaining - 32)
        bytes.append(element: 0x30, length: remaining - 38)
        // AES-256.
        bytes.append(contentsOf: [0xA0, 3, 2, 1, 18])
        bytes.append(element: 0xA2, length: remaining - 49)
        bytes.append(element: 0x04, length: remaining - 55)
    }
}

extension [UInt8] {
    /// Tag and length of an element of BER, the length in four bytes (X.690 §8.1.3.5).
    mutating func append(element tag: UInt8, length: Int64) {
        append(contentsOf: [tag, 0x84])
        append(big32: UInt32(truncatingIfNeeded: length))
    }

    mutating func append(big16 value: UInt16) {
        append(UInt8(value >> 8))
        append(UInt8(value & 0xFF))
    }

    mutating func append(big32 value: UInt32) {
        append(big16: UInt16(value >> 16))
        append(big16: UInt16(value & 0xFFFF))
    }
}
