import TocsinRecords

extension FlowState {
    /// Zeek's `conn_state` (base/protocols/conn/main.zeek, `conn_state`); `bytes` are those that the
    /// record would show.
    func connState(bytes: (orig: Int64, resp: Int64)) -> ConnState {
        switch transport {
        case .tcp: return tcpState(bytes)
        case .udp:
            switch (sides[0].length >= 0, sides[1].length >= 0) {
            case (true, true): return .sf
            case (true, false): return .s0
            case (false, true): return .shr
            case (false, false): return .oth
            }
        case .icmp, .unknown: return .oth
        }
    }

    private func tcpState(_ bytes: (orig: Int64, resp: Int64)) -> ConnState {
        let (orig, resp) = (tcp.ends[0].state, tcp.ends[1].state)
        if resp == .reset {
            if orig == .synSent || orig == .synAckSent
                || orig == .reset && bytes.orig == 0 && bytes.resp == 0
            {
                return .rej
            }
            return orig.isIdle ? .rstrh : .rstr
        }
        if orig == .reset {
            if !resp.isIdle { return .rsto }
            return history.isResetAttempt ? .rstos0 : .oth
        }
        if orig == .closed, resp == .closed { return .sf }
        if orig == .closed { return resp.isIdle ? .sh : .s2 }
        if resp == .closed { return orig.isIdle ? .shr : .s3 }
        if orig == .synSent, resp == .inactive { return .s0 }
        if orig == .established, resp == .established { return .s1 }
        return .oth
    }
}

extension History {
    /// Whether it is a SYN, then nothing that tells of a handshake, then a reset, then anything
    /// (Zeek's pattern `\^?S[^HAFGIQ]*R.*`).
    fileprivate var isResetAttempt: Bool {
        var index = 0
        if index < count, self[index] == UInt8(ascii: "^") { index += 1 }
        guard index < count, self[index] == UInt8(ascii: "S") else { return false }
        for i in index + 1..<max(count, index + 1) {
            switch self[i] {
            case UInt8(ascii: "R"): return true
            case UInt8(ascii: "H"), UInt8(ascii: "A"), UInt8(ascii: "F"), UInt8(ascii: "G"),
                UInt8(ascii: "I"), UInt8(ascii: "Q"):
                return false
            default: continue
            }
        }
        return false
    }
}
