import TocsinRecords
import Testing

@testable import TocsinLogs

/// What every reader of authentications must do, over a sample of each format.
@Suite struct AuthConformanceTests {
    private static let stamps = LocalStamps(
        years: .notAfter(Timestamp(year: 2024, month: 6, day: 1).microseconds))

    private static func recognise(_ sample: AuthSample) throws -> (RecordFraming, any AuthDecoder) {
        let found = LogFormats.recognise(sample.bytes.span, fileName: sample.fileName)
        guard case .auth(_, let framing, var decoder) = found else {
            throw ParseError(
                .unrecognised, source: sample.format, reason: "\(String(describing: found))")
        }
        decoder.stamps = stamps
        return (framing, decoder)
    }

    /// The records of an input that arrives in pieces of these sizes, the last one repeated.
    private static func framed(_ framing: RecordFraming, _ bytes: [UInt8], sizes: [Int]) -> [UInt8]
    {
        var output: [UInt8] = []
        switch framing {
        case .lines: return bytes
        case .jsonElements: feed(JSONElementCutter(), bytes, sizes, &output)
        case .xmlEvents: feed(XMLEventCutter(), bytes, sizes, &output)
        case .fixed(let size): feed(FixedCutter(bytes: size), bytes, sizes, &output)
        }
        return output
    }

    private static func feed(
        _ cutter: some ElementCutter, _ bytes: [UInt8], _ sizes: [Int], _ output: inout [UInt8]
    ) {
        var cutter = cutter
        var rest = bytes[...]
        var index = 0
        while !rest.isEmpty {
            let size = max(1, sizes[min(index, sizes.count - 1)])
            cutter.feed(rest.prefix(size), to: &output)
            rest = rest.dropFirst(size)
            index += 1
        }
    }

    private static func decode(_ decoder: some AuthDecoder, _ blocks: [[UInt8]]) -> [AuthEvent] {
        DecodedAuth(decoder, blocks).rows
    }

    @Test(arguments: AuthSample.all)
    func recognisedAndReadWhole(sample: AuthSample) throws {
        let (framing, decoder) = try Self.recognise(sample)
        let output = Self.framed(framing, sample.bytes, sizes: [Int.max])
        let decoded = DecodedAuth(decoder, [output])
        #expect(decoded.rows.count == sample.events)
        #expect(decoded.report.tally.malformed == 0, "\(decoded.report.samples)")
    }

    /// Bytes by one and at random, records by one: the same events.
    @Test(arguments: AuthSample.all)
    func splitsDoNotMatter(sample: AuthSample) throws {
        let (framing, decoder) = try Self.recognise(sample)
        let whole = Self.framed(framing, sample.bytes, sizes: [Int.max])
        #expect(Self.framed(framing, sample.bytes, sizes: [1]) == whole)
        var words = RandomSizes(seed: 5)
        for _ in 0..<20 {
            let sizes = (0..<200).map { _ in words.next(60) }
            #expect(Self.framed(framing, sample.bytes, sizes: sizes) == whole)
        }
        let expected = Self.decode(decoder, [whole])
        let blocks: [[UInt8]]
        if case .fixed(let size) = framing {
            blocks = stride(from: 0, to: whole.count, by: size).map { Array(whole[$0..<$0 + size]) }
        } else {
            blocks = whole.split(separator: 0x0A).map { Array($0) + [0x0A] }
        }
        #expect(Self.decode(decoder, blocks) == expected)
    }

    /// Cut anywhere: no more events, no trap, and only good ones.
    @Test(arguments: AuthSample.all)
    func everyCut(sample: AuthSample) throws {
        let (framing, decoder) = try Self.recognise(sample)
        let expected = Self.decode(decoder, [Self.framed(framing, sample.bytes, sizes: [Int.max])])
        for length in 0..<sample.bytes.count {
            let cut = Array(sample.bytes[..<length])
            let rows = Self.decode(decoder, [Self.framed(framing, cut, sizes: [Int.max])])
            #expect(rows.count <= expected.count)
            // A cut line may read as another event, but not those in front of it.
            #expect(rows.dropLast(2) == expected.prefix(max(0, rows.count - 2)))
        }
    }

    /// Bytes changed at random, seed 11: nothing traps, and never more events than records.
    @Test(arguments: AuthSample.all)
    func noise(sample: AuthSample) throws {
        let (framing, decoder) = try Self.recognise(sample)
        var words = RandomSizes(seed: 11)
        for _ in 0..<150 {
            var bytes = sample.bytes
            for _ in 0..<1 + words.next(6) {
                bytes[words.next(bytes.count)] = UInt8(truncatingIfNeeded: words.next(256))
            }
            _ = LogFormats.recognise(bytes.span, fileName: sample.fileName)
            _ = Self.decode(decoder, [Self.framed(framing, bytes, sizes: [words.next(90)])])
        }
    }

    /// The same through files and threads, plain, gzip and as UTF-16, which PowerShell writes.
    @Test(arguments: AuthSample.all)
    func throughTheReader(sample: AuthSample) throws {
        let folder = try ScratchFolder()
        let options = AuthReadingOptions(year: 2024)
        let plain = try folder.write(sample.fileName, sample.bytes)
        let expected = try ReadAuth([plain], options: options)
        #expect(expected.rows.count == sample.events)
        #expect(expected.reports.map(\.isAuth) == [true] && expected.reports[0].state == .read)
        let packed = try folder.write(sample.fileName + ".gz", Packed.gzip(sample.bytes))
        var inputs = [packed]
        if sample.format != "utmp" {
            let text = String(decoding: sample.bytes, as: UTF8.self)
            let units = [0xFEFF] + Array(text.utf16)
            inputs.append(
                try folder.write(
                    "w" + sample.fileName,
                    units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }))
        }
        for input in inputs {
            for threads in [1, 3] {
                #expect(
                    try ReadAuth([input], options: options, threads: threads).rows == expected.rows)
            }
        }
    }

    @Test func everyFormatHasASample() {
        let formats = Set(AuthSample.all.map(\.format))
        for format in LogFormats.auth { #expect(formats.contains(format.name)) }
    }

    /// Without options auth logs are logs that nobody reads.
    @Test func unasked() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("auth.log", Array(AuthSample.syslog.utf8))
        var reports: [InputReport] = []
        LogReader(threads: 1).read(
            try InputWalk(paths: [path]).files, consume: { _, _ in }, progress: { _ in },
            finished: { reports.append($0) })
        #expect(reports.map(\.state) == [.unused] && reports[0].format == "syslog")
    }
}

/// Repeatable small numbers.
struct RandomSizes {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// 0 ..< bound.
    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}
