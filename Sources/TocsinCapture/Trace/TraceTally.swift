/// What became of the records of a capture file.
public struct TraceTally: Hashable, Sendable {
    /// Packets handed out.
    public var packets = 0
    /// Packets that the filter left out.
    public var filtered = 0
    /// Blocks of a pcapng file that hold no packets and were passed over (names, statistics, keys …).
    public var skippedBlocks = 0
    /// Records whose bounds are sound and whose content is not: passed over, the capture goes on.
    public var malformed = 0

    public init() {}

    public static func += (a: inout TraceTally, b: TraceTally) {
        a.packets += b.packets
        a.filtered += b.filtered
        a.skippedBlocks += b.skippedBlocks
        a.malformed += b.malformed
    }
}
