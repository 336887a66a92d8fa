import TocsinRecords

/// The bytes of one file or of standard input, decompressed if they are gzip or zstd, and turned into
/// UTF-8 if they are UTF-16 with a byte order mark.
///
/// Compression is told by content. What stands in front of damage is handed out first; the call after
/// that throws, and so does every later one. Used by one thread at a time.
package final class ByteSource {
    /// As given; `-` is standard input.
    package let path: String
    /// Bytes taken off the file so far, as they are on disk: for progress.
    package private(set) var compressedBytes = 0
    /// Bytes handed out so far, peeked ones included.
    package private(set) var bytes = 0

    private enum Codec {
        case plain
        case compressed(any Decompressor)
    }

    private var input: RawInput
    private let limits: DecompressionLimits
    /// nil until the first bytes were looked at.
    private var codec: Codec?
    /// Bytes of the file not yet used: `raw[rawStart..<rawEnd]`.
    private var raw: [UInt8]
    private var rawStart = 0
    private var rawEnd = 0
    /// Bytes peeked at and not yet read.
    private var peeked: ArraySlice<UInt8> = []
    /// What the next call throws.
    private var failure: ParseError?
    private var isAtEnd = false

    /// Read at a time: large enough to make the system call cheap, small enough for the cache.
    private static let rawBytes = 256 << 10
    /// Longest magic number.
    private static let magicBytes = 4

    /// Opens `path`, `-` for standard input. Throws `.unreadable`, with the system's reason.
    package init(
        path: String, limits: DecompressionLimits = DecompressionLimits()
    ) throws(ParseError) {
        self.path = path
        self.limits = limits
        self.input = try RawInput(path: path)
        raw = [UInt8](repeating: 0, count: Self.rawBytes)
    }

    /// The bytes of `file` from its start, of which `size` are there.
    init(_ file: OpenFile, size: Int, limits: DecompressionLimits) {
        path = file.path
        self.limits = limits
        input = RawInput(file, stretch: 0..<size)
        raw = [UInt8](repeating: 0, count: Self.rawBytes)
    }

    /// The bytes at `stretch` of `file`, as they are on disk.
    init(_ file: OpenFile, plain stretch: Range<Int>) {
        path = file.path
        limits = DecompressionLimits()
        input = RawInput(file, stretch: stretch)
        raw = []
        codec = .plain
    }

    /// Fills `buffer[offset...]` as far as one step gives and returns the number of bytes, 0 at the
    /// end. Requires `offset < buffer.count`. Throws `.unreadable`, `.truncated`,
    /// `.corruptCompression` and `.decompressionLimit`.
    package func read(into buffer: inout [UInt8], at offset: Int) throws(ParseError) -> Int {
        precondition(offset >= 0 && offset < buffer.count)
        if !peeked.isEmpty {
            let count = min(peeked.count, buffer.count - offset)
            buffer.replaceSubrange(offset..<offset + count, with: peeked.prefix(count))
            peeked = peeked.dropFirst(count)
            return count
        }
        return try step(into: &buffer, at: offset)
    }

    /// The next `count` bytes, fewer only in front of the end or of damage; `read` will hand them out
    /// again. Waits for them on standard input. Throws as `read`, if there are none.
    package func peek(_ count: Int) throws(ParseError) -> [UInt8] {
        var ahead = Array(peeked)
        while ahead.count < count {
            let start = ahead.count
            ahead.append(contentsOf: repeatElement(0, count: count - start))
            var given = 0
            do {
                given = try step(into: &ahead, at: start)
            } catch  where start == 0 {
                throw error
            } catch {
                // Kept in `failure`: it is thrown behind the bytes in front of it.
            }
            ahead.removeLast(ahead.count - start - given)
            if given == 0 { break }
        }
        peeked = ahead[...]
        return Array(ahead.prefix(count))
    }

    private func step(into buffer: inout [UInt8], at offset: Int) throws(ParseError) -> Int {
        if let failure { throw failure }
        if isAtEnd { return 0 }
        do throws(ParseError) {
            if case nil = codec { codec = try detect() }
            let count =
                switch codec {
                case .compressed(let decompressor):
                    try decompress(decompressor, into: &buffer, at: offset)
                case .plain, nil: try copy(into: &buffer, at: offset)
                }
            bytes += count
            return count
        } catch {
            failure = error
            throw error
        }
    }
}

