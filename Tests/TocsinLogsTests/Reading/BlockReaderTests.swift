import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct BlockReaderTests {
    /// What a reader hands out of a file: its blocks, and what stopped it.
    private struct Read {
        var blocks: [[UInt8]] = []
        var error: ParseError?
        var overlong = 0

        var bytes: [UInt8] { Array(blocks.joined()) }

        init(_ content: [UInt8]) throws {
            let folder = try ScratchFolder()
            var reader = BlockReader(try ByteSource(path: try folder.write("log", content)))
            var buffer: [UInt8] = []
            do throws(ParseError) {
                while let count = try reader.next(into: &buffer) {
                    blocks.append(Array(buffer[..<count]))
                }
            } catch {
                self.error = error
                // Thrown once; behind it is the end.
                let behind = try? reader.next(into: &buffer)
                #expect(behind == .some(nil))
            }
            overlong = reader.overlongLines
        }
    }

    private static let limit = LineLimits.maxLineBytes

    /// `count` bytes of short lines that tell their place.
    private static func lines(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 16)
        while bytes.count < count { bytes += Array("line at \(bytes.count)\n".utf8) }
        return bytes
    }

    private static func line(of count: Int) -> [UInt8] {
        [UInt8](repeating: 0x78, count: count) + [0x0A]
    }

    @Test func blocksEndWithALine() throws {
        let content = Self.lines(3 << 20)
        let read = try Read(content)
        #expect(read.bytes == content)
        #expect(read.blocks.count >= 2)
        #expect(read.blocks.allSatisfy { $0.last == 0x0A })
        #expect(read.overlong == 0 && read.error == nil)
    }

    @Test func theLastLineMayLackItsEnd() throws {
        for content in [Array("a\nb".utf8), Array("a".utf8), [0x0A], Self.lines(1 << 20) + [0x78]] {
            let read = try Read(content)
            #expect(read.bytes == content)
        }
        #expect(try Read([]).blocks.isEmpty)
    }

    /// A line of the limit is read and one byte more is dropped, wherever it stands and however the
    /// bytes come: as a file, out of gzip, out of zstd.
    @Test(arguments: [0, (1 << 20) - 10, 1_500_000])
    func onlyLongLinesAreDropped(offset: Int) throws {
        let before = offset == 0 ? [] : Self.lines(offset)
        let after = Self.lines(100)
        for (length, isKept) in [
            (Self.limit, true), (Self.limit + 1, false), (Self.limit * 3 / 2, false),
        ] {
            let content = before + Self.line(of: length) + after
            let expected = isKept ? content : before + after
            for packed in [content, Packed.gzip(content), Packed.zstd(content)] {
                let read = try Read(packed)
                #expect(read.bytes == expected, "\(length) at \(offset)")
                #expect(read.overlong == (isKept ? 0 : 1))
            }
        }
    }

    @Test func severalLongLines() throws {
        let long = Self.line(of: Self.limit + 5)
        let short = Self.lines(50)
        let read = try Read(long + short + long + long + short + long.dropLast())
        #expect(read.bytes == short + short)
        #expect(read.overlong == 4)
    }

    /// A line of 10 MB is dropped without being held, at the start, between lines and at the end.
    @Test func aLineOf10MB() throws {
        let long = Self.line(of: 10_000_000)
        let short = Self.lines(50)
        let read = try Read(short + long + short + long.dropLast())
        #expect(read.bytes == short + short)
        #expect(read.overlong == 2 && read.error == nil)
        let alone = try Read(Array(long.dropLast()))
        #expect(alone.bytes.isEmpty && alone.overlong == 1)
    }

    /// What stands in front of damage is handed out, without the line that the damage cut.
    @Test func damageInTheMiddle() throws {
        let content = Self.lines(3 << 20)
        for packed in [Packed.gzip(content), Packed.zstd(content)] {
            let read = try Read(Array(packed[..<(packed.count / 2)]))
            #expect(read.error?.code == .truncated)
            #expect(read.bytes.count > 1 << 19 && read.bytes.last == 0x0A)
            #expect(read.bytes == Array(content[..<read.bytes.count]))
        }
        var flipped = Packed.gzip(content)
        for offset in 0..<8 { flipped[flipped.count * 2 / 3 + offset] ^= 0xFF }
        let damaged = try Read(flipped)
        #expect(damaged.error?.code == .corruptCompression)
        #expect(damaged.bytes.last == 0x0A)
    }
}
