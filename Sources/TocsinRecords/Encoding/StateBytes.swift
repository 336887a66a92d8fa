/// Bytes that were to be a batch or a table and are not: the state on disk is damaged, or not ours.
public struct DamagedState: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, as part of a sentence.
    public var reason: String
    /// Where it was noticed, in bytes from the beginning.
    public var offset: Int

    public init(_ reason: String, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    public var description: String { "\(reason) at byte \(offset)" }
}

/// Writes numbers and texts one behind the other; `StateReader` reads them back.
///
/// Numbers are LEB128, seven bits a byte, the least significant first; numbers that may be negative
/// are zig-zagged before. Words of a fixed width are little-endian.
package struct StateWriter {
    package private(set) var bytes: [UInt8] = []

    package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    package mutating func byte(_ value: UInt8) { bytes.append(value) }

    package mutating func unsigned(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    package mutating func signed(_ value: Int64) {
        unsigned(UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    /// A number that is −1 where it is unset, which takes a byte.
    package mutating func optional(_ value: Int64) { unsigned(UInt64(bitPattern: value &+ 1)) }

    /// The lowest `count` bytes of `value`, 0…8.
    package mutating func word(_ value: UInt64, bytes count: Int) {
        var rest = value
        for _ in 0..<count {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    package mutating func text(_ value: String) {
        unsigned(UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }

    package mutating func blob(_ value: [UInt8]) {
        unsigned(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    /// Four bytes of an IPv4 address, sixteen of any other; `IPAddress.isV4` goes into the head of
    /// its row.
    package mutating func address(_ address: IPAddress) {
        if address.isV4 { return word(address.low, bytes: 4) }
        word(address.high, bytes: 8)
        word(address.low, bytes: 8)
    }
}

/// Reads what `StateWriter` wrote, from front to back and never past the end. Any bytes are read or
/// refused; a count is believed only as far as the bytes behind it can hold so many.
package struct StateReader {
    private let bytes: [UInt8]
    package private(set) var position = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var remaining: Int { bytes.count &- position }

    package func damaged(_ reason: String) -> DamagedState { DamagedState(reason, at: position) }

    package mutating func byte() throws(DamagedState) -> UInt8 {
        guard position < bytes.count else { throw damaged("the bytes end early") }
        defer { position &+= 1 }
        return bytes[position]
    }

    package mutating func unsigned() throws(DamagedState) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 70 {
            let byte = try byte()
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift &+= 7
        }
        throw damaged("a number has no end")
    }

    package mutating func signed() throws(DamagedState) -> Int64 {
        let value = try unsigned()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// A number from −1, which is unset, to `limit`; what is outside is unset.
    package mutating func optional(upTo limit: Int64) throws(DamagedState) -> Int64 {
        let value = Int64(bitPattern: try unsigned() &- 1)
        return value < -1 || value > limit ? -1 : value
    }

    /// A time within `RecordLimits.maxMicroseconds`; what is outside becomes the nearest.
    package mutating func time(after previous: Int64) throws(DamagedState) -> Int64 {
        let time = previous &+ (try signed())
        return min(max(time, -RecordLimits.maxMicroseconds), RecordLimits.maxMicroseconds)
    }

    /// The next `count` bytes, 0…8, least significant first.
    package mutating func word(bytes count: Int) throws(DamagedState) -> UInt64 {
        guard remaining >= count else { throw damaged("the bytes end early") }
        var word: UInt64 = 0
        for k in 0..<count { word |= UInt64(bytes[position &+ k]) << UInt64(8 &* k) }
        position &+= count
        return word
    }

    /// How many things follow, each of at least `least` bytes: so many must be there.
    package mutating func count(ofAtLeast least: Int) throws(DamagedState) -> Int {
        let count = try unsigned()
        guard count <= UInt64(remaining / max(least, 1)) else {
            throw damaged("a count of \(count) is more than follows")
        }
        return Int(count)
    }

    /// A text; bytes that are no UTF-8 are replaced.
    package mutating func text() throws(DamagedState) -> String {
        String(decoding: try slice(), as: UTF8.self)
    }

    package mutating func blob() throws(DamagedState) -> [UInt8] { Array(try slice()) }

    private mutating func slice() throws(DamagedState) -> ArraySlice<UInt8> {
        let count = try count(ofAtLeast: 1)
        defer { position += count }
        return bytes[position..<position + count]
    }

    package mutating func address(isV4: Bool) throws(DamagedState) -> IPAddress {
        if isV4 { return IPAddress(v4: UInt32(truncatingIfNeeded: try word(bytes: 4))) }
        let high = try word(bytes: 8)
        return IPAddress(high: high, low: try word(bytes: 8))
    }

    /// The version in front, which must be `version`.
    package mutating func version(_ version: UInt8) throws(DamagedState) {
        let found = try byte()
        guard found == version else { throw damaged("version \(found) instead of \(version)") }
    }

    /// Refuses bytes behind the end.
    package func end() throws(DamagedState) {
        guard remaining == 0 else { throw damaged("\(remaining) bytes too many") }
    }
}
