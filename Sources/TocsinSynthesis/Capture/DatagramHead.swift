import TocsinMath

/// What stands at the beginning of a datagram; a DNS or NTP message fills it.
struct DatagramHead {
    var service: Service
    var port: UInt16
    var isRequest: Bool
    /// Of its direction, from 0.
    var number: Int64
    /// Payload bytes of this datagram, and of the first one that was sent.
    var count: Int
    var question: Int
    var salt: UInt64
    /// Microseconds since 1970.
    var time: Int64

    /// Appends the head to `bytes`, which is empty; never more than the datagram has room for.
    func write(to bytes: inout [UInt8]) {
        switch service {
        case .dns: writeDNS(&bytes)
        case .ntp: writeNTP(&bytes)
        case .quic:
            // A short header (RFC 9000 §17.3).
            bytes.append(0x40 | UInt8(salt & 0x3))
        case .none where port == 3478:
            // Channel data through a relay (RFC 8656 §12.4).
            bytes.append(big16: 0x4000 | UInt16(salt & 0xFF))
            bytes.append(big16: UInt16(max(count - 4, 0)))
            // The beginning of RTP (RFC 3550 §5.1), a clock of 90 kHz.
            bytes.append(contentsOf: [0x80, 96])
            bytes.append(big16: UInt16(truncatingIfNeeded: number))
            bytes.append(big32: UInt32(truncatingIfNeeded: time / 100 * 9))
            bytes.append(big32: UInt32(truncatingIfNeeded: salt >> (isRequest ? 8 : 24)))
        default: break
        }
        if bytes.count > count { bytes.removeLast(bytes.count - count) }
    }

    // MARK: DNS (RFC 1035)

    /// What every name ends in.
    private static let suffix: [UInt8] = [7] + Array("example".utf8) + [0]
    private static let consonants = Array("bcdfghklmnprstvz".utf8)
    private static let vowels = Array("aeiou".utf8)
    private static let multicastSuffix: [UInt8] = [5] + Array("local".utf8) + [0]

    private func writeDNS(_ bytes: inout [UInt8]) {
        let isMulticast = port == 5353
        let rest = count - question
        let answers = isRequest ? 0 : rest / 16
        let flags: UInt16 = isMulticast ? 0 : isRequest ? 0x0100 : answers > 0 ? 0x8180 : 0x8183
        let extra = !isRequest && answers == 0 && rest >= 11
        bytes.append(big16: isMulticast ? 0 : UInt16(salt & 0xFFFF))
        bytes.append(big16: flags)
        bytes.append(big16: 1)
        bytes.append(big16: UInt16(answers))
        bytes.append(big16: 0)
        bytes.append(big16: UInt16(extra ? 1 : 0))
        let suffix = isMulticast ? Self.multicastSuffix : Self.suffix
        appendName(length: question - 16 - suffix.count, &bytes)
        bytes.append(contentsOf: suffix)
        bytes.append(big32: 0x0001_0001)
        if answers > 0 {
            for k in 0..<answers - 1 { appendAddress(k, &bytes) }
            appendText(rdata: 4 + rest - 16 * answers, &bytes)
        } else if extra {
            // EDNS(0) with an option that is padding (RFC 6891, RFC 7830), if there is room for one.
            bytes.append(contentsOf: [0, 0, 41, 4, 0xD0, 0, 0, 0, 0, 0])
            let options = rest - 11
            bytes.append(UInt8(options >= 4 ? options : 0))
            if options >= 4 { bytes.append(contentsOf: [0, 12, 0, UInt8(options - 4)]) }
        }
        while bytes.count < count { bytes.append(0) }
    }

    /// Labels of `length` bytes in all, their lengths included.
    private func appendName(length: Int, _ bytes: inout [UInt8]) {
        var left = length
        var letter = salt
        while left > 1 {
            // Never one byte over: a label needs two.
            var label = min(left - 1, 24)
            if left - 1 - label == 1 { label -= 1 }
            bytes.append(UInt8(label))
            for i in 0..<label {
                letter = letter &* 0x5851_F42D_4C95_7F2D &+ 0x1405_7B7E_F767_814F
                let pick = Int(truncatingIfNeeded: letter >> 40)
                bytes.append(i % 2 == 0 ? Self.consonants[pick % 16] : Self.vowels[pick % 5])
            }
            left -= label + 1
        }
    }

    private func appendAddress(_ k: Int, _ bytes: inout [UInt8]) {
        bytes.append(contentsOf: [0xC0, 12, 0, 1, 0, 1, 0, 0, 1, 44, 0, 4])
        bytes.append(contentsOf: [198, 18, UInt8(salt >> 8 & 0xFF), UInt8((k + 1) & 0xFF)])
    }

    /// A text record of 12 + `rdata` bytes.
    private func appendText(rdata: Int, _ bytes: inout [UInt8]) {
        bytes.append(contentsOf: [0xC0, 12, 0, 16, 0, 1, 0, 0, 1, 44, 0, UInt8(rdata)])
        bytes.append(UInt8(rdata - 1))
        for i in 1..<rdata { bytes.append(UInt8(0x60 + i % 26)) }
    }

    // MARK: NTP (RFC 5905 §7.3)

    private func writeNTP(_ bytes: inout [UInt8]) {
        bytes.append(contentsOf: [isRequest ? 0x23 : 0x24, isRequest ? 0 : 2, 6, 0xEC])
        bytes.append(contentsOf: [0, 0, 4, 0, 0, 0, 8, 0, 192, 0, 2, 129])
        for k in 0..<4 {
            // A client says only when it sends.
            let known = !isRequest || k == 3
            bytes.append(
                big32: known ? UInt32(truncatingIfNeeded: time / 1_000_000 + 2_208_988_800) : 0)
            bytes.append(
                big32: known
                    ? UInt32(truncatingIfNeeded: ((time % 1_000_000) << 32) / 1_000_000) : 0)
        }
        while bytes.count < count { bytes.append(0) }
    }
}
