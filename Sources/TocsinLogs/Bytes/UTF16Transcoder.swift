/// UTF-16 with a byte order mark → UTF-8: what Windows PowerShell's `>` and `Out-File` write.
///
/// Lone surrogates become U+FFFD (RFC 3629 §3); the mark itself is left out.
final class UTF16Transcoder: Decompressor {
    private let isBigEndian: Bool
    /// The first byte of a unit whose second has not come yet.
    private var half: UInt8?
    /// The first unit of a surrogate pair.
    private var high: UInt16?
    private var hasSeenMark = false
    /// UTF-8 that found no room.
    private var waiting: ArraySlice<UInt8> = []

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    let format = "UTF-16"
    /// A half unit at the end is dropped, as a half line is.
    var isComplete: Bool { true }
    var mayHoldOutput: Bool { !waiting.isEmpty }

    func step(
        _ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8], at offset: Int
    ) -> DecompressionStep {
        var done = DecompressionStep()
        var position = range.lowerBound
        while offset + done.produced < output.count {
            if let byte = waiting.popFirst() {
                output[offset + done.produced] = byte
                done.produced += 1
                continue
            }
            guard position < range.upperBound else { break }
            let byte = input[position]
            position += 1
            guard let first = half else {
                half = byte
                continue
            }
            half = nil
            take(
                isBigEndian
                    ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first))
        }
        done.consumed = position - range.lowerBound
        return done
    }

    private func take(_ unit: UInt16) {
        if !hasSeenMark {
            hasSeenMark = true
            if unit == 0xFEFF { return }
        }
        var scalars: [UInt32] = []
        if let first = high {
            high = nil
            if unit & 0xFC00 == 0xDC00 {
                scalars.append(0x10000 + UInt32(first & 0x3FF) << 10 + UInt32(unit & 0x3FF))
            } else {
                scalars.append(0xFFFD)
            }
        }
        if scalars.first.map({ $0 == 0xFFFD }) ?? true {
            if unit & 0xFC00 == 0xD800 { high = unit } else { scalars.append(UInt32(unit)) }
        }
        for value in scalars {
            let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
            waiting.append(contentsOf: Array(String(Character(scalar)).utf8))
        }
    }
}
