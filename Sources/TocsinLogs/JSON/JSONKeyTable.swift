/// The keys a decoder wants of an object, found by one hash and one comparison each.
///
/// Names are distinct and have 1…16 bytes, so that two words hold them. At most 32 of them in 64
/// slots; the names are the program's own, so the hash needs no seed.
struct JSONKeyTable: Sendable {
    private struct Slot {
        var first: UInt64 = 0
        var second: UInt64 = 0
        /// 0 marks a free slot.
        var length = 0
        var index = 0
    }

    private static let maxNames = 32
    private static let maxNameBytes = 16
    private var slots = [Slot](repeating: Slot(), count: 2 * Self.maxNames)
    /// Names in the table.
    let count: Int

    /// A table in which each name's index is its position in `names`.
    init(_ names: [String]) {
        precondition(names.count <= Self.maxNames)
        count = names.count
        for (index, name) in names.enumerated() {
            let bytes = Array(name.utf8)
            precondition(!bytes.isEmpty && bytes.count <= Self.maxNameBytes)
            let key = Self.words(bytes.span, 0, bytes.count)
            var slot = Self.slot(key)
            while slots[slot].length != 0 { slot = (slot + 1) % slots.count }
            slots[slot] = Slot(
                first: key.first, second: key.second, length: bytes.count, index: index)
        }
    }

    /// Scans the object in `range` and notes in `values[base...]` where the wanted values stand, the
    /// last one of a repeated key (as JSON parsers do); the others become absent. Returns whether one
    /// of the wanted strings has escapes. Throws if the range is not one well-formed object.
    @inline(__always)
    func scan(
        _ text: Span<UInt8>, _ range: Range<Int>, into values: inout [JSONValue], from base: Int = 0
    ) throws(MalformedLine) -> Bool {
        for index in base..<base &+ count { values[index] = .absent }
        var scanner = try JSONScanner(range, in: text)
        var hasEscapes = false
        while try scanner.next(in: text) {
            guard let index = index(of: scanner.key, in: text) else { continue }
            values[base &+ index] = scanner.value
            hasEscapes = hasEscapes || scanner.value.hasEscapes
        }
        return hasEscapes
    }

    /// The index of a key, nil if it is not wanted.
    @inline(__always)
    func index(of key: JSONValue, in text: Span<UInt8>) -> Int? {
        if key.hasEscapes { return escapedIndex(of: key, in: text) }
        return index(text, key.start, key.end &- key.start)
    }

    @inline(never)
    private func escapedIndex(of key: JSONValue, in text: Span<UInt8>) -> Int? {
        // A wanted name of n bytes takes at most 6n bytes of escapes.
        guard key.end - key.start <= 6 * Self.maxNameBytes else { return nil }
        var bytes: [UInt8] = []
        JSONText.unescape(text, key.start..<key.end, to: &bytes)
        return index(bytes.span, 0, bytes.count)
    }

    @inline(__always)
    private func index(_ text: Span<UInt8>, _ start: Int, _ length: Int) -> Int? {
        guard length > 0, length <= Self.maxNameBytes else { return nil }
        let key = Self.words(text, start, length)
        var position = Self.slot(key)
        while true {
            let slot = slots[position]
            if slot.length == length, slot.first == key.first, slot.second == key.second {
                return slot.index
            }
            if slot.length == 0 { return nil }
            position = (position &+ 1) & (2 &* Self.maxNames &- 1)
        }
    }

    @inline(__always)
    private static func words(
        _ text: Span<UInt8>, _ start: Int, _ length: Int
    ) -> (first: UInt64, second: UInt64) {
        if length <= 8 { return (text.packedWord(at: start, length: length), 0) }
        return (
            text.littleEndianWord(at: start), text.packedWord(at: start &+ 8, length: length &- 8)
        )
    }

    @inline(__always)
    private static func slot(_ key: (first: UInt64, second: UInt64)) -> Int {
        // Multiplicative hashing (Knuth, TAOCP vol. 3, §6.4); six bits for 64 slots.
        let hash =
            (key.first &* 0x9E37_79B9_7F4A_7C15) ^ (key.second &* 0xC2B2_AE3D_27D4_EB4F)
        return Int(truncatingIfNeeded: hash &>> 58)
    }
}
