import CZlib
import CZstd
import Foundation
import Testing
import TocsinRecords

@testable import TocsinLogs

/// Compressed bytes made with the libraries' own encoders.
enum Packed {
    /// One gzip member.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var stream = unsafe z_stream()
        unsafe deflateInit2_(
            &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        var input = bytes
        var output = [UInt8](
            repeating: 0, count: Int(unsafe deflateBound(&stream, UInt(bytes.count))))
        let room = output.count
        unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.next_in = source.baseAddress
                unsafe stream.avail_in = UInt32(source.count)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(target.count)
                _ = unsafe deflate(&stream, Z_FINISH)
            }
        }
        let left = Int(unsafe stream.avail_out)
        unsafe deflateEnd(&stream)
        return Array(output.prefix(room - left))
    }

    /// One zstd frame.
    static func zstd(_ bytes: [UInt8]) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
        let size = unsafe output.withUnsafeMutableBytes { target in
            unsafe bytes.withUnsafeBytes { source in
                unsafe ZSTD_compress(
                    target.baseAddress, target.count, source.baseAddress, source.count, 3)
            }
        }
        return Array(output.prefix(size))
    }
}

/// What came out of a source until its end or its error.
private struct Drained {
    var bytes: [UInt8] = []
    var error: ParseError?
    var source: ByteSource?

    init(_ path: String, limits: DecompressionLimits = DecompressionLimits(), room: Int = 10_000) {
        do throws(ParseError) {
            let source = try ByteSource(path: path, limits: limits)
            self.source = source
            drain(source, room)
        } catch { self.error = error }
    }

    init(
        _ content: [UInt8], limits: DecompressionLimits = DecompressionLimits(), room: Int = 10_000
    ) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(content).write(to: file)
        self.init(file.path, limits: limits, room: room)
    }

    private mutating func drain(_ source: ByteSource, _ room: Int) {
        var buffer = [UInt8](repeating: 0, count: room + 3)
        do throws(ParseError) {
            while true {
                let count = try source.read(into: &buffer, at: 3)
                if count == 0 { return }
                bytes.append(contentsOf: buffer[3..<3 + count])
            }
        } catch { self.error = error }
    }
}

