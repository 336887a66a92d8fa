import TocsinMath

/// Bytes that stand for payload, with their checksum ready: a packet of any length costs a copy and one
/// subtraction.
struct Filler {
    private let bytes: [UInt8]
    /// Sum of the big-endian 16-bit words before word i.
    private let sums: [UInt32]

    /// Offsets begin in the first 64 KB; every packet fits behind any of them.
    private static let offsets = 1 << 16
    private static let longestPayload = 1 << 11

    /// Random bytes, since most payload is encrypted; the same ones for every seed.
    init() {
        var generator = SeededGenerator(seed: 0x66_696C_6C65_72)
        let count = Self.offsets + Self.longestPayload
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            var word = generator.next()
            for _ in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        var sums: [UInt32] = [0]
        sums.reserveCapacity(count / 2 + 1)
        // 33,792 words of at most 65,535 stay below 2³².
        for i in stride(from: 0, to: count, by: 2) {
            sums.append(sums[i / 2] + UInt32(bytes[i]) << 8 + UInt32(bytes[i + 1]))
        }
        self.bytes = bytes
        self.sums = sums
    }

    /// Where the payload that belongs to `key` begins: the same key, the same bytes.
    @inline(__always)
    private func offset(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 47) & (Self.offsets - 2)
    }

    /// The first `count` bytes of `key`, at most 2,048.
    @inline(__always)
    func payload(_ key: UInt64, count: Int) -> ArraySlice<UInt8> {
        let start = offset(key)
        return bytes[start..<start + min(max(count, 0), Self.longestPayload)]
    }

    /// Their sum as 16-bit words, an odd last byte filled with zero (RFC 1071).
    @inline(__always)
    func sum(_ key: UInt64, count: Int) -> UInt32 {
        let start = offset(key)
        let count = min(max(count, 0), Self.longestPayload)
        let words = sums[(start + count) / 2] &- sums[start / 2]
        return count & 1 == 0 ? words : words &+ UInt32(bytes[start + count - 1]) << 8
    }
}
