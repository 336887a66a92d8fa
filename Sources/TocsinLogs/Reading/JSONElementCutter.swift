/// Cuts records out of a JSON document without holding it: the objects of a top-level array, of a
/// top-level object's list (`Records`, `Events`, `results`), or top-level objects themselves.
///
/// Only strings and brackets are followed; whether an element is JSON is its decoder's to check. Line
/// breaks inside an element become blanks, which JSON allows wherever it allows line breaks.
struct JSONElementCutter: ElementCutter {
    /// Members whose array holds the records: CloudTrail's files, `aws cloudtrail lookup-events`,
    /// Splunk's REST answers.
    static let lists = ["Records", "Events", "results"]

    private var depth = 0
    /// Depth at which records begin: 0 outside all lists, 1 in a top-level array, 2 in a list.
    private var recordDepth = 0
    private var isQuoted = false
    private var isEscaped = false
    /// The record that has begun.
    private var element: [UInt8] = []
    private var isInRecord = false
    private var isTooLong = false
    /// The last string at depth 1 of a top-level object, its first bytes; then the key it was.
    private var word: [UInt8] = []
    private var key: [UInt8]?
    /// Whether the outermost bracket is a top-level object with a list that was found.
    private var hasList = false

    private(set) var overlong = 0

    /// Longest name in `lists` and one more.
    private static let maxWordBytes = 16

    var isInElement: Bool { depth > 0 }

    mutating func feed(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
        for byte in bytes { feed(byte, to: &output) }
    }

    private mutating func feed(_ byte: UInt8, to output: inout [UInt8]) {
        if isInRecord { keep(byte) }
        if isQuoted {
            feedQuoted(byte)
            return
        }
        switch byte {
        case 0x22:
            isQuoted = true
            word.removeAll(keepingCapacity: true)
        case 0x3A: key = depth == 1 ? word : nil
        case 0x2C: key = nil
        case 0x7B, 0x5B: open(byte)
        case 0x7D, 0x5D: close(to: &output)
        default: break
        }
    }

    private mutating func feedQuoted(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == 0x5C {
            isEscaped = true
        } else if byte == 0x22 || byte == 0x0A {
            // A line break is in no JSON string: one that lacks its end must not swallow the rest.
            isQuoted = false
            return
        }
        if word.count < Self.maxWordBytes { word.append(byte) }
    }

    private mutating func open(_ byte: UInt8) {
        depth += 1
        if depth == 1, byte == 0x5B {
            recordDepth = 1
        } else if depth == 2, byte == 0x5B, recordDepth == 0, isList {
            // What was taken for a record is the frame around a list.
            forget()
            hasList = true
            recordDepth = 2
        } else if !isInRecord, byte == 0x7B, depth == recordDepth + 1, !(hasList && depth == 1) {
            isInRecord = true
            element = [byte]
        }
        if depth == 1 { key = nil }
    }

    private var isList: Bool {
        guard let key else { return false }
        return Self.lists.contains { key.elementsEqual($0.utf8) }
    }

    private mutating func close(to output: inout [UInt8]) {
        guard depth > 0 else { return }
        depth -= 1
        if isInRecord, depth == recordDepth {
            if isTooLong {
                overlong += 1
            } else {
                output.append(contentsOf: element)
                output.append(0x0A)
            }
            forget()
        }
        if depth == 1, recordDepth == 2 { recordDepth = 0 }
        if depth == 0 {
            recordDepth = 0
            hasList = false
        }
    }

    private mutating func forget() {
        isInRecord = false
        isTooLong = false
        element.removeAll(keepingCapacity: true)
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
}
