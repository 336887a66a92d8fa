/// Bytes of one direction's message and how far it is.
struct SegmentedMessage {
    var isRequest = true
    var bytes: Int64 = 0
    var segments: Int64 = 0
    /// Segments sent and acknowledged.
    var sent: Int64 = 0
    var acknowledged: Int64 = 0
    var start: Int64 = 0
    /// Microseconds from one segment to the next.
    var gap: Double = 0
    /// From a segment to its acknowledgement.
    var lag: Int64 = 0
    /// Sequence number of its first byte.
    var sequence: UInt32 = 0
    /// Segments that the capture misses.
    var lost: Range<Int64> = 0..<0

    func time(_ k: Int64) -> Int64 { start + Int64(Double(k) * gap) }

    /// Bytes before segment k.
    func offset(_ k: Int64) -> Int64 { min(k * Int64(FrameWriter.segmentBytes), bytes) }

    /// Segments that the next acknowledgement covers: every second one, and the last.
    var nextAcknowledged: Int64 { min(acknowledged + 2, segments) }

    var nextAcknowledgement: Int64? {
        acknowledged < segments && sent >= nextAcknowledged
            ? time(nextAcknowledged - 1) + lag : nil
    }

    var nextSegment: Int64? { sent < segments ? time(sent) : nil }
}
