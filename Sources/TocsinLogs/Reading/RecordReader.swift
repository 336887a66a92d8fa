import TocsinRecords

/// Cuts an input into blocks of whole records.
protocol RecordReader {
    /// Bytes read so far, after decompression and as they are on disk.
    var bytes: Int { get }
    var compressedBytes: Int { get }

    /// Records that were dropped because they are too long or cut short, and a sentence part for it.
    var droppedRecords: Int { get }
    var dropReason: String { get }

    /// Fills `buffer` with whole records and returns how many bytes they take, nil at the end. Throws
    /// what stopped the input, once, after everything in front of it was handed out.
    mutating func next(into buffer: inout [UInt8]) throws(ParseError) -> Int?
}

extension BlockReader: RecordReader {
    var droppedRecords: Int { overlongLines }
    var dropReason: String { "line longer than \(LineLimits.maxLineBytes) bytes, dropped" }
}

extension RecordFraming {
    func reader(_ source: ByteSource) -> any RecordReader {
        switch self {
        case .lines: BlockReader(source)
        case .jsonElements: ElementReader(source, JSONElementCutter())
        case .xmlEvents: ElementReader(source, XMLEventCutter())
        case .fixed(let bytes): ElementReader(source, FixedCutter(bytes: bytes))
        }
    }
}

/// Takes a byte stream apart into elements; what is between them is dropped.
protocol ElementCutter: Sendable {
    /// Appends the elements that end in `bytes`, each as one line, to `output`; keeps what is begun.
    mutating func feed(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8])

    /// Whether an element has begun that has not ended.
    var isInElement: Bool { get }

    /// Elements longer than `LineLimits.maxLineBytes`, which were dropped.
    var overlong: Int { get }
}

/// Hands out the elements of a document block by block; holds one element and one block at most.
struct ElementReader<Cutter: ElementCutter>: RecordReader {
    private let source: ByteSource
    private var cutter: Cutter
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    private var isAtEnd = false
    private var damage: ParseError?
    private var truncated = 0

    init(_ source: ByteSource, _ cutter: Cutter) {
        self.source = source
        self.cutter = cutter
    }

    var bytes: Int { source.bytes }
    var compressedBytes: Int { source.compressedBytes }
    var droppedRecords: Int { cutter.overlong + truncated }
    var dropReason: String {
        truncated > 0
            ? "the input ends inside a record"
            : "record longer than \(LineLimits.maxLineBytes) bytes, dropped"
    }

    mutating func next(into buffer: inout [UInt8]) throws(ParseError) -> Int? {
        var output: [UInt8] = []
        while !isAtEnd, output.count < BlockReader.blockBytes {
            let count: Int
            do {
                count = try source.read(into: &chunk, at: 0)
            } catch {
                damage = error
                isAtEnd = true
                break
            }
            if count == 0 {
                isAtEnd = true
                // Behind damage the cut is told already.
                if cutter.isInElement { truncated = 1 }
                break
            }
            cutter.feed(chunk[..<count], to: &output)
        }
        if !output.isEmpty {
            buffer = output
            return output.count
        }
        guard let damage else { return nil }
        self.damage = nil
        throw damage
    }
}

/// Records of one size.
struct FixedCutter: ElementCutter {
    let bytes: Int
    private var begun: [UInt8] = []

    init(bytes: Int) { self.bytes = bytes }

    var isInElement: Bool { !begun.isEmpty }
    var overlong: Int { 0 }

    mutating func feed(_ input: ArraySlice<UInt8>, to output: inout [UInt8]) {
        begun.append(contentsOf: input)
        let whole = begun.count - begun.count % bytes
        output.append(contentsOf: begun[..<whole])
        begun.removeFirst(whole)
    }
}
