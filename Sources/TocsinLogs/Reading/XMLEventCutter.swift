/// Cuts `<Event …>…</Event>` out of an XML document without holding it; line breaks inside become
/// blanks. Nothing else of the document is looked at.
struct XMLEventCutter: ElementCutter {
    private var element: [UInt8] = []
    private var isInEvent = false
    private var isTooLong = false
    /// The last bytes seen, enough for `</Event>`.
    private var tail: [UInt8] = []

    private(set) var overlong = 0

    private static let begin = Array("<Event".utf8)
    private static let end = Array("</Event>".utf8)

    var isInElement: Bool { isInEvent }

    mutating func feed(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
        for byte in bytes {
            if isInEvent {
                keep(byte)
                remember(byte)
                if byte == 0x3E, tail == Self.end { finish(to: &output) }
            } else {
                if byte == 0x3E || byte <= 0x20, tail.suffix(Self.begin.count) == Self.begin[...] {
                    isInEvent = true
                    element = Self.begin
                    keep(byte)
                }
                remember(byte)
            }
        }
    }

    private mutating func remember(_ byte: UInt8) {
        if tail.count == Self.end.count { tail.removeFirst() }
        tail.append(byte)
    }

    private mutating func keep(_ byte: UInt8) {
        guard !isTooLong else { return }
        guard element.count < LineLimits.maxLineBytes else {
            isTooLong = true
            element.removeAll()
            return
        }
        element.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte)
    }

    private mutating func finish(to output: inout [UInt8]) {
        if isTooLong {
            overlong += 1
        } else {
            output.append(contentsOf: element)
            output.append(0x0A)
        }
        isInEvent = false
        isTooLong = false
        element.removeAll(keepingCapacity: true)
        tail.removeAll(keepingCapacity: true)
    }
}
