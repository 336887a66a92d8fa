import TocsinCapture
import TocsinFlow

/// Takes any bytes for packets and makes flows of them: each record is a byte of options, one of time,
/// one of bytes that were cut off, two of length, and a packet.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFlows(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = unsafe Span(_unsafeStart: data, count: count)
    var options = FlowOptions()
    // So few that inputs of some packets fill the table.
    options.maxFlows = FlowOptions.minFlows
    options.ignoresChecksums = count > 0 && input[0] & 1 == 1
    var table = FlowTable(options)
    var batch = FlowBatch()
    var block = PacketBlock()
    var position = 0
    var ts: Int64 = 0
    while count - position >= 5 {
        let kind = input[position]
        // Backwards too, and far forward.
        let step = Int64(Int8(bitPattern: input[position + 1]))
        ts += step * (kind & 2 == 0 ? 100_000 : 10_000_000)
        let cut = Int(input[position + 2])
        let length = min(Int(input.uint16(at: position + 3)), count - position - 5)
        position += 5
        let start = block.bytes.count
        for i in position..<position + length { block.bytes.append(input[i]) }
        block.packets.append(
            CapturedPacket(
                ts: ts, start: start, length: length, wireLength: length + cut,
                linkType: kind & 4 == 0 ? .raw : .ethernet))
        position += length
    }
    table.take(block, into: &batch)
    table.finish(into: &batch)
    precondition(table.tally.packets == block.packets.count)
    precondition(table.tally.accounted == table.tally.packets)
    precondition(table.tally.flows == batch.count)
    precondition(table.count == 0)
    return 0
}
