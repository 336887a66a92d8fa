import TocsinMath
import TocsinRecords

/// The packets of a TCP row, one after another: handshake, requests and replies in segments with their
/// acknowledgements, and the end that the row's history tells of.
///
/// The capture stands beside the originator: what the responder does on hearing from it is seen a round
/// trip later, what it does itself at once. Zeek's log of these packets has the row's start, duration,
/// state, history and bytes.
struct TCPWire {
    private(set) var nextTime: Int64?

    private let row: ConnRow
    private let salt: UInt64
    /// Microseconds; less than the row's where that leaves no time for data.
    private let roundTrip: Int64
    /// What a host takes to react.
    private let reaction: Int64
    private var step = Step.syn(0)
    private var orig: Side
    private var resp: Side
    private var schedule: ExchangeSchedule
    private var message = SegmentedMessage()
    private var replyBytes: Int64 = 0
    /// Index of the exchange under way.
    private var exchange = 0

    private enum Step {
        case syn(Int64), synAck, handshakeAck, request, reply, resend, acknowledgeAgain
        case finByOrig, finByResp, lastAck, reset
    }

    private struct Side {
        /// Next sequence number.
        var sequence: UInt32
        var clockOffset: UInt32
        /// Latest time stamp heard from the peer.
        var heard: UInt32 = 0
        var identification: UInt16
    }

    init(_ row: ConnRow, salt: UInt64) {
        self.row = row
        self.salt = salt
        let duration = max(row.duration, 0)
        roundTrip = min(row.roundTrip, duration / 4)
        reaction = min(15 + Int64(salt & 31), duration / 64)
        // Chance and a hash of the connection (RFC 9293 §3.4.1), so that a port used again does not look like
        // a retransmission; a dial that goes on in a second row keeps its number.
        let ports = UInt64(row.origPort) << 16 | UInt64(row.respPort)
        let hash = StableHash.mix(row.orig.low, row.resp.low, ports, key: 0x49)
        let initial = row.history == .syn ? hash : hash ^ salt
        let clocks = StableHash.mix(row.orig.low, row.resp.low, key: 0x43)
        orig = Side(
            sequence: UInt32(truncatingIfNeeded: initial),
            clockOffset: UInt32(truncatingIfNeeded: clocks),
            identification: UInt16(truncatingIfNeeded: salt >> 3))
        resp = Side(
            sequence: UInt32(truncatingIfNeeded: initial >> 32),
            clockOffset: UInt32(truncatingIfNeeded: clocks >> 32),
            identification: UInt16(truncatingIfNeeded: salt >> 23))
        schedule = ExchangeSchedule(
            row, salt: salt, roundTrip: roundTrip, reaction: reaction)
        nextTime = row.start
    }

    /// Writes the packet of `nextTime` and moves on.
    mutating func emit(to writer: inout FrameWriter) {
        guard let time = nextTime else { return }
        switch step {
        case .syn(let k): emitSYN(k, time, &writer)
        case .synAck: emitSYNAck(time, &writer)
        case .handshakeAck:
            emit(time, fromOrig: true, [.ack], to: &writer)
            beginExchange(after: time)
        case .request, .reply: emitMessage(time, &writer)
        case .resend: emitAgain(time, &writer)
        case .acknowledgeAgain:
            emit(time, fromOrig: true, [.ack], to: &writer)
            beginExchange(after: time)
        case .finByOrig, .finByResp: emitFIN(time, &writer)
        case .lastAck:
            emit(time, fromOrig: row.history != .closedByResponder, [.ack], to: &writer)
            nextTime = nil
        case .reset:
            // A scanner's system knows nothing of the probe: a bare reset (RFC 9293 §3.10.7.1).
            let isProbe = row.history == .probedOpen
            emit(
                time, fromOrig: isProbe || row.history == .resetByOriginator,
                isProbe ? [.reset] : [.reset, .ack], to: &writer)
            nextTime = nil
        }
    }

    private mutating func go(to step: Step, at time: Int64, notBefore now: Int64) {
        self.step = step
        nextTime = max(time, now)
    }
}

// MARK: Handshake and close

