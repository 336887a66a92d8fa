import TocsinRecords

/// What a Suricata flow record says of how the flow went.
struct EVEFlowOutcome {
    /// `flow.state`.
    enum State: Sendable {
        case new, established, closed, other
    }

    var proto: TransportProtocol
    var state: State
    /// `flow.pkts_toserver`, `flow.pkts_toclient`, or `ConnBatch.unknown`.
    var packetsToServer: Int64
    var packetsToClient: Int64
    /// `tcp.tcp_flags_ts`, `tcp.tcp_flags_tc`: all flags seen each way; nil if not in the record.
    var flagsToServer: TCPFlags?
    var flagsToClient: TCPFlags?

    struct TCPFlags: OptionSet, Sendable {
        let rawValue: UInt8
        static let fin = TCPFlags(rawValue: 1)
        static let syn = TCPFlags(rawValue: 2)
        static let rst = TCPFlags(rawValue: 4)
        static let ack = TCPFlags(rawValue: 16)
    }
}

extension EVEFlowOutcome {
    /// The flow's state in Zeek's terms (base/protocols/conn/main.zeek), as far as the record says.
    ///
    /// - TCP with the flags of both directions: Zeek's own rules on them (`stateByFlags`); unknown where
    ///   none is set, which is how Suricata writes a flow that its stream engine did not track.
    /// - TCP without: no packet back and still `new` is S0; `established` with packets back is S1;
    ///   `closed` with packets back is SF, although a reset would look the same; anything else unknown.
    /// - UDP by packets: both ways SF, only out S0, only back SHR.
    /// - ICMP and other protocols are OTH, as in Zeek.
    ///
    /// `reason` plays no part: a flow that Suricata's shutdown `forced` out may have been open or
    /// long silent, so it is not marked `ConnFlags.open`. `bypassed` says nothing of the end.
    var connState: ConnState {
        switch proto {
        case .tcp:
            if let flagsToServer, let flagsToClient {
                if flagsToServer.isEmpty, flagsToClient.isEmpty { return .unknown }
                return Self.stateByFlags(
                    flagsToServer, flagsToClient, hasReply: packetsToClient > 0)
            }
            return stateByName
        case .udp: return stateByPackets
        case .icmp, .unknown: return .oth
        }
    }

    /// Zeek's rules on endpoint states, applied to the flags each side ever sent. Their order in time
    /// is lost: a reset behind a FIN of both sides counts as the FINs, and between two resets the
    /// responder's decides, as in Zeek.
    private static func stateByFlags(
        _ orig: TCPFlags, _ resp: TCPFlags, hasReply: Bool
    ) -> ConnState {
        let origIdle = orig.isDisjoint(with: [.syn, .fin, .rst])
        let respIdle = resp.isDisjoint(with: [.syn, .fin, .rst])
        if orig.contains(.fin), resp.contains(.fin) { return .sf }
        if resp.contains(.rst) {
            if orig.contains(.syn), !resp.contains(.syn) { return .rej }
            return origIdle ? .rstrh : .rstr
        }
        if orig.contains(.rst) {
            if !respIdle { return .rsto }
            return orig.contains(.syn) && !hasReply ? .rstos0 : .oth
        }
        if orig.contains(.fin) { return respIdle ? .sh : .s2 }
        if resp.contains(.fin) { return origIdle ? .shr : .s3 }
        if orig.contains(.syn) {
            if resp.contains(.syn) { return .s1 }
            if !hasReply { return .s0 }
        }
        return .oth
    }

    private var stateByName: ConnState {
        switch state {
        case .new: packetsToClient == 0 ? .s0 : .unknown
        case .established: packetsToClient > 0 ? .s1 : .unknown
        case .closed: packetsToClient > 0 ? .sf : .unknown
        case .other: .unknown
        }
    }

    private var stateByPackets: ConnState {
        guard packetsToServer >= 0, packetsToClient >= 0 else { return .unknown }
        switch (packetsToServer > 0, packetsToClient > 0) {
        case (true, true): return .sf
        case (true, false): return .s0
        case (false, true): return .shr
        case (false, false): return .oth
        }
    }
}
