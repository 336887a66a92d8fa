/// Where a packet, or what is left of it behind some headers, lies in captured bytes.
struct PacketExtent: Hashable {
    /// Offset of the first byte.
    var start: Int
    /// Offset behind the last captured byte; trailing padding of the link layer counts.
    var end: Int
    /// Bytes that were on the wire and not captured; negative if the capture says less than it holds.
    var missing: Int

    var count: Int { end - start }

    /// What follows the first `length` bytes. Requires `length <= count`.
    func dropping(_ length: Int) -> PacketExtent {
        PacketExtent(start: start + length, end: end, missing: missing)
    }

    var range: Range<Int> { start..<end }
}
