/// Copies packets from the kernel's ring into blocks, and the blocks into the queue. Of the capture's
/// thread alone.
final class BlockFiller {
    var clock = SteadyClock()
    var linkType = LinkType.ethernet
    /// What came since the counters were last published.
    private(set) var fresh = CaptureCounters()
    private var block = PacketBlock()
    private let queue: BlockQueue

    init(_ queue: BlockQueue) { self.queue = queue }

    var isEmpty: Bool { block.packets.isEmpty }

    /// Takes one packet, stamped in microseconds.
    func take(ts: Int64, wireLength: Int, _ data: UnsafeBufferPointer<UInt8>) {
        let count = data.count
        if !isEmpty,
            block.bytes.count + count > BlockQueue.blockBytes
                || block.packets.count >= BlockQueue.blockPackets
        {
            handOver()
        }
        let ts = clock.steady(ts)
        let start = block.bytes.count
        unsafe block.bytes.append(contentsOf: data)
        block.packets.append(
            CapturedPacket(
                ts: ts, start: start, length: count, wireLength: wireLength, linkType: linkType))
        fresh.packets += 1
        fresh.bytes += wireLength
        fresh.latest = ts
    }

    /// Hands over what there is, unless the consumer is behind: then the block had better be filled.
    func handOverIfAwaited() {
        if !isEmpty, queue.isEmpty { handOver() }
    }

    /// Hands over what there is, or counts it as dropped.
    func handOver() {
        guard !isEmpty else { return }
        let count = block.packets.count
        if !queue.push(&block) {
            fresh.drops.queue += count
            block.empty()
        }
    }

    /// Adds what is new to `counters`.
    func publish(to counters: inout CaptureCounters) {
        counters.packets += fresh.packets
        counters.bytes += fresh.bytes
        counters.drops.queue += fresh.drops.queue
        if let latest = fresh.latest { counters.latest = latest }
        counters.clockSteps = clock.steps
        counters.now = clock.now
        fresh = CaptureCounters()
    }
}
