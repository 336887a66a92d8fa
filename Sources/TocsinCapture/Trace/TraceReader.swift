import TocsinLogs
import TocsinRecords

/// Reads a capture file, pcap or pcapng, plain or compressed, block of packets by block of packets.
///
/// What stands in front of damage is handed out first; the call after that throws, and so does every
/// later one. Reading allocates nothing per packet: packets lie where the file's bytes were read to.
package struct TraceReader {
    /// What became of the records so far.
    package private(set) var tally = TraceTally()
    /// The first record that was counted as malformed, for the report.
    package private(set) var firstMalformed: ParseError?

    let source: ByteSource
    private var filter: PacketFilter?
    private var format: Format
    /// The beginning of a record whose end has not been read yet.
    private var carry: [UInt8] = []
    /// Where in the input the first byte of `carry` stands.
    private var base = 0
    /// Bytes from there on that nobody wants to see.
    private var skip = 0
    /// Bytes that the record at the front of `carry` needs.
    private var wanted = 0
    private var isAtEnd = false
    /// What the next call throws.
    private var damage: ParseError?
    /// Indices of packets whose NFLOG attributes stand in the other byte order.
    private var foreign: [Int] = []

    private enum Format {
        case pcap(PcapHeader)
        /// nil until the first section header was read.
        case pcapng(PcapngSection?)
    }

    /// Bytes read for a block: large enough to make the calls cheap, small enough for the cache.
    static let blockBytes = 1 << 18

    /// Looks at the head of `source`. Throws `.unrecognised` if that is no capture, `.unsupported`
    /// for formats and versions that cannot be read, `.truncated` if the file header is cut.
    package init(source: ByteSource, filter: FilterExpression? = nil) throws(ParseError) {
        self.source = source
        self.filter = filter.map { PacketFilter($0) }
        let head = try source.peek(TraceRecognition.headBytes)
        switch TraceRecognition(head.span) {
        case .pcap(let magic):
            guard head.count >= PcapHeader.bytes else {
                throw ParseError(
                    .truncated, source: source.path,
                    reason: "the file ends in the header of a capture, after \(head.count) bytes; "
                        + "copy it again")
            }
            do throws(PcapHeader.Objection) {
                format = .pcap(try PcapHeader(magic, head.span))
            } catch {
                throw error.parseError(source.path)
            }
            skip = PcapHeader.bytes
        case .pcapng: format = .pcapng(nil)
        case .unsupported(let kind):
            throw ParseError(
                .unsupported, source: source.path,
                reason: "is a \(kind) capture; convert it with: editcap -F pcap IN OUT")
        case nil:
            throw ParseError(
                .unrecognised, source: source.path,
                reason: head.isEmpty
                    ? "is empty, not even a capture's header" : "is no packet capture")
        }
    }

    /// Empties `block` and fills it with the next packets, some hundred at a time; false at the end.
    /// The block's bytes hold the packets and what stood between them.
    package mutating func next(into block: inout PacketBlock) throws(ParseError) -> Bool {
        block.packets.removeAll(keepingCapacity: true)
        while damage == nil, !isAtEnd, block.packets.isEmpty {
            let filled = fill(&block.bytes)
            // Apart from the bytes, which are read while packets are added.
            var packets: [CapturedPacket] = []
            swap(&packets, &block.packets)
            let position = parse(block.bytes.span.extracting(0..<filled), &packets)
            swap(&packets, &block.packets)
            carry.removeAll(keepingCapacity: true)
            carry.append(contentsOf: block.bytes[position..<filled])
            base += position
            if isAtEnd, damage == nil, skip > 0 || !carry.isEmpty { damage = cutOff() }
        }
        turnForeign(&block)
        tally.packets += block.packets.count
        if !block.packets.isEmpty { return true }
        if let damage { throw damage }
        return false
    }
}

// MARK: Steps

