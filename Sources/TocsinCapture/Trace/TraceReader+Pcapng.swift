extension TraceReader {
    /// Takes the whole blocks of `bytes` from `start` on and returns where the rest begins.
    mutating func parsePcapng(
        _ begun: PcapngSection?, _ bytes: Span<UInt8>, from start: Int,
        _ packets: inout [CapturedPacket]
    ) -> Int {
        var section = begun
        var position = start
        defer { format = .pcapng(section) }
        do throws(PcapngSection.Objection) {
            while bytes.count - position >= PcapngBlock.frameBytes {
                let block = try PcapngBlock(bytes, at: position, order: section?.order)
                let left = bytes.count - position
                guard block.isRead else {
                    tally.skippedBlocks += 1
                    guard block.length <= left else {
                        skip = block.length - left
                        return bytes.count
                    }
                    position += block.length
                    continue
                }
                guard block.length <= left else {
                    wanted = block.length
                    break
                }
                let body = try block.body(bytes, at: position)
                guard try take(block, body, at: position, &section, bytes, &packets) else { break }
                position += block.length
            }
        } catch {
            stop(at: position, error)
        }
        return position
    }

    /// Takes up what the whole block at `position` holds; false if reading ends with it.
    private mutating func take(
        _ block: PcapngBlock, _ body: Span<UInt8>, at position: Int,
        _ section: inout PcapngSection?, _ bytes: Span<UInt8>, _ packets: inout [CapturedPacket]
    ) throws(PcapngSection.Objection) -> Bool {
        switch block.type {
        case PcapngBlock.sectionHeader: section = try PcapngSection(body, order: block.order)
        case PcapngBlock.interfaceDescription:
            if try section?.addInterface(body) == false {
                countMalformed(at: position, "an interface's options are damaged")
            }
        default:
            if let packet = section?.packet(type: block.type, body, at: position) {
                return add(packet, bytes, block.order, &packets)
            }
            countMalformed(at: position, "a packet does not fit its block or interface")
        }
        return true
    }
}
