import TocsinMath
import TocsinRecords

/// The packets of a UDP or ICMP row, one after another: each side's evenly over its time.
struct DatagramWire {
    private(set) var nextTime: Int64?

    private let row: ConnRow
    private let salt: UInt64
    /// Until the first answer, microseconds.
    private let roundTrip: Int64
    private var sent: Int64 = 0
    private var answered: Int64 = 0

    init(_ row: ConnRow, salt: UInt64) {
        self.row = row
        self.salt = salt
        roundTrip = min(row.roundTrip, max(row.duration, 0) / 2)
        nextTime = row.start
    }

    private func time(_ k: Int64, of count: Int64, from first: Int64, to last: Int64) -> Int64 {
        guard count > 1 else { return last }
        // Divided first: the product of packets and microseconds could overflow.
        let (step, rest) = (last - first).quotientAndRemainder(dividingBy: count - 1)
        return first + step * k + rest * k / (count - 1)
    }

    private var nextSent: Int64? {
        guard sent < row.origPackets else { return nil }
        let last = row.respPackets > 0 ? row.duration - roundTrip : row.duration
        return row.start + (sent == 0 ? 0 : time(sent, of: row.origPackets, from: 0, to: last))
    }

    private var nextAnswer: Int64? {
        guard answered < row.respPackets else { return nil }
        return row.start
            + time(answered, of: row.respPackets, from: roundTrip, to: row.duration)
    }

    /// Writes the packet of `nextTime` and moves on.
    mutating func emit(to writer: inout FrameWriter) {
        guard let time = nextTime else { return }
        // A question before its answer, even where no time is left between them.
        let isRequest = (nextSent ?? .max) <= (nextAnswer ?? .max)
        let k = isRequest ? sent : answered
        if isRequest { sent += 1 } else { answered += 1 }
        let next = min(nextSent ?? .max, nextAnswer ?? .max)
        nextTime = next == .max ? nil : max(next, time)

        let direction = row.direction(isRequest: isRequest)
        let identification = UInt16(truncatingIfNeeded: salt >> (isRequest ? 16 : 32) &+ UInt64(k))
        // A request and its reply carry the same in ICMP.
        let key =
            row.proto == .icmp ? salt &+ UInt64(k) : salt &+ UInt64(2 * k) &+ (isRequest ? 0 : 1)
        let count = payload(k, isRequest: isRequest)
        guard row.proto == .udp else {
            return writer.echo(
                time, direction, isReply: !isRequest,
                identifier: UInt16(truncatingIfNeeded: salt >> 48),
                sequence: UInt16(truncatingIfNeeded: k + 1), payload: count, key: key,
                identification: identification)
        }
        let head = DatagramHead(
            service: row.service, port: row.respPort, isRequest: isRequest, number: k, count: count,
            question: payload(0, isRequest: true), salt: salt, time: time)
        head.write(to: &writer.head)
        writer.udp(
            time, direction, payload: count, key: key, identification: identification)
    }

    /// Bytes of packet k: the row's, in equal parts.
    private func payload(_ k: Int64, isRequest: Bool) -> Int {
        let packets = isRequest ? row.origPackets : row.respPackets
        let header: Int64 = row.orig.isV4 ? 28 : 48
        let bytes = max(0, (isRequest ? row.origIPBytes : row.respIPBytes) - packets * header)
        return Int(bytes / packets + (k < bytes % packets ? 1 : 0))
    }
}
