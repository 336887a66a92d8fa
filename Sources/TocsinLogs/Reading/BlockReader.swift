import TocsinRecords

/// Bounds on the lines of a log.
package enum LineLimits {
    /// Longest line that is read: Zeek's longest records are some kilobytes, and a line without end
    /// must not fill the memory.
    package static let maxLineBytes = 1 << 20
}

/// Cuts an input into blocks of whole lines.
struct BlockReader {
    private let source: ByteSource
    /// Whether the input may grow behind its present end, so that a last line without its newline is
    /// no line yet.
    private let isGrowing: Bool
    /// The beginning of a line whose end has not been read yet.
    private var carry: [UInt8] = []
    private var isAtEnd = false
    /// Whether the rest of an over-long line is being dropped.
    private(set) var isDropping: Bool
    /// Bytes taken from the source, and those of them that belong to a line not handed out.
    private var taken = 0
    private var held = 0
    /// Damage met behind good bytes, to be thrown once they were handed out.
    private var damage: ParseError?
    /// Lines longer than `LineLimits.maxLineBytes` that were dropped.
    private(set) var overlongLines = 0

    /// Bytes of a block; large enough to make the hand-over cheap, small enough to stay in the cache
    /// between the copy from the kernel and the decoding.
    static let blockBytes = 1 << 18

    /// `isDropping` tells that the source begins inside an over-long line.
    init(_ source: ByteSource, isGrowing: Bool = false, isDropping: Bool = false) {
        self.source = source
        self.isGrowing = isGrowing
        self.isDropping = isDropping
    }

    /// Bytes of the input that are done with: handed out or dropped. The next line begins behind them.
    var consumed: Int { taken - held }

    var bytes: Int { source.bytes }
    var compressedBytes: Int { source.compressedBytes }

    /// Fills `buffer` with whole lines and returns how many bytes they take, nil at the end. The last
    /// line of an input may lack its newline. Throws what stopped the input, once, after everything
    /// in front of it was handed out.
    mutating func next(into buffer: inout [UInt8]) throws(ParseError) -> Int? {
        if let damage {
            self.damage = nil
            isAtEnd = true
            throw damage
        }
        if isAtEnd { return nil }
        let room = max(Self.blockBytes, carry.count + Self.blockBytes / 2)
        if buffer.count < room { buffer = [UInt8](repeating: 0, count: room) }
        var filled = carry.count
        buffer.replaceSubrange(0..<filled, with: carry)
        carry.removeAll(keepingCapacity: true)
        while true {
            while filled < buffer.count {
                let count: Int
                do {
                    count = try source.read(into: &buffer, at: filled)
                } catch {
                    damage = error
                    return try finish(&buffer, filled)
                }
                taken += count
                if count == 0 {
                    isAtEnd = true
                    return try finish(&buffer, filled)
                }
                if isDropping {
                    filled = dropThroughNewline(&buffer, filled, count)
                } else {
                    filled += count
                }
            }
            if let newline = lastNewline(buffer, filled) {
                carry.append(contentsOf: buffer[(newline + 1)..<filled])
                if carry.count > LineLimits.maxLineBytes {
                    carry.removeAll()
                    overlongLines += 1
                    isDropping = true
                }
                held = carry.count
                return withoutOverlongLines(&buffer, newline + 1)
            }
            // A full buffer without a newline: it grows as far as a line may.
            if buffer.count <= LineLimits.maxLineBytes {
                buffer.append(contentsOf: repeatElement(0, count: buffer.count))
                continue
            }
            overlongLines += 1
            isDropping = true
            filled = 0
        }
    }

    /// The last bytes of an input, or of what damage left of it.
    private mutating func finish(_ buffer: inout [UInt8], _ filled: Int) throws(ParseError) -> Int?
    {
        if filled > 0 {
            // A line cut by damage is no record; behind it comes the damage itself.
            guard damage != nil || isGrowing else {
                held = 0
                return withoutOverlongLines(&buffer, filled)
            }
            let end = lastNewline(buffer, filled).map { $0 + 1 } ?? 0
            held = filled - end
            // Read again and again until its end comes, a line must not grow without limit.
            if isGrowing, held > LineLimits.maxLineBytes {
                held = 0
                overlongLines += 1
                isDropping = true
            }
            if end > 0 { return withoutOverlongLines(&buffer, end) }
        } else {
            held = 0
        }
        guard let damage else { return nil }
        self.damage = nil
        isAtEnd = true
        throw damage
    }

    private func lastNewline(_ buffer: [UInt8], _ filled: Int) -> Int? {
        buffer[..<filled].lastIndex(of: 0x0A)
    }

    /// Takes the lines over the limit out of the first `count` bytes of `buffer`, which end with a
    /// line; returns how many bytes are left. Where the input was cut into reads must not decide
    /// which lines are dropped. Looks only from every limit back to the newline in front of it.
    private mutating func withoutOverlongLines(_ buffer: inout [UInt8], _ count: Int) -> Int {
        var start = 0
        var end = count
        while end - start > LineLimits.maxLineBytes + 1 {
            let limit = start + LineLimits.maxLineBytes + 1
            if let newline = buffer[start..<limit].lastIndex(of: 0x0A) {
                start = newline + 1
                continue
            }
            let next = buffer[limit..<end].firstIndex(of: 0x0A).map { $0 + 1 } ?? end
            buffer.replaceSubrange(start..<start + end - next, with: Array(buffer[next..<end]))
            end -= next - start
            overlongLines += 1
        }
        return end
    }

    /// Keeps of the `count` bytes at `filled` those behind their first newline.
    private mutating func dropThroughNewline(
        _ buffer: inout [UInt8], _ filled: Int, _ count: Int
    ) -> Int {
        guard let newline = buffer[filled..<filled + count].firstIndex(of: 0x0A) else {
            return filled
        }
        isDropping = false
        let rest = Array(buffer[(newline + 1)..<filled + count])
        buffer.replaceSubrange(filled..<filled + rest.count, with: rest)
        return filled + rest.count
    }
}
