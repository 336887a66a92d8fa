/// The name of a log, taken apart so that what was rotated earlier comes first: `auth.log.2.gz`,
/// `auth.log.1`, `auth.log`; `eve.json-20261121`, `eve.json`; Zeek's own names sort by themselves.
struct RotatedName: Hashable, Comparable, Sendable {
    private let folder: String
    /// The name without compression and number or date behind it.
    private let base: String
    /// 0 for a number, 1 for a date, 2 for the log that is being written.
    private let rank: Int
    /// The number, negative: a log's number grows with every rotation.
    private let number: Int
    private let name: String

    /// Digits of a rotation's number; what is longer is a date.
    private static let maxNumberDigits = 4

    init(path: String) {
        let slash = path.utf8.lastIndex(of: 0x2F)
        folder = slash.map { String(path[..<$0]) } ?? ""
        name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
        let plain = Self.withoutCompression(name)
        let tail = plain.reversed().prefix { Self.isStampPart($0) }.count
        let start = plain.index(plain.endIndex, offsetBy: -tail)
        let stamp = plain[start...]
        guard tail < plain.count, let mark = stamp.first, !mark.isNumber,
            stamp.contains(where: \.isNumber)
        else {
            (base, rank, number) = (String(plain), 2, 0)
            return
        }
        base = String(plain[..<start])
        if let number = Int(stamp.dropFirst()), stamp.count <= 1 + Self.maxNumberDigits, mark == "."
        {
            (rank, self.number) = (0, -number)
        } else {
            (rank, number) = (1, 0)
        }
    }

    static func < (a: Self, b: Self) -> Bool {
        if a.folder != b.folder { return a.folder.utf8.lexicographicallyPrecedes(b.folder.utf8) }
        if a.base != b.base { return a.base.utf8.lexicographicallyPrecedes(b.base.utf8) }
        if a.rank != b.rank { return a.rank < b.rank }
        if a.number != b.number { return a.number < b.number }
        return a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
    }

    /// Whether `name` may be what rotation called the log `current`: a stamp behind its name
    /// (`auth.log.1`) or in front of its ending (`conn.10:00:00-11:00:00.log.gz`), or the same name
    /// in a folder of another day.
    static func isRotation(_ name: String, of current: String) -> Bool {
        let plain = withoutCompression(name)
        if plain == current { return true }
        if plain.hasPrefix(current) { return isStamp(plain.dropFirst(current.count)) }
        guard let dot = current.lastIndex(of: ".") else { return false }
        let (stem, ending) = (current[..<dot], current[dot...])
        guard plain.hasPrefix(stem), plain.hasSuffix(ending),
            plain.count > stem.count + ending.count
        else { return false }
        return isStamp(plain.dropFirst(stem.count).dropLast(ending.count))
    }

    private static func withoutCompression(_ name: String) -> Substring {
        for ending in [".gz", ".zst"] where name.hasSuffix(ending) {
            return name.dropLast(ending.count)
        }
        return name[...]
    }

    private static func isStamp(_ text: Substring) -> Bool {
        guard let first = text.first else { return false }
        return !first.isNumber && text.allSatisfy(isStampPart) && text.contains(where: \.isNumber)
    }

    private static func isStampPart(_ character: Character) -> Bool {
        character.isASCII && (character.isNumber || ".-_:".contains(character))
    }
}
