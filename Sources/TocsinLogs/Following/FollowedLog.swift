import TocsinRecords

/// One log from its first byte to the end its writer gave it, wherever rotation takes it.
final class FollowedLog {
    /// Where its bytes are.
    enum Place: Equatable {
        case folder
        /// In a folder beside the followed one.
        case archive
        /// Nowhere that is looked at, but still open; polls since it last grew.
        case open(idlePolls: Int)
        case missing
    }

    /// In the order in which they were found.
    let number: Int
    /// Its name when it was first seen.
    let name: String
    var path: String
    var place = Place.missing
    /// The file that holds it, or held it last.
    var identity: FileIdentity?
    /// The file as it was when its content was last compared with `head`.
    var status: FileStatus?
    var head = ContentFingerprint.empty
    /// Uncompressed bytes handed over or dropped.
    var offset = 0
    var lines = 0
    var isEncoded = false
    /// Nothing can come any more.
    var isComplete = false
    var isInsideOverlongLine = false
    /// Whether there may be something to read.
    var hasNews = false
    /// What is left of a log whose successor may be growing already: it goes first.
    var isRest = false
    /// Whether it went away and nobody knows where to.
    var isSought = false
    /// Compressed data ended in the middle when the file looked like this.
    var cut: FileStatus?
    var isCutTold = false
    var modified: Timestamp?
    var layout: String?
    var open: OpenLog?
    var lastRead = 0

    init(number: Int, name: String, path: String) {
        self.number = number
        self.name = name
        self.path = path
    }

    var isPresent: Bool { place != .missing }

    /// Lets go of the file, keeping what its decoder must know to go on.
    func close() {
        if let open { layout = open.changedLayout }
        open = nil
    }

    /// Forgets the file: its content is somewhere else now, or gone.
    func detach() {
        close()
        place = .missing
        identity = nil
        status = nil
        cut = nil
        hasNews = false
        isSought = true
        isRest = true
    }
}

/// What is needed to read a log on without looking at its beginning again.
final class OpenLog {
    let file: OpenFile
    var decoder: RecordDecoder
    /// The layout that the log's beginning gives.
    private let firstLayout: ZeekTSVHeader?
    /// A compressed log that is not read to its end, and what is still to be passed over.
    var reader: BlockReader?
    var source: ByteSource?
    var toSkip = 0
    /// Where its reader began, and overlong lines it already told of.
    var overlongLines = 0

    init(file: OpenFile, decoder: RecordDecoder, layout: String?) {
        self.file = file
        firstLayout = decoder.layout
        self.decoder = decoder
        if let layout { self.decoder.read(header: layout) }
    }

    /// The header lines of the present layout, nil if it is the first one.
    var changedLayout: String? {
        guard let layout = decoder.layout, layout != firstLayout else { return nil }
        return layout.text
    }
}

extension RecordDecoder {
    /// Takes in header lines as if they stood in the log.
    mutating func read(header: String) {
        let slot = DecodeSlot()
        slot.buffer = Array(header.utf8)
        slot.filled = slot.buffer.count
        slot.decoder = self
        slot.decode()
        if let decoder = slot.decoder { self = decoder }
    }
}

extension ZeekTSVHeader {
    /// Header lines that say the same.
    var text: String {
        let byte = String(separator, radix: 16)
        let mark = String(decoding: [separator], as: UTF8.self)
        let line = { (parts: [String]) in parts.joined(separator: mark) + "\n" }
        return "#separator \\x\(byte.count < 2 ? "0" + byte : byte)\n"
            + line(["#empty_field", String(decoding: emptyField, as: UTF8.self)])
            + line(["#unset_field", String(decoding: unsetField, as: UTF8.self)])
            + line(["#path", path]) + line(["#fields"] + fields)
    }
}

extension FollowPosition.Log {
    init(_ log: FollowedLog) {
        self.init(
            name: log.name, path: log.path, device: log.identity?.device,
            inode: log.identity?.inode, head: log.head, offset: log.offset, lines: log.lines,
            isEncoded: log.isEncoded, isComplete: log.isComplete,
            isInsideOverlongLine: log.isInsideOverlongLine, isRest: log.isRest,
            modified: log.modified?.microseconds,
            layout: log.open.map(\.changedLayout) ?? log.layout)
    }

    /// The log with this number, nowhere yet.
    func log(number: Int) -> FollowedLog {
        let log = FollowedLog(number: number, name: name, path: path)
        if let device, let inode { log.identity = FileIdentity(device: device, inode: inode) }
        log.head = head
        log.offset = max(0, offset)
        log.lines = max(0, lines)
        log.isEncoded = isEncoded
        log.isComplete = isComplete
        log.isInsideOverlongLine = isInsideOverlongLine
        log.isRest = isRest
        log.modified = modified.map { Timestamp(microseconds: $0) }
        log.layout = layout
        log.isSought = !isComplete
        return log
    }
}
