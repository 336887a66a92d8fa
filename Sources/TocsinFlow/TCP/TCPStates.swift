import TocsinRecords

/// Zeek's delays and timeouts, microseconds (scripts/base/init-bare.zeek).
enum FlowTimeouts {
    private static let second: Int64 = 1_000_000

    /// `tcp_inactivity_timeout`: once a side has left the handshake.
    static let tcp = 300 * second
    /// `udp_inactivity_timeout` and the others; also TCP before that.
    static let other = 60 * second
    /// `inactivity.zeek`: sessions of people, which may be silent for long.
    static let interactive = 3600 * second
    static func isInteractive(_ port: UInt16) -> Bool {
        port == 21 || port == 22 || port == 23 || port == 513
    }
    /// `tcp_attempt_delay`.
    static let attempt = 5 * second
    /// `tcp_close_delay`.
    static let close = 5 * second
    /// `tcp_SYN_timeout`: the first look at a session.
    static let firstSessionCheck = 5 * second
    /// `tcp_session_timer`: further looks.
    static let sessionCheck = 6 * second
    /// `tcp_connection_linger`.
    static let linger = 5 * second
    /// `dns_session_timeout`.
    static let dns = 10 * second
    /// Silence at which a look-up is over when `dns` has passed.
    static let dnsSilence = 9 * second
}

extension FlowState {
    /// Moves the states and returns whether the side has closed. `e` changes if the roles do.
    mutating func updateState(
        _ segment: Segment, _ e: inout Int, _ ts: Int64, _ requests: inout TimerRequests
    ) -> Bool {
        let flags = segment.flags
        switch tcp.ends[e].state {
        case .inactive:
            return leaveInactive(segment, &e, ts, &requests)
        case .synSent, .synAckSent:
            if flags.contains(.fin) { enter(.closed, e, &requests) }
            if flags.contains(.rst) {
                enter(.reset, e, &requests)
                tcp.isActive = false
            }
            return !flags.isDisjoint(with: [.fin, .rst])
        case .established, .partial:
            return leaveEstablished(flags, e, &requests)
        case .closed:
            guard flags.contains(.rst), tcp.ends[1 - e].state != .closed else { return false }
            enter(.reset, e, &requests)
            return !tcp.ends[e].hasClosed
        case .reset:
            return false
        }
    }

    private mutating func leaveInactive(
        _ segment: Segment, _ e: inout Int, _ ts: Int64, _ requests: inout TimerRequests
    ) -> Bool {
        let flags = segment.flags
        if flags.contains(.syn) {
            if e == 0 {
                enter(flags.contains(.ack) ? .synAckSent : .synSent, e, &requests)
                requests.attempt = ts + FlowTimeouts.attempt
            } else {
                answer(flags, segment.seq, &e, &requests)
            }
        }
        if flags.contains(.fin) { enter(.closed, e, &requests) }
        if flags.contains(.rst) { enter(.reset, e, &requests) }
        if tcp.ends[e].state == .inactive {
            if e == 1, segment.length == 0, tcp.ends[0].state == .synSent {
                // Some acknowledge a SYN before they answer it.
            } else if flags.contains(.ack), tcp.ends[1 - e].state == .established {
                enter(.established, e, &requests)
                tcp.isPartial = false
                tcp.ends[e].hasSent = true
            } else {
                enter(.partial, e, &requests)
            }
        }
        return !flags.isDisjoint(with: [.fin, .rst])
    }

    /// A SYN of the responder.
    private mutating func answer(
        _ flags: TCPFlags, _ seq: UInt32, _ e: inout Int, _ requests: inout TimerRequests
    ) {
        if !flags.contains(.ack), tcp.ends[1 - e].state == .synAckSent,
            seq == tcp.ends[e].startSeq
        {
            // SYN and SYN+ACK were captured in the wrong order.
            flipRoles()
            e = 1 - e
            enter(.established, 1 - e, &requests)
            tcp.ends[e].hasSent = true
        }
        if tcp.ends[1 - e].state == .synSent { enter(.established, 1 - e, &requests) }
        enter(.established, e, &requests)
        if tcp.ends[1 - e].state != .partial,
            FlowTimeouts.isInteractive(resp.port),
            inactivityTimeout != FlowTimeouts.interactive
        {
            inactivityTimeout = FlowTimeouts.interactive
            requests.changesInactivity = true
        }
    }

