import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct LogReaderTests {
    /// Several blocks whose layout changes between and within them: the same rows and counts for any
    /// number of threads, and those of a decoder that saw everything at once.
    @Test func threadsDoNotMatter() throws {
        let text = TSVSample.stream(lines: 27_000, period: 1777)
        let bytes = Array(text.utf8)
        #expect(bytes.count > 3 * BlockReader.blockBytes)
        let expected = Decoded(TSVSample.decoder, [bytes])
        let folder = try ScratchFolder()
        let plain = try folder.write("conn.log", bytes)
        let packed = try folder.write("packed/conn.log.gz", Packed.gzip(bytes))
        for threads in [1, 2, 5] {
            for path in [plain, packed] {
                let read = try ReadFiles([path], threads: threads)
                #expect(read.rows == expected.rows, "\(threads) threads")
                #expect(read.reports.count == 1)
                let report = try #require(read.reports.first)
                #expect(report.tally.records == expected.report.tally.records)
                #expect(report.tally.malformed == expected.report.tally.malformed)
                #expect(report.tally.bytes == bytes.count)
                #expect(report.samples.map(\.line) == expected.report.samples.map { $0.line + 1 })
                #expect(report.samples.map(\.reason) == expected.report.samples.map(\.reason))
                #expect(report.state == .read && report.format == "zeek-tsv")
            }
        }
    }

    /// Many small files, of which several are decoded at a time, between large ones.
    @Test func filesComeInTheirOrder() throws {
        let folder = try ScratchFolder()
        var expected: [Int64] = []
        for number in 0..<23 {
            let lines = number % 9 == 4 ? 9000 : number % 3
            var text = TSVSample().header
            for line in 0..<lines {
                let ts = 1_000_000 * number + line
                text += TSVSample.with("ts", "\(ts)").line + "\n"
                expected.append(Int64(ts) * 1_000_000)
            }
            let name = number < 10 ? "0\(number)" : "\(number)"
            try folder.write("\(name).log", Array(text.utf8))
        }
        for threads in [1, 2, 5] {
            let read = try ReadFiles([folder.path], threads: threads)
            #expect(read.rows.map(\.ts) == expected)
            #expect(
                read.reports.map { $0.path.suffix(6) }
                    == read.reports.map { $0.path.suffix(6) }.sorted())
            #expect(read.reports.count { $0.state == .headerOnly } == 8)
        }
    }

    /// The state and the error of every kind of input.
    @Test func whatBecomesOfInputs() throws {
        let folder = try ScratchFolder()
        let good = Array(TSVSample().text.utf8)
        let inputs: [(String, [UInt8])] = [
            ("a-empty.log", []), ("b-good.log", good),
            ("c-header.log", Array(TSVSample().header.utf8)),
            ("d-text.log", Array("Lorem ipsum\n".utf8)),
            ("e-other.log", Array("#path\tdns\n#fields\tts\n1.0\n".utf8)),
            ("f-cut.log.gz", Array(Packed.gzip(good).prefix(60))),
            ("g-capture.pcap", [0xD4, 0xC3, 0xB2, 0xA1]), ("h-empty.log.gz", Packed.gzip([])),
            ("i-blank.log", [0x0A, 0x0A]),
        ]
        for (name, content) in inputs { try folder.write(name, content) }
        for threads in [1, 3] {
            let reports = try ReadFiles([folder.path], threads: threads).reports
            #expect(
                reports.map(\.state) == [
                    .empty, .read, .headerOnly, .unrecognised, .unused, .failed, .capture, .empty,
                    .unrecognised,
                ])
            #expect(
                reports.map { $0.error?.code } == [
                    nil, nil, nil, nil, nil, .truncated, nil, nil, nil,
                ])
            #expect(reports.map(\.isDamaged).count { $0 } == 1)
            #expect(reports.map(\.format)[4] == "zeek dns")
        }
    }

    /// A file that vanished between the walk and the reading.
    @Test func aFileThatIsGone() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("a.log")
        let files = try InputWalk(paths: [path]).files
        try folder.remove("a.log")
        var reports: [InputReport] = []
        LogReader(threads: 2).read(
            files, consume: { _, _ in }, progress: { _ in }, finished: { reports.append($0) })
        #expect(reports.first?.error?.code == .unreadable)
        #expect(reports.first?.state == .failed)
    }

    /// Rows in front of a cut are kept; a bomb stops at its limit.
    @Test func damageBehindRows() throws {
        let folder = try ScratchFolder()
        let text = Array(TSVSample.stream(lines: 9000, period: 10_000).utf8)
        let whole = Decoded(TSVSample.decoder, [text]).rows
        let packed = Packed.gzip(text)
        let path = try folder.write("cut.log.gz", Array(packed[..<(packed.count * 3 / 4)]))
        for threads in [1, 2, 5] {
            let read = try ReadFiles([path], threads: threads)
            #expect(read.rows.count > 4000 && read.rows.count < whole.count)
            #expect(read.rows == Array(whole[..<read.rows.count]))
            #expect(read.reports.first?.error?.code == .truncated)
            #expect(read.reports.first?.state == .failed)
        }
        var limits = DecompressionLimits()
        limits.maxBytes = text.count / 2
        let bomb = try folder.write("bomb.log.gz", packed)
        let read = try ReadFiles([bomb], threads: 2, limits: limits)
        #expect(read.reports.first?.error?.code == .decompressionLimit)
        #expect(read.rows == Array(whole[..<read.rows.count]))
    }

    /// Lines over the limit count as malformed, once each.
    @Test func longLinesAreMalformed() throws {
        let folder = try ScratchFolder()
        let long = String(repeating: "x", count: LineLimits.maxLineBytes + 1) + "\n"
        let sample = TSVSample()
        let text = sample.header + sample.line + "\n" + long + sample.line + "\n" + long
        let path = try folder.write("conn.log", Array(text.utf8))
        for threads in [1, 2] {
            let read = try ReadFiles([path], threads: threads)
            #expect(read.rows == [TSVSample.conn, TSVSample.conn])
            #expect(read.reports.first?.tally.malformed == 2)
            #expect(
                read.reports.first?.samples.map(\.reason)
                    == ["line longer than 1048576 bytes, dropped"])
        }
    }
}