extension TraceReader {
    /// Puts the carry and what follows it in the input into `bytes`, and returns how many bytes there
    /// are now: all that fit, less only at the end and in front of damage of the input.
    private mutating func fill(_ bytes: inout [UInt8]) -> Int {
        let room = max(Self.blockBytes, wanted)
        if bytes.count < room {
            bytes.append(contentsOf: repeatElement(0, count: room - bytes.count))
        }
        var filled = carry.count
        bytes.replaceSubrange(0..<filled, with: carry)
        do throws(ParseError) {
            while filled < bytes.count {
                let count = try source.read(into: &bytes, at: filled)
                if count == 0 {
                    isAtEnd = true
                    break
                }
                filled += count
                // What is skipped must not fill the room.
                if skip >= filled {
                    skip -= filled
                    base += filled
                    filled = 0
                }
            }
        } catch {
            damage = error
        }
        return filled
    }

    /// Takes the whole records out of `bytes` and returns where the rest begins.
    private mutating func parse(_ bytes: Span<UInt8>, _ packets: inout [CapturedPacket]) -> Int {
        guard skip < bytes.count else {
            skip -= bytes.count
            return bytes.count
        }
        let start = skip
        skip = 0
        wanted = 0
        switch format {
        case .pcap(let header): return parsePcap(header, bytes, from: start, &packets)
        case .pcapng(let section): return parsePcapng(section, bytes, from: start, &packets)
        }
    }

    private mutating func parsePcap(
        _ header: PcapHeader, _ bytes: Span<UInt8>, from start: Int,
        _ packets: inout [CapturedPacket]
    ) -> Int {
        var position = start
        while bytes.count - position >= header.recordHeaderBytes {
            let record = PcapRecord(bytes, at: position, header)
            guard record.captured <= UInt32(TraceLimits.maxPacketBytes) else {
                stop(at: position, tooLong(record.captured))
                return position
            }
            let first = position + header.recordHeaderBytes
            let length = Int(record.captured)
            guard bytes.count - first >= length else {
                wanted = header.recordHeaderBytes + length
                return position
            }
            add(
                CapturedPacket(
                    ts: record.ts, start: first, length: length, wireLength: Int(record.wire),
                    linkType: header.linkType),
                bytes, header.order, &packets)
            if damage != nil { return position }
            position = first + length
        }
        return position
    }

    private mutating func parsePcapng(
        _ begun: PcapngSection?, _ bytes: Span<UInt8>, from start: Int,
        _ packets: inout [CapturedPacket]
    ) -> Int {
        var section = begun
        var position = start
        defer { format = .pcapng(section) }
        while damage == nil, bytes.count - position >= PcapngBlock.frameBytes {
            var order = section?.order ?? .littleEndian
            let isSection = bytes.uint32(at: position) == PcapngBlock.sectionHeader
            if isSection {
                guard let told = PcapngSection.order(bytes, magicAt: position + 8) else {
                    stop(at: position, .notASection)
                    break
                }
                order = told
            }
            let type = bytes.uint32(at: position, order)
            let length = Int(bytes.uint32(at: position + 4, order))
            guard length >= PcapngBlock.frameBytes, length % 4 == 0 else {
                stop(at: position, "a block says that it is \(length) bytes long")
                break
            }
            switch type {
            case PcapngBlock.sectionHeader, PcapngBlock.interfaceDescription,
                PcapngBlock.packet, PcapngBlock.simplePacket, PcapngBlock.enhancedPacket:
                break
            default:
                tally.skippedBlocks += 1
                let left = bytes.count - position
                guard length > left else {
                    position += length
                    continue
                }
                skip = length - left
                return bytes.count
            }
            guard length <= TraceLimits.maxBlockBytes else {
                stop(
                    at: position,
                    "a block is \(length) bytes long, more than \(TraceLimits.maxBlockBytes)")
                break
            }
            guard bytes.count - position >= length else {
                wanted = length
                break
            }
            let body = bytes.extracting(position..<position + length)
            guard body.uint32(at: length - 4, order) == UInt32(length) else {
                stop(at: position, "a block's two lengths differ")
                break
            }
            if type >= PcapngBlock.packet, !isSection {
                if let packet = section?.packet(type: type, body, at: position) {
                    add(packet, bytes, order, &packets)
                    if damage != nil { break }
                } else {
                    countMalformed(at: position, "a packet does not fit its block or interface")
                }
            } else {
                describe(type, body, order, &section, at: position)
                if damage != nil { break }
            }
            position += length
        }
        return position
    }