    private mutating func leaveEstablished(
        _ flags: TCPFlags, _ e: Int, _ requests: inout TimerRequests
    ) -> Bool {
        if flags.contains(.syn), !flags.contains(.ack), tcp.ends[e].state == .partial,
            tcp.ends[1 - e].state == .inactive
        {
            enter(.synSent, e, &requests)
        }
        if flags.contains(.rst) {
            enter(.reset, e, &requests)
            if tcp.ends[1 - e].state != .reset || tcp.ends[1 - e].previous != .established {
                tcp.isActive = false
            }
            return true
        }
        guard flags.contains(.fin) else { return false }
        enter(.closed, e, &requests)
        if tcp.ends[1 - e].state == .reset, tcp.ends[1 - e].previous == .closed {
            // FIN, then RST, then the other side's FIN: that was an ordinary end.
            enter(.closed, 1 - e, &requests)
        }
        return true
    }

    private mutating func enter(
        _ state: EndpointState, _ e: Int, _ requests: inout TimerRequests
    ) {
        let old = tcp.ends[e].state
        guard old != state else { return }
        if !state.isHandshake, old.isHandshake, tcp.ends[1 - e].state.isHandshake,
            inactivityTimeout != FlowTimeouts.tcp
        {
            inactivityTimeout = FlowTimeouts.tcp
            requests.changesInactivity = true
        }
        tcp.ends[e].previous = old
        tcp.ends[e].state = state
    }
}

// MARK: Closing

extension FlowState {
    /// Takes note that `e` has closed, unless data of it is still missing.
    mutating func close(_ e: Int, _ requests: inout TimerRequests) {
        if tcp.ends[e].isWaiting(peerHasData: tcp.ends[1 - e].cover.hasData) {
            tcp.isCloseDeferred = true
            return
        }
        tcp.isCloseDeferred = false
        guard !tcp.ends[e].hasClosed else { return }
        tcp.ends[e].hasClosed = true
        let peer = 1 - e
        if tcp.ends[e].state == .reset || tcp.ends[peer].hasClosed
            || tcp.ends[peer].state == .inactive
        {
            tcp.hasCancelledTimers = true
            removalDue = last + FlowTimeouts.close
            requests.removes = true
        } else if tcp.ends[e].previous != .inactive {
            requests.session = last + FlowTimeouts.sessionCheck
        }
    }

    /// Takes note of the end of `e`'s stream once everything in front of it was seen or given up.
    mutating func checkEnd(_ e: Int, _ requests: inout TimerRequests) {
        guard !tcp.ends[e].cover.hasEnded,
            tcp.ends[e].hasFIN || tcp.ends[e].state == .closed || tcp.ends[e].state == .reset,
            !tcp.ends[e].isWaiting(peerHasData: tcp.ends[1 - e].cover.hasData)
        else { return }
        tcp.ends[e].cover.hasEnded = true
        if tcp.isCloseDeferred {
            close(e, &requests)
            tcp.isCloseDeferred = false
        }
    }

    /// Whether a SYN that meets this flow begins another one (Zeek: TCPSessionAdapter::IsReuse).
    func isReused(by segment: (seq: UInt32, flags: TCPFlags)) -> Bool {
        let hasAck = segment.flags.contains(.ack)
        if hasAck, tcp.ends[0].state != .inactive { return false }
        if tcp.isClosed { return true }
        if segment.seq == tcp.ends[hasAck ? 1 : 0].startSeq { return false }
        // The SYN of a SYN+ACK that was captured before it.
        return hasAck || tcp.ends[0].state != .synAckSent || tcp.ends[1].state != .inactive
            || segment.seq != tcp.ends[1].startSeq
    }

    /// Whether a look at the session at `now` ends it (Zeek: ExpireTimer).
    func isSessionOver(_ now: Int64) -> Bool {
        guard last + FlowTimeouts.linger < now else { return false }
        let (orig, resp) = (tcp.ends[0].state, tcp.ends[1].state)
        if tcp.isClosed,
            tcp.isClosedByBoth || orig == .reset || resp == .reset || orig == .inactive
                || resp == .inactive
        {
            return true
        }
        return orig == .inactive && resp == .inactive
    }
}