extension TCPWire {
    private mutating func emitSYN(_ k: Int64, _ time: Int64, _ writer: inout FrameWriter) {
        emit(time, fromOrig: true, [.syn], offers: true, sequence: orig.sequence, to: &writer)
        switch row.history {
        case .syn where k + 1 < row.origPackets:
            // Again after one second, then two more (RFC 6298 §5); the row says when the last one came.
            let last = k + 2 == row.origPackets
            let next = row.start + (last ? row.duration : 1_000_000 * (1 << min(k, 6)))
            go(to: .syn(k + 1), at: next, notBefore: time)
        case .syn: nextTime = nil
        case .synReset:
            orig.sequence &+= 1
            go(to: .reset, at: row.start + row.duration, notBefore: time)
        case .probedOpen:
            orig.sequence &+= 1
            go(to: .synAck, at: row.start + row.duration - reaction, notBefore: time)
        default:
            orig.sequence &+= 1
            go(to: .synAck, at: row.start + roundTrip, notBefore: time)
        }
    }

    private mutating func emitSYNAck(_ time: Int64, _ writer: inout FrameWriter) {
        emit(
            time, fromOrig: false, [.syn, .ack], offers: true, sequence: resp.sequence, to: &writer)
        resp.sequence &+= 1
        let isProbe = row.history == .probedOpen
        go(to: isProbe ? .reset : .handshakeAck, at: time + reaction, notBefore: time)
    }

    private mutating func beginClose(after time: Int64) {
        let end = row.start + row.duration
        switch row.history {
        case .resetByOriginator, .resetByResponder: go(to: .reset, at: end, notBefore: time)
        case .open: go(to: .lastAck, at: end, notBefore: time)
        case .closedByResponder: go(to: .finByResp, at: end - reaction, notBefore: time)
        default: go(to: .finByOrig, at: end - roundTrip, notBefore: time)
        }
    }

    private mutating func emitFIN(_ time: Int64, _ writer: inout FrameWriter) {
        let isOrig: Bool
        if case .finByOrig = step { isOrig = true } else { isOrig = false }
        emit(time, fromOrig: isOrig, [.fin, .ack], to: &writer)
        if isOrig { orig.sequence &+= 1 } else { resp.sequence &+= 1 }
        let isFirst = isOrig != (row.history == .closedByResponder)
        if isFirst {
            go(to: isOrig ? .finByResp : .finByOrig, at: row.start + row.duration, notBefore: time)
        } else {
            go(to: .lastAck, at: time + (isOrig ? roundTrip : reaction), notBefore: time)
        }
    }

    /// A segment without payload.
    private mutating func emit(
        _ time: Int64, fromOrig: Bool, _ flags: FrameWriter.TCPFlags, offers: Bool = false,
        sequence: UInt32? = nil, to writer: inout FrameWriter
    ) {
        emit(
            time, fromOrig: fromOrig, flags, offers: offers,
            sequence: sequence ?? (fromOrig ? orig.sequence : resp.sequence), payload: 0, key: 0,
            to: &writer)
    }
}

// MARK: Segments

extension TCPWire {
    private mutating func emit(
        _ time: Int64, fromOrig: Bool, _ flags: FrameWriter.TCPFlags, offers: Bool,
        sequence: UInt32, acknowledging: UInt32? = nil, payload: Int, key: UInt64,
        to writer: inout FrameWriter
    ) {
        var side = fromOrig ? orig : resp
        let peer = fromOrig ? resp : orig
        let isRefusal = row.history == .synReset && !fromOrig
        let isRaw = row.history == .probedOpen
        let now = UInt32(truncatingIfNeeded: time / 1000) &+ side.clockOffset
        let options: FrameWriter.Options =
            if isRefusal || flags.contains(.reset) {
                .none
            } else if flags.contains(.syn) {
                isRaw && !fromOrig ? .segmentSize : .offer(own: now, peer: side.heard)
            } else {
                .times(own: now, peer: side.heard)
            }
        let segment = FrameWriter.Segment(
            sequence: isRefusal ? 0 : sequence,
            acknowledgement: flags.contains(.ack) ? acknowledging ?? peer.sequence : 0,
            flags: flags, window: window(flags, fromOrig: fromOrig), payload: payload, key: key,
            identification: side.identification)
        writer.tcp(time, row.direction(isRequest: fromOrig), segment, options)
        side.identification &+= 1
        if fromOrig { orig = side } else { resp = side }
        if case .none = options { return }
        if fromOrig { resp.heard = now } else { orig.heard = now }
    }

    /// Unscaled in a SYN; nobody takes what follows a reset.
    private func window(_ flags: FrameWriter.TCPFlags, fromOrig: Bool) -> UInt16 {
        if flags.contains(.reset) { return 0 }
        if flags.contains(.syn) { return fromOrig ? 64_240 : 65_160 }
        return fromOrig ? 501 : 509
    }