    /// Begins a section or takes up an interface.
    private mutating func describe(
        _ type: UInt32, _ body: Span<UInt8>, _ order: ByteOrder, _ section: inout PcapngSection?,
        at position: Int
    ) {
        do throws(PcapngSection.Objection) {
            if type == PcapngBlock.sectionHeader {
                section = try PcapngSection(body, order: order)
            } else if try section?.addInterface(body) == false {
                countMalformed(at: position, "an interface's options are damaged")
            }
        } catch {
            stop(at: position, error)
        }
    }

    /// Hands a packet on if the filter lets it.
    @inline(__always)
    private mutating func add(
        _ packet: CapturedPacket, _ bytes: Span<UInt8>, _ order: ByteOrder,
        _ packets: inout [CapturedPacket]
    ) {
        if let filter {
            do throws(FilterError) {
                guard try filter.matches(packet, bytes) else {
                    tally.filtered += 1
                    return
                }
            } catch {
                damage = ParseError(.unsupported, source: source.path, reason: error.description)
                return
            }
        }
        if packet.linkType == .nflog, order == .bigEndian { foreign.append(packets.count) }
        packets.append(packet)
    }

    /// Turns NFLOG attributes into little-endian order: they stand in the order of the machine that
    /// wrote the file, which is not known behind the reader.
    private mutating func turnForeign(_ block: inout PacketBlock) {
        for index in foreign { NFLOG.swapAttributes(&block.bytes, block.packets[index].range) }
        foreign.removeAll(keepingCapacity: true)
    }
}

// MARK: Damage

extension TraceReader {
    private mutating func stop(at position: Int, _ reason: String) {
        damage = ParseError(
            .malformedRecord, source: source.path,
            reason: "at byte \(base + position): \(reason); what follows cannot be read: "
                + "the capture is damaged, copy it again or repair it (pcapfix)")
    }

    private mutating func stop(at position: Int, _ objection: PcapngSection.Objection) {
        switch objection {
        case .notASection: stop(at: position, "a section without the byte-order magic of pcapng")
        case .tooManyInterfaces:
            stop(at: position, "more than \(TraceLimits.maxInterfaces) interfaces")
        case .shortBlock: stop(at: position, "a block is too short for what it holds")
        case .version(let major, let minor):
            damage = ParseError(
                .unsupported, source: source.path,
                reason:
                    "at byte \(base + position): pcapng \(major).\(minor), and only 1.0 and 1.2 "
                    + "are known; convert it with: editcap -F pcapng IN OUT")
        }
    }

    private func tooLong(_ captured: UInt32) -> String {
        "a packet says that \(captured) bytes were captured, more than \(TraceLimits.maxPacketBytes)"
    }

    /// What the end of the input in the middle of a record is.
    private func cutOff() -> ParseError {
        ParseError(
            .truncated, source: source.path,
            reason: "at byte \(base): the capture ends in the middle of a record; "
                + "it was cut, or is still being written; everything in front of that was read")
    }

    private mutating func countMalformed(at position: Int, _ reason: String) {
        tally.malformed += 1
        guard firstMalformed == nil else { return }
        firstMalformed = ParseError(
            .malformedRecord, source: source.path, reason: "at byte \(base + position): \(reason)")
    }
}

extension PcapHeader.Objection {
    fileprivate func parseError(_ path: String) -> ParseError {
        switch self {
        case .version(let major, let minor):
            ParseError(
                .unsupported, source: path,
                reason: "is a capture of format version \(major).\(minor), and only 2.x is known; "
                    + "convert it with: editcap -F pcap IN OUT")
        }
    }
}
