import Testing

@testable import TocsinSinks

struct SafeTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("\u{1B}[31m", "\\x1b[31m"), ("\u{0}", "\\x00"),
        ("a\r\nb", "a\\x0d\\x0ab"), ("\u{7F}", "\\x7f"), ("\u{9B}31m", "\\x9b31m"),
        ("x\u{202E}y", "x\\u202ey"), ("\u{61C}", "\\u061c"), ("\u{200B}\u{FEFF}", "\\u200b\\ufeff"),
        ("\u{2028}", "\\u2028"), ("\u{2069}", "\\u2069"), ("größer 字 é", "größer 字 é"),
        ("back\\slash", "back\\slash"),
    ])
    func escapes(_ text: String, _ expected: String) {
        #expect(SafeText.escaped(text) == expected)
    }

    @Test func escapesExactlyTheListedScalars() {
        let listed: [ClosedRange<UInt32>] = [
            0x00...0x1F, 0x7F...0x9F, 0x61C...0x61C, 0x200B...0x200F, 0x2028...0x202E,
            0x2060...0x2060, 0x2066...0x2069, 0xFEFF...0xFEFF,
        ]
        for value in UInt32(0)...0x1_1000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let expected = listed.contains { $0.contains(value) }
            #expect(SafeText.mustEscape(scalar) == expected, "U+\(String(value, radix: 16))")
        }
    }

    /// Widths as GNU libc's wcwidth and UAX #11 give them.
    @Test(arguments: [
        ("abc", 3), ("é", 1), ("e\u{301}", 1), ("字", 2), ("ｆｕｌｌ", 8), ("한글", 4), ("ﾊﾝｶｸ", 4),
        ("👍", 2), ("❤\u{FE0F}", 2), ("🇩🇪", 2), ("→", 1), ("±", 1), ("\u{301}", 0), ("Ж", 1),
    ])
    func width(_ text: String, _ expected: Int) {
        #expect(SafeText.width(text) == expected)
    }

    @Test(arguments: [
        ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
        ("字字字", 6, "字字字"), ("字字字", 5, "字字…"), ("字字字", 4, "字…"), ("字", 1, "…"),
        ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("a\u{1B}b", 6, "a\\x1bb"),
        ("a\u{1B}bcdefg", 6, "a\\x1b…"), ("", 3, ""),
    ])
    func fits(_ text: String, _ limit: Int, _ expected: String) {
        #expect(SafeText.fitted(text, width: limit) == expected)
    }

    @Test func neverExceedsTheWidth() {
        for text in Sample.hostileTexts {
            for limit in [1, 2, 3, 7, 40, 100] {
                let fitted = SafeText.fitted(text, width: limit)
                #expect(SafeText.width(fitted) <= limit)
                #expect(Sample.dangerous(in: fitted).isEmpty)
                #expect(!fitted.contains("\n"))
                #expect(
                    fitted.unicodeScalars.count <= (limit + 1) * SafeText.maxScalarsPerGrapheme)
            }
        }
    }

    @Test func piledUpMarksAreCut() {
        let pile = "e" + String(repeating: "\u{301}", count: 40)
        #expect(
            SafeText.fitted(pile, width: 10).unicodeScalars.count
                == SafeText.maxScalarsPerGrapheme)
    }
}
