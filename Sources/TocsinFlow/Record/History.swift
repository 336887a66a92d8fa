/// Zeek's `history` of a connection, letter by letter; upper case is the originator.
///
/// The first letters are held in place, which is all of nearly every history.
struct History: Hashable {
    private var letters = InlineArray<24, UInt8>(repeating: 0)
    private var inlineCount: UInt8 = 0
    private var spill: [UInt8] = []

    /// Letters that are kept: a connection of nothing but resets must not grow without end.
    static let maxLetters = 1024

    var isEmpty: Bool { inlineCount == 0 }
    var count: Int { Int(inlineCount) + spill.count }

    mutating func append(_ letter: UInt8) {
        if inlineCount < 24 {
            letters[Int(inlineCount)] = letter
            inlineCount += 1
        } else if spill.count < Self.maxLetters - 24 {
            spill.append(letter)
        }
    }

    /// Appends `letter`, an upper-case one, in the case of the side.
    mutating func append(_ letter: UInt8, isOrig: Bool) {
        append(isOrig ? letter : letter | 0x20)
    }

    /// Whether there is one letter, `letter`.
    func isOnly(_ letter: UInt8) -> Bool { inlineCount == 1 && letters[0] == letter }

    mutating func removeAll() {
        inlineCount = 0
        spill = []
    }

    subscript(index: Int) -> UInt8 { index < 24 ? letters[index] : spill[index - 24] }

    var text: String {
        var text = ""
        for i in 0..<count { text.unicodeScalars.append(Unicode.Scalar(self[i])) }
        return text
    }

    static func == (a: History, b: History) -> Bool {
        guard a.count == b.count else { return false }
        for i in 0..<a.count where a[i] != b[i] { return false }
        return true
    }

    func hash(into hasher: inout Hasher) { for i in 0..<count { hasher.combine(self[i]) } }
}

/// Which letters a side's history has: those that appear once, and counts of those that appear at the
/// 1st, 10th, 100th … occurrence.
struct HistoryMarks: OptionSet, Hashable {
    let rawValue: UInt8

    static let syn = HistoryMarks(rawValue: 1)
    static let fin = HistoryMarks(rawValue: 2)
    static let rst = HistoryMarks(rawValue: 4)
    static let finWithReset = HistoryMarks(rawValue: 8)
    static let manyFlags = HistoryMarks(rawValue: 16)
    static let data = HistoryMarks(rawValue: 32)
    static let ack = HistoryMarks(rawValue: 64)
}

/// Counts occurrences and tells at which of them Zeek repeats a letter: at powers of ten.
struct ScaledCount: Hashable {
    private var count: UInt32 = 0

    mutating func countsAsLetter() -> Bool {
        if count < .max { count += 1 }
        switch count {
        case 1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000:
            return true
        default: return false
        }
    }
}
