/// What a JSON value is (RFC 8259 §3).
enum JSONKind: UInt8, Sendable {
    /// The key is not in the object.
    case absent
    case null, `true`, `false`, number, string, object, array
}

/// Where a value stands in the scanned bytes.
struct JSONValue: Hashable, Sendable {
    var kind = JSONKind.absent
    /// A string with a backslash: its bytes are not its text yet (`JSONText.unescape`).
    var hasEscapes = false
    /// First byte: of a string the one behind its quote, of an object or array its bracket.
    var start = 0
    /// Behind the last byte: of a string its closing quote, else behind the value.
    var end = 0

    static let absent = JSONValue()

    /// Whether the key is there and not null.
    @inline(__always)
    var isSet: Bool { kind.rawValue > JSONKind.null.rawValue }
}

/// Walks the members of one JSON object (RFC 8259) from left to right, without recursion and without
/// copying; nested values are checked and stepped over.
///
/// Strings, escapes, numbers and brackets are checked as they are passed; UTF-8 is not, so that a log
/// with a stray byte keeps its records. Repeated keys are handed out as they come. After an error the
/// scanner is of no further use.
struct JSONScanner {
    /// Most brackets open at once, the object's own included: no log nests deeper than a dozen, and
    /// one bit each fits a word.
    static let maxDepth = 64

    /// The member that `next` found.
    private(set) var key = JSONValue.absent
    private(set) var value = JSONValue.absent
    private var position: Int
    private let end: Int
    private var isFirst = true

    /// A scanner of the object in `range` of the text that every further call is given: blanks, one
    /// object, blanks. Throws if it does not begin with a brace.
    @inline(__always)
    init(_ range: Range<Int>, in text: Span<UInt8>) throws(MalformedLine) {
        precondition(range.upperBound <= text.count)
        position = range.lowerBound
        end = range.upperBound
        skipBlanks(text)
        guard position < end, text[position] == 0x7B else {
            throw MalformedLine("not a JSON object")
        }
        position &+= 1
    }

    /// Moves to the next member, false behind the last one; O(bytes of the member).
    @inline(__always)
    mutating func next(in text: Span<UInt8>) throws(MalformedLine) -> Bool {
        skipBlanks(text)
        guard position < end else { throw MalformedLine("JSON ends inside the object") }
        var byte = text[position]
        if byte == 0x7D { return try close(text, isEmpty: isFirst) }
        if !isFirst {
            guard byte == 0x2C else { throw MalformedLine("JSON lacks a comma between members") }
            position &+= 1
            skipBlanks(text)
            guard position < end else { throw MalformedLine("JSON ends inside the object") }
            byte = text[position]
        }
        isFirst = false
        guard byte == 0x22 else { throw MalformedLine("JSON lacks a quoted key") }
        key = try string(text)
        try colon(text)
        value = try scalarOrNested(text)
        return true
    }

    /// Past the object's brace: nothing but blanks may follow.
    @inline(__always)
    private mutating func close(
        _ text: Span<UInt8>, isEmpty: Bool
    ) throws(MalformedLine) -> Bool {
        position &+= 1
        skipBlanks(text)
        guard position == end else { throw MalformedLine("bytes behind the JSON object") }
        return false
    }

    @inline(__always)
    private mutating func skipBlanks(_ text: Span<UInt8>) {
        while position < end {
            let byte = text[position]
            guard byte <= 0x20, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else {
                return
            }
            position &+= 1
        }
    }

    @inline(__always)
    private mutating func colon(_ text: Span<UInt8>) throws(MalformedLine) {
        skipBlanks(text)
        guard position < end, text[position] == 0x3A else {
            throw MalformedLine("JSON lacks a colon behind a key")
        }
        position &+= 1
        skipBlanks(text)
    }

    @inline(__always)
    private mutating func scalarOrNested(_ text: Span<UInt8>) throws(MalformedLine) -> JSONValue {
        guard position < end else { throw MalformedLine("JSON ends inside the object") }
        let byte = text[position]
        if byte == 0x7B || byte == 0x5B {
            let start = position
            try skipNested(text)
            return JSONValue(
                kind: byte == 0x7B ? .object : .array, start: start, end: position)
        }
        return try scalar(text)
    }

    @inline(__always)
    private mutating func scalar(_ text: Span<UInt8>) throws(MalformedLine) -> JSONValue {
        switch text[position] {
        case 0x22: return try string(text)
        case 0x2D, 0x30...0x39: return try number(text)
        case 0x74: return try literal(text, word: 0x6575_7274, length: 4, .true)
        case 0x66: return try literal(text, word: 0x65_736C_6166, length: 5, .false)
        case 0x6E: return try literal(text, word: 0x6C6C_756E, length: 4, .null)
        default: throw MalformedLine("not a JSON value")
        }
    }