// MARK: Steps

extension ByteSource {
    /// Reads more of the file behind `rawEnd`, or over used bytes; false at its end.
    private func refill() throws(ParseError) -> Bool {
        if rawStart == rawEnd {
            rawStart = 0
            rawEnd = 0
        }
        let count = try input.read(into: &raw, at: rawEnd)
        rawEnd += count
        compressedBytes += count
        return count > 0
    }

    /// Tells the compression by the first bytes.
    private func detect() throws(ParseError) -> Codec {
        while rawEnd < Self.magicBytes, try refill() {}
        if rawEnd >= 2, raw[0] == 0x1F, raw[1] == 0x8B {
            guard let gunzip = Gunzip() else { throw outOfMemory() }
            return .compressed(gunzip)
        }
        if rawEnd >= 4, isZstdMagic() {
            guard let unzstd = Unzstd(maxWindowLog: limits.maxWindowLog) else {
                throw outOfMemory()
            }
            return .compressed(unzstd)
        }
        if rawEnd >= 2, raw[0] == 0xFF && raw[1] == 0xFE || raw[0] == 0xFE && raw[1] == 0xFF {
            return .compressed(UTF16Transcoder(isBigEndian: raw[0] == 0xFE))
        }
        return .plain
    }

    /// Whether the bytes are other ones than those on disk; known once some were read.
    var isEncoded: Bool {
        if case .compressed = codec { true } else { false }
    }

    /// A frame or a skippable frame (RFC 8878 §3.1).
    private func isZstdMagic() -> Bool {
        let magic = (0..<4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32(raw[$1]) }
        return magic == 0xFD2F_B528 || magic & 0xFFFF_FFF0 == 0x184D_2A50
    }

    private func outOfMemory() -> ParseError {
        ParseError(.unreadable, source: path, reason: "no memory to decompress it")
    }

    private func copy(into buffer: inout [UInt8], at offset: Int) throws(ParseError) -> Int {
        guard rawStart < rawEnd else {
            let count = try input.read(into: &buffer, at: offset)
            compressedBytes += count
            isAtEnd = count == 0
            return count
        }
        let count = min(rawEnd - rawStart, buffer.count - offset)
        buffer.replaceSubrange(offset..<offset + count, with: raw[rawStart..<rawStart + count])
        rawStart += count
        return count
    }

    /// Runs a decompressor until it gives something, fails or ends.
    private func decompress(
        _ decompressor: any Decompressor, into buffer: inout [UInt8], at offset: Int
    ) throws(ParseError) -> Int {
        while true {
            if rawStart == rawEnd, !decompressor.mayHoldOutput, try !refill() {
                guard decompressor.isComplete else { throw truncated(decompressor.format) }
                isAtEnd = true
                return 0
            }
            let done = decompressor.step(
                raw, rawStart..<rawEnd, into: &buffer, at: offset)
            rawStart += done.consumed
            let damage = done.damage.map(error) ?? bomb(decompressor.format, bytes + done.produced)
            if done.produced > 0 {
                failure = damage
                return done.produced
            }
            if let damage { throw damage }
        }
    }

    private func truncated(_ format: String) -> ParseError {
        ParseError(
            .truncated, source: path,
            reason: "\(format) ends in the middle, after \(compressedBytes) bytes; "
                + "the copy is incomplete or the file is still being written")
    }

    private func error(_ damage: DecompressionStep.Damage) -> ParseError {
        switch damage {
        case .corrupt(let reason):
            ParseError(
                .corruptCompression, source: path,
                reason: "\(reason), near byte \(compressedBytes - (rawEnd - rawStart))")
        case .limit(let reason): ParseError(.decompressionLimit, source: path, reason: reason)
        }
    }

    /// The error if `output` bytes are more than this input may unfold to.
    private func bomb(_ format: String, _ output: Int) -> ParseError? {
        let used = max(compressedBytes - (rawEnd - rawStart), 1)
        if output > limits.maxBytes {
            return ParseError(
                .decompressionLimit, source: path,
                reason: "\(format) gives more than \(limits.maxBytes) bytes")
        }
        if output > limits.ratioFreeBytes, output / used > limits.maxRatio {
            return ParseError(
                .decompressionLimit, source: path,
                reason: "\(format) gives more than \(limits.maxRatio) times its size; "
                    + "if that is no attack, decompress it first")
        }
        return nil
    }
}
