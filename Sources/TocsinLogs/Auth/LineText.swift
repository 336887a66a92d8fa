import TocsinRecords

/// A stretch of a log line that is taken apart from both of its ends.
///
/// User names are the attacker's text and stand in the middle; so what surrounds them is compared with
/// fixed words from the front and from the back.
struct LineText {
    var bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    init(_ block: Span<UInt8>, _ range: Range<Int>) {
        bytes = [UInt8](copying: block.extracting(range))[...]
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// As text, ill-formed UTF-8 replaced by U+FFFD.
    var string: String { String(decoding: bytes, as: UTF8.self) }

    static func == (text: LineText, word: String) -> Bool {
        text.bytes.count == word.utf8.count && text.has(prefix: word)
    }

    func has(prefix: String) -> Bool { holds(prefix, at: bytes.startIndex) }

    func has(suffix: String) -> Bool { holds(suffix, at: bytes.endIndex - suffix.utf8.count) }

    /// Whether `word` stands at `position`.
    @inline(__always)
    private func holds(_ word: String, at position: Int) -> Bool {
        let count = word.utf8.count
        guard count > 0 else { return true }
        guard position >= bytes.startIndex, bytes.endIndex - position >= count,
            // Nearly every comparison ends here.
            bytes[position] == word.utf8.first
        else { return false }
        return bytes[position..<position + count].elementsEqual(word.utf8)
    }

    /// Removes `prefix` if the text begins with it.
    mutating func drop(prefix: String) -> Bool {
        guard has(prefix: prefix) else { return false }
        bytes = bytes.dropFirst(prefix.utf8.count)
        return true
    }

    /// Removes `suffix` if the text ends with it.
    mutating func drop(suffix: String) -> Bool {
        guard has(suffix: suffix) else { return false }
        bytes = bytes.dropLast(suffix.utf8.count)
        return true
    }

    mutating func trim() {
        if bytes.first == 0x20 { bytes = bytes.drop { $0 == 0x20 } }
        trimEnd()
    }

    mutating func trimEnd() {
        var end = bytes.endIndex
        while end > bytes.startIndex, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        if end < bytes.endIndex { bytes = bytes[..<end] }
    }

    /// Removes and returns what stands in front of the first blank, with the blanks behind it.
    mutating func takeToken() -> LineText {
        let end = bytes.firstIndex(of: 0x20) ?? bytes.endIndex
        let token = bytes[..<end]
        bytes = bytes[end...].drop { $0 == 0x20 }
        return LineText(token)
    }

    /// Removes and returns what stands behind the last blank, with that blank; nil without one.
    mutating func takeLastToken() -> LineText? {
        guard let blank = bytes.lastIndex(of: 0x20) else { return nil }
        let token = bytes[(blank + 1)...]
        bytes = bytes[..<blank]
        return LineText(token)
    }

    /// Where `word` stands first at or behind `start`. O(bytes × word).
    func first(_ word: String, from start: Int? = nil) -> Range<Int>? {
        let length = word.utf8.count
        var position = start ?? bytes.startIndex
        guard let initial = word.utf8.first else { return nil }
        while position + length <= bytes.endIndex {
            if bytes[position] == initial,
                bytes[position..<position + length].elementsEqual(word.utf8)
            {
                return position..<position + length
            }
            position += 1
        }
        return nil
    }

    /// Where `word` stands last. O(bytes × word).
    func last(_ word: String) -> Range<Int>? {
        let length = word.utf8.count
        guard let initial = word.utf8.first else { return nil }
        var position = bytes.endIndex - length
        while position >= bytes.startIndex {
            if bytes[position] == initial,
                bytes[position..<position + length].elementsEqual(word.utf8)
            {
                return position..<position + length
            }
            position -= 1
        }
        return nil
    }

    func contains(_ word: String) -> Bool { first(word) != nil }

    subscript(range: Range<Int>) -> LineText { LineText(bytes[range]) }

    func before(_ range: Range<Int>) -> LineText { LineText(bytes[..<range.lowerBound]) }

    func after(_ range: Range<Int>) -> LineText { LineText(bytes[range.upperBound...]) }

    /// A whole number without sign; nil for anything else or what does not fit.
    var number: Int? {
        guard !bytes.isEmpty, bytes.count <= 18 else { return nil }
        var value = 0
        for byte in bytes {
            guard byte &- 0x30 <= 9 else { return nil }
            value = value * 10 + Int(byte &- 0x30)
        }
        return value
    }

    /// An IP address; a zone id behind `%` is left off.
    var address: IPAddress? {
        var text = bytes
        if let percent = text.firstIndex(of: 0x25) { text = text[..<percent] }
        return IPAddress(text.span)
    }
}

/// The far end of a connection as a log line names it.
struct RemoteEnd {
    var address: IPAddress?
    /// A host name, where the line has no address.
    var name: String?
    var port: UInt16?

    /// `UNKNOWN` is sshd's word for a connection that was gone already.
    init?(host: LineText, port: UInt16? = nil) {
        guard !host.isEmpty, !host.bytes.contains(0x20) else { return nil }
        address = host.address
        if address == nil, !(host == "UNKNOWN"), !(host == "?"), !(host == "-") {
            name = host.string
        }
        self.port = port
    }

    /// Takes `ADDRESS port N` (or `ADDRESS` alone) off the end of `text`.
    init?(endOf text: inout LineText) {
        var rest = text
        rest.trimEnd()
        guard let last = rest.takeLastToken() else {
            self.init(host: rest)
            text = LineText([])
            return
        }
        if let number = last.number, let port = UInt16(exactly: number),
            rest.drop(suffix: " port")
        {
            guard let host = rest.takeLastToken() else {
                self.init(host: rest, port: port)
                text = LineText([])
                return
            }
            self.init(host: host, port: port)
        } else {
            self.init(host: last)
        }
        text = rest
    }
}

extension AuthEvent {
    mutating func setSource(_ end: RemoteEnd?) {
        source = end?.address
        sourceName = end?.name
        sourcePort = end?.port
    }
}

extension [UInt8] {
    init(copying span: Span<UInt8>) {
        // The pointer does not leave the closure.
        self = unsafe span.withUnsafeBufferPointer { unsafe Array($0) }
    }
}