    /// `true`, `false` or `null`, whose bytes are `word`, the first lowest.
    @inline(__always)
    private mutating func literal(
        _ text: Span<UInt8>, word: UInt64, length: Int, _ kind: JSONKind
    ) throws(MalformedLine) -> JSONValue {
        let start = position
        guard start &+ length <= end, text.packedWord(at: start, length: length) == word else {
            throw MalformedLine("not a JSON value")
        }
        position &+= length
        return JSONValue(kind: kind, start: start, end: position)
    }

    /// RFC 8259 §6; the value's range is the whole token.
    @inline(__always)
    private mutating func number(_ text: Span<UInt8>) throws(MalformedLine) -> JSONValue {
        let start = position
        if text[position] == 0x2D { position &+= 1 }
        let whole = position
        skipDigits(text)
        var isValid = position > whole && (position == whole &+ 1 || text[whole] != 0x30)
        if position < end, text[position] == 0x2E {
            position &+= 1
            let fraction = position
            skipDigits(text)
            isValid = isValid && position > fraction
        }
        if position < end, text[position] | 0x20 == 0x65 {
            position &+= 1
            if position < end, text[position] == 0x2B || text[position] == 0x2D { position &+= 1 }
            let exponent = position
            skipDigits(text)
            isValid = isValid && position > exponent
        }
        guard isValid else { throw MalformedLine("not a JSON number") }
        return JSONValue(kind: .number, start: start, end: position)
    }

    @inline(__always)
    private mutating func skipDigits(_ text: Span<UInt8>) {
        while position < end, text[position] &- 0x30 <= 9 { position &+= 1 }
    }

    /// RFC 8259 §7; the value's range lies between the quotes.
    @inline(__always)
    private mutating func string(_ text: Span<UInt8>) throws(MalformedLine) -> JSONValue {
        position &+= 1
        let start = position
        var hasEscapes = false
        while true {
            // Eight bytes at a time to the next quote, backslash or control character.
            while position &+ 8 <= end {
                let word = text.littleEndianWord(at: position)
                let special =
                    ByteLanes.equal(word, to: 0x22) | ByteLanes.equal(word, to: 0x5C)
                    | ByteLanes.below(0x20, word)
                if special != 0 {
                    position &+= special.trailingZeroBitCount &>> 3
                    break
                }
                position &+= 8
            }
            guard position < end else { throw MalformedLine("JSON string without its end") }
            switch text[position] {
            case 0x22:
                position &+= 1
                return JSONValue(
                    kind: .string, hasEscapes: hasEscapes, start: start, end: position &- 1)
            case 0x5C:
                hasEscapes = true
                try escape(text)
            case 0..<0x20: throw MalformedLine("control character in a JSON string")
            default: position &+= 1
            }
        }
    }

    /// Past one escape, `\n` or `\u00E9`.
    @inline(never)
    private mutating func escape(_ text: Span<UInt8>) throws(MalformedLine) {
        guard position + 1 < end else { throw MalformedLine("JSON string without its end") }
        switch text[position + 1] {
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: position += 2
        case 0x75:
            guard position + 6 <= end, JSONText.hexWord(text, position + 2) != nil else {
                throw MalformedLine("bad escape in a JSON string")
            }
            position += 6
        default: throw MalformedLine("bad escape in a JSON string")
        }
    }
}

// MARK: Nested values

extension JSONScanner {
    /// What may come next inside nested brackets.
    private enum Expectation {
        case value, valueOrClose, key, keyOrClose, commaOrClose
    }

    /// Past the object or array that begins here. Open brackets are bits of a word, the innermost
    /// lowest, 1 for an object; O(bytes).
    @inline(never)
    private mutating func skipNested(_ text: Span<UInt8>) throws(MalformedLine) {
        var brackets: UInt64 = 0
        var depth = 0
        var expectation = Expectation.value
        repeat {
            skipBlanks(text)
            guard position < end else { throw MalformedLine("JSON ends inside a nested value") }
            let byte = text[position]
            let isInObject = brackets & 1 == 1
            let closes = byte == (isInObject ? 0x7D : 0x5D)
            switch expectation {
            case .keyOrClose where closes, .valueOrClose where closes, .commaOrClose where closes:
                position &+= 1
                brackets >>= 1
                depth -= 1
                expectation = .commaOrClose
            case .value, .valueOrClose:
                if byte == 0x7B || byte == 0x5B {
                    // The scanned object itself is one level.
                    guard depth + 1 < Self.maxDepth else {
                        throw MalformedLine("JSON nested deeper than 64 levels")
                    }
                    brackets = brackets << 1 | (byte == 0x7B ? 1 : 0)
                    depth += 1
                    position &+= 1
                    expectation = byte == 0x7B ? .keyOrClose : .valueOrClose
                } else {
                    _ = try scalar(text)
                    expectation = .commaOrClose
                }
            case .key, .keyOrClose:
                guard byte == 0x22 else { throw MalformedLine("JSON lacks a quoted key") }
                _ = try string(text)
                try colon(text)
                expectation = .value
            case .commaOrClose:
                guard byte == 0x2C else {
                    throw MalformedLine("JSON lacks a comma or a closing bracket")
                }
                position &+= 1
                expectation = isInObject ? .key : .value
            }
        } while depth > 0
    }
}