@Suite struct ByteSourceTests {
    /// Some 400 KB of text that compresses about as well as a log.
    private static let text: [UInt8] = {
        var state: UInt64 = 42
        var text = ""
        for line in 0..<6000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            text += "\(1_500_000_000 + line)\tC\(state)\t10.0.0.\(state >> 56)\ttcp\tdns\n"
        }
        return Array(text.utf8)
    }()

    @Test(arguments: [1, 7, 4096, 1 << 20])
    func plainGzipAndZstdGiveTheSameBytes(room: Int) throws {
        let text = room == 1 ? Array(Self.text.prefix(5000)) : Self.text
        for content in [text, Packed.gzip(text), Packed.zstd(text)] {
            let drained = try Drained(content, room: room)
            #expect(drained.bytes == text)
            #expect(drained.error == nil)
            #expect(drained.source?.bytes == text.count)
            #expect(drained.source?.compressedBytes == content.count)
        }
    }

    @Test func emptyAndTinyFiles() throws {
        for content: [UInt8] in [[], [0x1F], [0x28, 0xB5, 0x2F], [0x0A]] {
            let drained = try Drained(content)
            #expect(drained.bytes == content && drained.error == nil)
        }
        #expect(try Drained(Packed.gzip([])).error == nil)
        #expect(try Drained(Packed.zstd([])).error == nil)
    }

    @Test func membersFollowOneAnother() throws {
        let half = Self.text.count / 2
        let first = Array(Self.text[..<half])
        let second = Array(Self.text[half...])
        let zeros = [UInt8](repeating: 0, count: 700)
        let members = Packed.gzip(first) + Packed.gzip([]) + zeros + Packed.gzip(second) + zeros
        let gzip = try Drained(members, room: 1 << 20)
        #expect(gzip.bytes == Self.text && gzip.error == nil)
        // A skippable frame (RFC 8878 §3.1.2) in front, between and behind.
        let skippable: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]
        let frames =
            skippable + Packed.zstd(first) + skippable + Packed.zstd(second) + skippable
        let zstd = try Drained(frames)
        #expect(zstd.bytes == Self.text && zstd.error == nil)
    }

    /// The members' boundary at every offset of the reader's buffer around its end.
    @Test func membersSplitAcrossReads() throws {
        let tail = Packed.gzip(Array("tail\n".utf8))
        var state: UInt64 = 1
        let noise = (0..<(256 << 10)).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1
            return UInt8(truncatingIfNeeded: state >> 40)
        }
        // Stored deflate blocks keep the size steerable: noise does not compress.
        for trim in 60...110 {
            let head = Array(noise.dropLast(trim))
            let drained = try Drained(Packed.gzip(head) + tail, room: 1 << 19)
            #expect(drained.bytes.count == head.count + 5 && drained.error == nil, "trim \(trim)")
        }
    }

    @Test func aCutFileGivesWhatItHas() throws {
        for packed in [Packed.gzip(Self.text), Packed.zstd(Self.text)] {
            let cut = Array(packed.prefix(packed.count * 3 / 4))
            let drained = try Drained(cut)
            #expect(drained.error?.code == .truncated)
            #expect(drained.bytes.count > Self.text.count / 4)
            #expect(drained.bytes == Array(Self.text.prefix(drained.bytes.count)))
        }
    }

    /// The last symbol in front of the cut may stand for 258 bytes, more than the buffer has room for.
    @Test func outputThatWaitsInFrontOfACutIsNotLost() throws {
        let packed = Packed.gzip([UInt8](repeating: 0x30, count: 200_000))
        for length in (packed.count - 40)..<(packed.count - 20) {
            let cut = Array(packed.prefix(length))
            let whole = try Drained(cut, room: 1 << 20).bytes
            #expect(try Drained(cut, room: 7).bytes == whole)
        }
    }

    @Test func everyCutIsTruncated() throws {
        let text = Array("a short log\nof two lines\n".utf8)
        for packed in [Packed.gzip(text), Packed.zstd(text)] {
            for length in 4..<packed.count {
                let drained = try Drained(Array(packed.prefix(length)))
                #expect(drained.error?.code == .truncated, "cut at \(length)")
                #expect(text.starts(with: drained.bytes))
            }
        }
    }

    @Test func garbageBehindTheEndIsReportedAfterTheData() throws {
        for packed in [Packed.gzip(Self.text), Packed.zstd(Self.text)] {
            let drained = try Drained(packed + Array("some other bytes, long enough".utf8))
            #expect(drained.bytes == Self.text)
            #expect(drained.error?.code == .corruptCompression)
            #expect(drained.error?.reason.contains("behind the end") == true)
        }
    }

    @Test func damageInTheMiddleIsReportedAfterTheDataInFrontOfIt() throws {
        for packed in [Packed.gzip(Self.text), Packed.zstd(Self.text)] {
            var damaged = packed
            let middle = damaged.count / 2
            for position in middle..<middle + 64 { damaged[position] = 0xFF }
            let drained = try Drained(damaged)
            #expect(drained.error?.code == .corruptCompression)
            #expect(!drained.bytes.isEmpty || packed[0] == 0x28)
        }
        // A wrong checksum: all the data, then the error.
        var gzip = Packed.gzip(Self.text)
        gzip[gzip.count - 8] ^= 1
        let drained = try Drained(gzip)
        #expect(drained.bytes == Self.text)
        #expect(drained.error?.code == .corruptCompression)
    }

    @Test func errorsStay() throws {
        let drained = try Drained(Array(Packed.gzip(Self.text).dropLast(9)))
        var buffer = [UInt8](repeating: 0, count: 10)
        for _ in 0..<2 {
            #expect(throws: ParseError(.truncated, source: "", reason: "")) {
                _ = try drained.source?.read(into: &buffer, at: 0)
            }
        }
    }

    @Test func bombsAreStopped() throws {
        let zeros = [UInt8](repeating: 0x30, count: 4 << 20)
        var ratio = DecompressionLimits()
        ratio.ratioFreeBytes = 1 << 20
        var size = DecompressionLimits()
        size.maxBytes = 1 << 20
        size.maxRatio = .max
        for packed in [Packed.gzip(zeros), Packed.zstd(zeros)] {
            for limits in [ratio, size] {
                let drained = try Drained(packed, limits: limits)
                #expect(drained.error?.code == .decompressionLimit)
                // What was in front is delivered, to the end of the step that crossed the line.
                #expect(drained.bytes.count > 1 << 20)
                #expect(drained.bytes.count <= 1 << 20 + 10_000)
            }
            #expect(try Drained(packed).error == nil)
        }
        // Plain bytes unfold to nothing.
        #expect(try Drained(zeros, limits: size).error == nil)
    }

    @Test func aHugeWindowIsRefused() throws {
        var limits = DecompressionLimits()
        limits.maxWindowLog = 10
        let drained = try Drained(Packed.zstd(Self.text), limits: limits)
        #expect(drained.error?.code == .decompressionLimit)
    }

    @Test(arguments: [0, 1, 100, 65536, 1 << 20])
    func peekedBytesAreReadAgain(count: Int) throws {
        for content in [Self.text, Packed.gzip(Self.text), Packed.zstd(Self.text)] {
            let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            defer { try? FileManager.default.removeItem(at: file) }
            try Data(content).write(to: file)
            let source = try ByteSource(path: file.path)
            #expect(try source.peek(count) == Array(Self.text.prefix(count)))
            #expect(try source.peek(count / 2) == Array(Self.text.prefix(count / 2)))
            var read: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 777)
            while case let given = try source.read(into: &buffer, at: 0), given > 0 {
                read.append(contentsOf: buffer[..<given])
            }
            #expect(read == Self.text)
            #expect(source.bytes == Self.text.count)
        }
    }

    @Test func peekingIntoDamageKeepsTheError() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        let text = Array("one line\n".utf8)
        try Data(Packed.gzip(text) + [7, 7, 7]).write(to: file)
        let source = try ByteSource(path: file.path)
        #expect(try source.peek(65536) == text)
        var buffer = [UInt8](repeating: 0, count: 100)
        #expect(try source.read(into: &buffer, at: 0) == text.count)
        #expect(throws: ParseError(.corruptCompression, source: "", reason: "")) {
            _ = try source.read(into: &buffer, at: 0)
        }
    }

    /// A pipe gives its bytes as they come, a few at a time.
    @Test func pipesAreRead() throws {
        let pipe = Pipe()
        let packed = Packed.gzip(Self.text)
        // A thread of its own: this one blocks, and the test runner's pool may have no other. A write
        // that fails shows as missing bytes.
        Thread.detachNewThread {
            for start in stride(from: 0, to: packed.count, by: 999) {
                let end = min(start + 999, packed.count)
                try? pipe.fileHandleForWriting.write(contentsOf: packed[start..<end])
            }
            try? pipe.fileHandleForWriting.close()
        }
        let drained = Drained("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
        #expect(drained.bytes == Self.text)
        #expect(drained.error == nil)
    }

    @Test func whatCannotBeReadSaysWhy() {
        let missing = Drained("/nonexistent/conn.log").error
        #expect(missing?.code == .unreadable)
        #expect(missing?.reason.contains("No such file") == true)
        let folder = Drained(FileManager.default.temporaryDirectory.path).error
        #expect(folder?.code == .unreadable)
        #expect(folder?.reason.contains("directory") == true)
        #expect(Drained("a\0b").error?.code == .unreadable)
    }
}
