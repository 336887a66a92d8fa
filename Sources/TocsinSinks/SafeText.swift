/// The one place where text an attacker may have chosen becomes printable.
///
/// Escapes what a terminal obeys instead of showing (C0, DEL, C1), what reorders a line (bidirectional
/// controls), what hides in it (zero-width characters) and what breaks it (line and paragraph
/// separators), as `\x1b` or `\u202e`. A backslash stays as it is, so the result is for reading, not
/// for decoding. Source: Unicode 16 chapter 23.2–23.3; ECMA-48 for C0 and C1.
public enum SafeText {
    /// Whether `scalar` must not reach a viewer as it is.
    public static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// `text` with every dangerous scalar written out. O(length); no allocation for plain ASCII.
    public static func escaped(_ text: String) -> String {
        if isPlainASCII(text) { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            if mustEscape(scalar) {
                result += escapeSequence(scalar)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Columns `text` takes on a terminal, where it holds nothing that `escaped` would change.
    public static func width(_ text: String) -> Int {
        if isPlainASCII(text) { return text.utf8.count }
        return text.reduce(0) { $0 + width($1) }
    }

    /// `text` escaped and cut to at most `limit` columns, the last of them `…` if anything was cut.
    /// Never cuts inside a grapheme; a grapheme keeps at most `maxScalarsPerGrapheme` scalars.
    /// Looks at O(limit) graphemes.
    public static func fitted(_ text: String, width limit: Int) -> String {
        guard limit > 0 else { return "" }
        if text.utf8.count <= limit, isPlainASCII(text) { return text }
        var result = ""
        var used = 0
        /// Bytes to keep, should the text turn out not to fit: the longest part that leaves room for `…`.
        var cut = 0
        // Every grapheme that counts takes a column, and those that do not are bounded below.
        let start = String(
            String.UnicodeScalarView(text.unicodeScalars.prefix(scalars(for: limit))))
        for grapheme in escaped(start) {
            let wide = width(grapheme)
            if used + wide > limit {
                return ellipsis(result, after: cut)
            }
            append(grapheme, to: &result)
            used += wide
            if used < limit { cut = result.utf8.count }
        }
        return start.unicodeScalars.count == text.unicodeScalars.count
            ? result : ellipsis(result, after: cut)
    }

    private static func ellipsis(_ text: String, after bytes: Int) -> String {
        String(decoding: text.utf8.prefix(bytes), as: UTF8.self) + "…"
    }

    /// A base and its marks: enough for every script, too few to paint over the lines above.
    public static let maxScalarsPerGrapheme = 8

    /// Scalars of a text that can matter for `limit` columns; the rest is cut unseen, so that a
    /// 1 MB name costs no more than a short one.
    private static func scalars(for limit: Int) -> Int { (limit + 1) * maxScalarsPerGrapheme }

    private static func append(_ grapheme: Character, to text: inout String) {
        let scalars = grapheme.unicodeScalars
        if scalars.count <= maxScalarsPerGrapheme {
            text.append(grapheme)
        } else {
            text.unicodeScalars.append(contentsOf: scalars.prefix(maxScalarsPerGrapheme))
        }
    }

    private static func escapeSequence(_ scalar: Unicode.Scalar) -> String {
        let hex = String(scalar.value, radix: 16)
        return scalar.value < 0x100
            ? "\\x" + (hex.count < 2 ? "0" : "") + hex
            : "\\u" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }

    /// Whether every byte is printable ASCII.
    static func isPlainASCII(_ text: String) -> Bool {
        for byte in text.utf8 where byte < 0x20 || byte > 0x7E { return false }
        return true
    }
}

// MARK: Display width

extension SafeText {
    private static func width(_ grapheme: Character) -> Int {
        let scalars = grapheme.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if first.isASCII, scalars.count == 1 { return 1 }
        switch first.properties.generalCategory {
        // A mark with nothing to sit on, or an invisible format character.
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        // U+FE0F asks for the emoji form of the character before it.
        if first.properties.isEmojiPresentation || scalars.contains("\u{FE0F}") { return 2 }
        return isWide(first.value) ? 2 : 1
    }

    /// Whether East_Asian_Width is W or F (Unicode 16, UAX #11), in ranges that also take in the few
    /// unassigned points between them.
    private static func isWide(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1100...0x115F,  // Hangul Jamo
            0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,  // CJK
            0xA000...0xA4CF, 0xA960...0xA97F,  // Yi, Hangul Jamo Extended-A
            0xAC00...0xD7A3, 0xF900...0xFAFF,  // Hangul, CJK compatibility
            0xFE10...0xFE19, 0xFE30...0xFE6F,  // vertical and small forms
            0xFF01...0xFF60, 0xFFE0...0xFFE6,  // fullwidth forms
            0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF,  // Tangut, Khitan, Kana supplements
            0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,  // pictographs
            0x20000...0x3FFFD:  // CJK extensions
            true
        default: false
        }
    }
}
