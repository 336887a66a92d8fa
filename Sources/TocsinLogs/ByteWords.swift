extension Span where Element == UInt8 {
    /// Eight bytes from `offset`, the first in the lowest bits. Requires `offset + 8 <= count`.
    @inline(__always)
    func littleEndianWord(at offset: Int) -> UInt64 {
        // The load checks its bounds, and any eight bytes are a valid UInt64.
        unsafe UInt64(
            littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// `length` (0…8) bytes from `start` in one word, the first in the lowest bits, zero-filled.
    @inline(__always)
    func packedWord(at start: Int, length: Int) -> UInt64 {
        if length == 0 { return 0 }
        if start &+ 8 <= count {
            return littleEndianWord(at: start)
                & (.max >> UInt64(truncatingIfNeeded: 64 &- 8 &* length))
        }
        var word: UInt64 = 0
        for i in 0..<length {
            word |= UInt64(self[start + i]) << UInt64(truncatingIfNeeded: 8 &* i)
        }
        return word
    }

    /// All of the at most eight bytes as one word, the first in the lowest bits; nil if the last is NUL,
    /// since the word would read like a shorter text's.
    @inline(__always)
    var shortTextWord: UInt64? {
        if count > 0, self[count &- 1] == 0 { return nil }
        return packedWord(at: 0, length: count)
    }

    /// The first index of `byte` at or after `start`, `count` if there is none. O(distance / 8).
    @inline(__always)
    func index(of byte: UInt8, from start: Int) -> Int {
        var position = start
        while position &+ 8 <= count {
            let hit = ByteLanes.equal(littleEndianWord(at: position), to: byte)
            if hit != 0 { return position &+ hit.trailingZeroBitCount &>> 3 }
            position &+= 8
        }
        while position < count, self[position] != byte { position &+= 1 }
        return position
    }

    /// The bytes as text, ill-formed UTF-8 replaced by U+FFFD.
    var lossyText: String {
        // The pointer does not leave the closure.
        unsafe withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
}

/// Tests on the eight bytes of a word at once (Warren, "Hacker's Delight", §6-1).
///
/// The lowest bit set in a result marks the first byte that passes; bits above it may be wrong.
enum ByteLanes {
    @inline(__always)
    static func equal(_ word: UInt64, to byte: UInt8) -> UInt64 {
        let difference = word ^ (0x0101_0101_0101_0101 &* UInt64(byte))
        return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
    }

    /// Bytes under `bound`, which is at most 0x80.
    @inline(__always)
    static func below(_ bound: UInt8, _ word: UInt64) -> UInt64 {
        (word &- (0x0101_0101_0101_0101 &* UInt64(bound))) & ~word & 0x8080_8080_8080_8080
    }
}
