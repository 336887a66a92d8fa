import TocsinRecords

/// The TCP part of a flow: both endpoints and what concerns them together.
struct TCPSession {
    /// The originator first.
    var ends = InlineArray<2, TCPEndpoint>(repeating: TCPEndpoint())
    /// The beginning was not seen.
    var isPartial = false
    /// Close timers apply; a reset ends that.
    var isActive = true
    /// A close waits for missing data.
    var isCloseDeferred = false
    /// Attempt and session timers were cancelled by a complete close.
    var hasCancelledTimers = false

    mutating func flipRoles() {
        let marks = (ends[0].marks, ends[1].marks)
        ends.swapAt(0, 1)
        // Zeek's marks of letters belong to the role.
        (ends[0].marks, ends[1].marks) = marks
        isPartial = false
    }

    var isClosed: Bool { ends[0].hasClosed || ends[1].hasClosed }
    var isClosedByBoth: Bool { ends[0].hasClosed && ends[1].hasClosed }
}

/// What a packet asks of the timers.
struct TimerRequests {
    /// Remove at this time if the attempt has not been answered.
    var attempt: Int64?
    /// Look at this time whether a half-closed session is over.
    var session: Int64?
    /// `FlowState.removalDue` was set.
    var removes = false
    /// `FlowState.inactivityTimeout` was changed.
    var changesInactivity = false
}

extension FlowState {
    /// Takes a segment of `side` whose checksum is good (Zeek: TCPSessionAdapter::Process).
    mutating func take(
        _ segment: Segment, isFromLow: Bool, ts: Int64, totalLength: Int
    ) -> TimerRequests {
        var requests = TimerRequests()
        if segment.flags.isDisjoint(with: .control), history.isOnly(UInt8(ascii: "H")) {
            answerToSYNACK()
        }
        let sender = side(isFromLow: isFromLow)
        // Changes with the roles in mid-packet; the packet stays counted where it was sent.
        var e = sender
        notePartial(segment.flags, e)
        let end = segment.seq &+ segment.sequenceLength
        begin(e, segment, end)
        let (rel, isBefore) = tcp.ends[e].relativeSeq(segment.seq)
        noteFlags(segment, e, rel)
        if segment.window == 0, !segment.flags.contains(.rst), tcp.ends[1 - e].state != .closed,
            tcp.ends[e].state != .reset, tcp.ends[e].zeroWindows.countsAsLetter()
        {
            history.append(UInt8(ascii: "W"), isOrig: e == 0)
        }
        if !tcp.isClosedByBoth { last = ts }
        if segment.flags.contains(.fin) {
            tcp.ends[e].hasFIN = true
            tcp.ends[e].finEnd = rel &+ UInt64(segment.sequenceLength)
        }
        let ack = noteAck(segment, e)
        advance(segment, e, end)
        let closes = updateState(segment, &e, ts, &requests)
        if segment.flags.contains(.ack) { acknowledge(1 - e, ack, &requests) }
        tcp.ends[e].hasSent = true
        if segment.length > 0, segment.isComplete, !segment.flags.contains(.rst), !isBefore {
            addData(segment, e, rel)
        }
        checkEnd(e, &requests)
        if closes { close(e, &requests) }
        count(sender, totalLength: totalLength)
        return requests
    }

    /// The SYN was missed: whoever sent the SYN+ACK is the responder, and has answered.
    private mutating func answerToSYNACK() {
        flipRoles()
        history.removeAll()
        history.append(UInt8(ascii: "^"))
        history.append(UInt8(ascii: "h"))
        tcp.ends[1].previous = tcp.ends[1].state
        tcp.ends[1].state = .established
    }

    private mutating func notePartial(_ flags: TCPFlags, _ e: Int) {
        guard !tcp.ends[e].hasSent else { return }
        if e == 0 {
            tcp.isPartial = !flags.contains(.syn) || flags.contains(.ack)
        } else if !tcp.isPartial {
            tcp.isPartial = !flags.contains(.syn)
        }
    }

    /// Sets up the numbering of a side that begins, or begins anew.
    private mutating func begin(_ e: Int, _ segment: Segment, _ end: UInt32) {
        let hasSYN = segment.flags.contains(.syn)
        switch tcp.ends[e].state {
        case .inactive:
            // Without a SYN as though there had been one, and so that this is no retransmission.
            if hasSYN {
                tcp.ends[e].begin(at: segment.seq, last: end)
            } else {
                tcp.ends[e].begin(at: segment.seq &- 1, last: segment.seq)
            }
        case .synSent, .synAckSent:
            if hasSYN, segment.seq != tcp.ends[e].startSeq {
                tcp.ends[e].begin(at: segment.seq, last: end)
            }
        case .established, .partial:
            if hasSYN { tcp.ends[e].begin(at: segment.seq, last: end) }
        case .reset:
            // The RST may have been forged.
            if hasSYN, tcp.ends[e].previous == .inactive {
                tcp.ends[e].begin(at: segment.seq, last: end)
            }
        case .closed: break
        }
    }

