import Testing

@testable import TocsinSinks

struct TextLayoutTests {
    @Test func pads() {
        #expect(TextLayout.padded("字", width: 4) == "字  ")
        #expect(TextLayout.padded("ab", width: 4, right: true) == "  ab")
        #expect(TextLayout.padded("abcdef", width: 4) == "abcdef")
    }

    @Test func wraps() {
        #expect(
            TextLayout.wrapped("one two three four", width: 9, indent: 2)
                == ["one two", "  three", "  four"])
        #expect(TextLayout.wrapped("", width: 9) == [])
        #expect(TextLayout.wrapped("abcdefghijkl", width: 5) == ["abcd…"])
    }

    @Test func endsLongTextVisibly() {
        #expect(
            TextLayout.wrapped("aa bb cc dd ee ff", width: 5, maxLines: 2) == ["aa bb", "cc …"])
    }

    @Test func neverExceedsTheWidth() {
        for text in Sample.hostileTexts {
            let lines = TextLayout.wrapped(text + " and more words", width: 30, indent: 4)
            #expect(lines.count <= 4)
            for line in lines {
                #expect(SafeText.width(line) <= 30)
                #expect(Sample.dangerous(in: line).isEmpty && !line.contains("\n"))
            }
        }
    }
}
