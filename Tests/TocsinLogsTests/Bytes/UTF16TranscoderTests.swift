import Testing

@testable import TocsinLogs

@Suite struct UTF16TranscoderTests {
    /// The text that comes out when `units` go in `size` bytes at a time into room for `room` bytes.
    private func transcode(_ units: [UInt16], isBigEndian: Bool, size: Int, room: Int) -> String {
        let input = units.flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
            return isBigEndian ? [high, low] : [low, high]
        }
        let transcoder = UTF16Transcoder(isBigEndian: isBigEndian)
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: room)
        var position = 0
        while position < input.count || transcoder.mayHoldOutput {
            let end = min(position + size, input.count)
            let done = transcoder.step(input, position..<end, into: &buffer, at: 0)
            text.append(contentsOf: buffer[..<done.produced])
            position += done.consumed
        }
        return String(decoding: text, as: UTF8.self)
    }

    @Test(arguments: [false, true], [1, 2, 3, 1000])
    func anyCut(isBigEndian: Bool, size: Int) {
        let text = "aé\u{20AC}\u{1F600}\n"
        let units = [0xFEFF] + Array(text.utf16)
        for room in [1, 2, 5, 100] {
            #expect(
                transcode(units, isBigEndian: isBigEndian, size: size, room: room) == text)
        }
    }

    @Test func loneSurrogates() {
        let units: [UInt16] = [0xFEFF, 0xD83D, 0x61, 0xDE00, 0xD83D, 0xD83D, 0xDE00]
        #expect(
            transcode(units, isBigEndian: false, size: 100, room: 100)
                == "\u{FFFD}a\u{FFFD}\u{FFFD}\u{1F600}")
    }
}