    /// Takes the acknowledgement up and returns it relative to the peer's start.
    private mutating func noteAck(_ segment: Segment, _ e: Int) -> UInt64 {
        guard segment.flags.contains(.ack) else { return 0 }
        if tcp.ends[1 - e].state == .inactive {
            tcp.ends[1 - e].begin(at: segment.ack &- 1, last: segment.ack &- 1)
            return 1
        }
        let (rel, isBefore) = tcp.ends[1 - e].relativeAck(segment.ack)
        if isBefore { return 0 }
        if !segment.flags.contains(.rst) { tcp.ends[1 - e].advanceAcked(to: segment.ack) }
        return rel
    }

    /// Takes the end of the segment up; a payload that brings nothing new was sent again.
    private mutating func advance(_ segment: Segment, _ e: Int, _ end: UInt32) {
        let delta = TCPEndpoint.delta(end, tcp.ends[e].last)
        let isFarOff =
            delta > TCPEndpoint.maxTrustedDelta || delta < -TCPEndpoint.maxTrustedDelta
        if isFarOff, !segment.flags.isDisjoint(with: [.syn, .rst]) { return }
        if segment.flags.contains(.fin),
            tcp.ends[e].last == tcp.ends[e].startSeq &+ 1
        {
            // More than 2 GB of which only SYN and FIN were seen.
            tcp.ends[e].advanceLast(to: end)
        } else if tcp.ends[e].state == .reset {
            return
        } else if delta > 0 {
            tcp.ends[e].advanceLast(to: end)
        } else if segment.length > 0, tcp.ends[e].retransmissions.countsAsLetter() {
            history.append(UInt8(ascii: "T"), isOrig: e == 0)
        }
    }

    private mutating func addData(_ segment: Segment, _ e: Int, _ rel: UInt64) {
        let first = rel &+ (segment.flags.contains(.syn) ? 1 : 0)
        let (end, overflows) = first.addingReportingOverflow(UInt64(segment.length))
        let acked = tcp.ends[e].relativeAcked
        guard !overflows, end > acked else { return }
        let isUnacknowledged = tcp.ends[e].isUnacknowledged
        let size = tcp.ends[e].size(peer: tcp.ends[1 - e].state)
        tcp.ends[e].cover.add(
            max(first, acked)..<end, isUnacknowledged: isUnacknowledged, size: size)
    }

    /// Takes an acknowledgement of `e`'s data, which may reveal gaps.
    private mutating func acknowledge(_ e: Int, _ ack: UInt64, _ requests: inout TimerRequests) {
        var ack = ack
        if tcp.ends[e].hasFIN, ack >= tcp.ends[e].finEnd { ack = tcp.ends[e].finEnd &- 1 }
        let isClean = tcp.ends[0].isClean && tcp.ends[1].isClean
        var gaps: (count: Int, bytes: UInt64) = (0, 0)
        let isNews = tcp.ends[e].cover.acknowledge(ack, isPartial: tcp.isPartial) { length in
            gaps.count += 1
            gaps.bytes &+= length
        }
        guard isNews else { return }
        if isClean {
            for _ in 0..<gaps.count where tcp.ends[e].gaps.countsAsLetter() {
                history.append(UInt8(ascii: "G"), isOrig: e == 0)
            }
            missedBytes &+= Int64(clamping: gaps.bytes)
        }
        checkEnd(e, &requests)
    }
}

// MARK: History

extension FlowState {
    /// The letter of a segment's flags, before the state is updated.
    private mutating func noteFlags(_ segment: Segment, _ e: Int, _ rel: UInt64) {
        let control = segment.flags.intersection(.control)
        let number = UInt32(truncatingIfNeeded: rel)
        switch control {
        case []:
            if segment.length > 0 {
                once(.data, UInt8(ascii: "D"), e)
            } else if segment.flags.contains(.ack) {
                once(.ack, UInt8(ascii: "A"), e)
            }
        case .syn:
            let letter = segment.flags.contains(.ack) ? UInt8(ascii: "H") : UInt8(ascii: "S")
            again(.syn, letter, e, isNew: number != tcp.ends[e].lastSYN)
            tcp.ends[e].lastSYN = number
        case .fin:
            // A FIN's number is at the end of its data.
            let end = number &+ UInt32(truncatingIfNeeded: segment.length)
            again(.fin, UInt8(ascii: "F"), e, isNew: end != tcp.ends[e].lastFIN)
            tcp.ends[e].lastFIN = end
        case .rst:
            again(.rst, UInt8(ascii: "R"), e, isNew: number != tcp.ends[e].lastRST)
            tcp.ends[e].lastRST = number
        default:
            if control.isSuperset(of: [.fin, .rst]) {
                once(.finWithReset, UInt8(ascii: "I"), e)
            } else {
                once(.manyFlags, UInt8(ascii: "Q"), e)
            }
        }
    }

    private mutating func once(_ mark: HistoryMarks, _ letter: UInt8, _ e: Int) {
        again(mark, letter, e, isNew: false)
    }

    /// Appends a letter the first time, and later if it `isNew`.
    private mutating func again(_ mark: HistoryMarks, _ letter: UInt8, _ e: Int, isNew: Bool) {
        if tcp.ends[e].marks.insert(mark).inserted || isNew {
            history.append(letter, isOrig: e == 0)
        }
    }
}
