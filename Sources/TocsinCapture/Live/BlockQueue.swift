import Dispatch
import Synchronization

/// Blocks of packets on their way from the capture's thread to its consumer: bounded, in order, and
/// never in the way of the one who fills it. Blocks go round, so that nothing is allocated per packet.
final class BlockQueue: Sendable {
    /// Bytes and packets of a full block; any packet fits an empty one.
    static let blockBytes = TraceLimits.maxPacketBytes
    static let blockPackets = 2048
    /// Memory that a full block takes.
    static let fullBlock = blockBytes + blockPackets * MemoryLayout<CapturedPacket>.stride
    static let minSlots = 2

    private struct State {
        var slots: [PacketBlock]
        var first = 0
        var count = 0
        /// Emptied blocks; the last one's memory is the warmest.
        var spare: [PacketBlock] = []
        /// Time before which no packet is still to come.
        var mark: Int64?
        var end: CaptureEnd?
        /// Whether the consumer found nothing and sleeps, or is about to.
        var isAwaited = false

        /// Whether somebody is to be woken for what was just added.
        mutating func takeAwaited() -> Bool {
            defer { isAwaited = false }
            return isAwaited
        }
    }

    private let state: Mutex<State>
    private let arrivals = DispatchSemaphore(value: 0)

    /// A queue that holds at most `bytes`.
    init(bytes: Int) {
        let slots = max(Self.minSlots, bytes / Self.fullBlock)
        state = Mutex(State(slots: [PacketBlock](repeating: PacketBlock(), count: slots)))
    }

    var isEmpty: Bool { state.withLock { $0.count == 0 } }

    /// Appends the block and leaves an empty one in its place; false, and nothing done, if all slots
    /// are taken.
    func push(_ block: inout PacketBlock) -> Bool {
        // Handed over whole: what one thread leaves in the slot, the other takes out.
        let wakes: Bool? = state.withLock { state in
            guard state.count < state.slots.count else { return nil }
            let slot = (state.first + state.count) % state.slots.count
            swap(&state.slots[slot], &block)
            state.count += 1
            if let spare = state.spare.popLast() { block = spare }
            return state.takeAwaited()
        }
        guard let wakes else { return false }
        block.empty()
        if wakes { arrivals.signal() }
        return true
    }

    /// Says that no packet older than `mark` will come.
    func pass(_ mark: Int64) { state.withLock { $0.mark = mark } }

    /// No block will follow.
    func end(_ end: CaptureEnd) {
        let wakes = state.withLock {
            $0.end = end
            return $0.takeAwaited()
        }
        if wakes { arrivals.signal() }
    }

    /// Takes the oldest block, giving `block` back for the next packets; waits for one.
    func next(into block: inout PacketBlock, until deadline: DispatchTime) -> Arrival {
        while true {
            if let arrival = take(into: &block, isLast: false) { return arrival }
            if arrivals.wait(timeout: deadline) == .timedOut {
                return take(into: &block, isLast: true) ?? .idle(now: nil)
            }
        }
    }

    /// The next arrival; nil if there is none and `isLast` is false.
    private func take(into block: inout PacketBlock, isLast: Bool) -> Arrival? {
        state.withLock { state in
            guard state.count > 0 else {
                if let end = state.end { return .ended(end) }
                state.isAwaited = !isLast
                // Of the same instant as the look: later, a block older than the mark may wait.
                return isLast ? .idle(now: state.mark) : nil
            }
            swap(&state.slots[state.first], &block)
            var used = PacketBlock()
            swap(&state.slots[state.first], &used)
            state.spare.append(used)
            state.first = (state.first + 1) % state.slots.count
            state.count -= 1
            return .packets
        }
    }
}

extension PacketBlock {
    /// Forgets the packets and keeps the memory.
    mutating func empty() {
        bytes.removeAll(keepingCapacity: true)
        packets.removeAll(keepingCapacity: true)
    }
}
