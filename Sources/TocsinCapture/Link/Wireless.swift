import TocsinRecords

/// IEEE 802.11 (clauses of the edition of 2020).
extension LinkLayer {
    /// A frame of IEEE 802.11 at `offset`: data of every subtype, in the open. A retransmission is a
    /// frame like any other, as for Zeek.
    public static func ieee80211(_ bytes: Span<UInt8>, at offset: Int = 0) -> LinkOutcome {
        // Frame control, duration, three addresses, sequence control (§9.3.2.1).
        guard bytes.count - offset > 24 else { return .none(.truncated) }
        let control = bytes[offset]
        let flags = bytes[offset + 1]
        // Type 2 is data; subtypes with this bit carry none.
        guard control & 0x0C == 0x08, control & 0x40 == 0 else { return .none(.noWirelessData) }
        guard flags & 0x40 == 0 else { return .none(.encrypted) }
        let isBridge = flags & 3 == 3
        var position = offset + (isBridge ? 30 : 24)
        var isAggregate = false
        if control & 0x80 != 0 {
            guard bytes.count - position > 2 else { return .none(.truncated) }
            isAggregate = bytes[position] & 0x80 != 0
            position += 2
            // High-throughput control, announced by the bit that once meant order (§9.2.4.1.10).
            if flags & 0x80 != 0 { position += 4 }
        }
        guard bytes.count > position else { return .none(.truncated) }
        if isAggregate { return subframe(bytes, at: position) }
        var frame = LinkFrame(type: 0, offset: position)
        // Which address is whose, by "to" and "from the distribution system" (table 9-60).
        switch flags & 3 {
        case 0: (frame.source, frame.destination) = bytes.addresses(offset + 10, offset + 4)
        case 1: (frame.source, frame.destination) = bytes.addresses(offset + 10, offset + 16)
        case 2: (frame.source, frame.destination) = bytes.addresses(offset + 16, offset + 4)
        default: (frame.source, frame.destination) = bytes.addresses(offset + 24, offset + 16)
        }
        return frame.follow(bytes)
    }

    /// The first IP packet of an aggregate (A-MSDU, §9.3.2.2) among its frames from `offset` on; the
    /// ones behind it are had by calling again at its `nextSubframe`.
    public static func subframe(_ bytes: Span<UInt8>, at offset: Int) -> LinkOutcome {
        var position = offset
        var outcome = LinkOutcome.none(.truncated)
        while bytes.count - position > Self.subframeHeaderBytes {
            let length = Int(bytes.uint16(at: position + 12))
            let end = position + Self.subframeHeaderBytes + length
            guard length > 0, end <= bytes.count else { return .none(.truncated) }
            var frame = LinkFrame(type: 0, offset: position + Self.subframeHeaderBytes)
            (frame.source, frame.destination) = bytes.addresses(position + 6, position)
            outcome = frame.follow(bytes.extracting(0..<end))
            // Header and data together are filled up to a multiple of four, except the last.
            position = end + (offset - end) & 3
            if case .network(var packet) = outcome {
                if bytes.count - position > Self.subframeHeaderBytes {
                    packet.nextSubframe = position
                }
                return .network(packet)
            }
        }
        return outcome
    }

    /// Two addresses and a length.
    private static let subframeHeaderBytes = 14

    /// A frame behind the radio's own words (radiotap.org): version, padding, length of them.
    static func radiotap(_ bytes: Span<UInt8>) -> LinkOutcome {
        guard bytes.count >= 4 else { return .none(.truncated) }
        return ieee80211(bytes, at: Int(bytes.uint16(at: 2, .littleEndian)))
    }
}

extension Span where Element == UInt8 {
    /// The hardware addresses at two offsets.
    @inline(__always)
    fileprivate func addresses(
        _ source: Int, _ destination: Int
    ) -> (source: HardwareAddress?, destination: HardwareAddress?) {
        (hardwareAddress(at: source), hardwareAddress(at: destination))
    }
}