    private mutating func beginMessage(
        isRequest: Bool, bytes: Int64, start: Int64, length: Double, notBefore now: Int64
    ) {
        message = SegmentedMessage()
        message.isRequest = isRequest
        message.bytes = bytes
        message.segments = ExchangeSchedule.segments(bytes)
        message.start = max(start, now)
        message.gap = message.segments > 0 ? length / Double(message.segments) : 0
        message.lag = isRequest ? roundTrip : reaction
        message.sequence = isRequest ? orig.sequence : resp.sequence
        if !isRequest, exchange == 0, row.missedBytes > 0 {
            let first = message.segments / 2
            let count = ExchangeSchedule.segments(row.missedBytes)
            message.lost = first..<min(first + count, max(first, message.segments - 1))
        }
        step = isRequest ? .request : .reply
        schedulePacket(notBefore: now)
    }

    /// The earlier of the message's next segment and next acknowledgement; lost segments count as sent.
    private mutating func schedulePacket(notBefore now: Int64) {
        while message.lost.contains(message.sent) { message.sent += 1 }
        if message.isRequest {
            orig.sequence =
                message.sequence &+ UInt32(truncatingIfNeeded: message.offset(message.sent))
        } else {
            resp.sequence =
                message.sequence &+ UInt32(truncatingIfNeeded: message.offset(message.sent))
        }
        let next = min(message.nextSegment ?? .max, message.nextAcknowledgement ?? .max)
        if next == .max {
            endMessage(after: now)
        } else {
            nextTime = max(next, now)
        }
    }

    private mutating func emitMessage(_ time: Int64, _ writer: inout FrameWriter) {
        if (message.nextAcknowledgement ?? .max) < (message.nextSegment ?? .max) {
            message.acknowledged = message.nextAcknowledged
            let upTo = UInt32(truncatingIfNeeded: message.offset(message.acknowledged))
            let isOrig = !message.isRequest
            emit(
                time, fromOrig: isOrig, [.ack], offers: false,
                sequence: isOrig ? orig.sequence : resp.sequence,
                acknowledging: message.sequence &+ upTo, payload: 0, key: 0, to: &writer)
        } else {
            emitSegment(message.sent, time, &writer)
            message.sent += 1
        }
        schedulePacket(notBefore: time)
    }

    private mutating func emitSegment(_ k: Int64, _ time: Int64, _ writer: inout FrameWriter) {
        let offset = message.offset(k)
        let count = Int(message.offset(k + 1) - offset)
        let head = StreamHead(
            service: row.service, isRequest: message.isRequest, exchange: exchange,
            message: message.bytes, offset: offset, segment: count, salt: salt, server: row.resp)
        head.write(to: &writer.head)
        let isLast = k + 1 == message.segments
        let sequence = message.sequence &+ UInt32(truncatingIfNeeded: offset)
        emit(
            time, fromOrig: message.isRequest, isLast ? [.push, .ack] : [.ack], offers: false,
            sequence: sequence, payload: count, key: salt ^ UInt64(sequence) << 1, to: &writer)
    }
}

// MARK: Exchanges

extension TCPWire {
    private mutating func beginExchange(after time: Int64) {
        guard let request = schedule.next() else { return beginClose(after: time) }
        exchange = request.number
        replyBytes = request.replyBytes
        beginMessage(
            isRequest: true, bytes: request.bytes, start: request.start, length: request.length,
            notBefore: time + min(reaction, 1))
    }

    private mutating func endMessage(after time: Int64) {
        guard message.isRequest else {
            if row.history == .retransmitted, exchange == 0, message.segments > 0 {
                // The acknowledgement got lost further on: a last segment is sent again after a fifth of a
                // second, or what time there is.
                let wait = min(200_000, max(0, schedule.limit - time) / 2)
                return go(to: .resend, at: time + wait, notBefore: time)
            }
            return beginExchange(after: time)
        }
        let pace = schedule.reply(after: time)
        beginMessage(
            isRequest: false, bytes: replyBytes, start: pace.start, length: pace.length,
            notBefore: time)
    }

    private mutating func emitAgain(_ time: Int64, _ writer: inout FrameWriter) {
        emitSegment(message.segments - 1, time, &writer)
        go(to: .acknowledgeAgain, at: time + reaction, notBefore: time)
    }
}
