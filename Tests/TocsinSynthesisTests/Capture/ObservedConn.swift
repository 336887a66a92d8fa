import TocsinRecords

@testable import TocsinSynthesis

/// What an observer of the packets writes down of a TCP connection, after Zeek's rules: letters of the history,
/// bytes by sequence numbers, duration up to the second FIN.
struct ObservedConn {
    var key: Key
    var start: Int64
    var last: Int64
    var history = ""
    var orig = Side()
    var resp = Side()
    var origPackets = 0

    struct Key: Hashable {
        var orig: IPAddress
        var origPort: UInt16
        var resp: IPAddress
        var respPort: UInt16
    }

    struct Side {
        var first: UInt32?
        /// Relative to `first`: end of the contiguous bytes seen, highest end, and what the peer acknowledged.
        var contiguous: UInt32 = 0
        var highest: UInt32 = 0
        var acknowledged: UInt32 = 0
        var missed: UInt32 = 0
        var hasClosed = false
        var resets = false

        /// Payload: without SYN and FIN.
        var bytes: Int64 {
            guard first != nil else { return 0 }
            return max(0, Int64(max(highest, acknowledged)) - 1 - (hasClosed ? 1 : 0))
        }
    }

    var duration: Int64 { last - start }
    private var isOver: Bool { orig.hasClosed && resp.hasClosed }

    /// All TCP connections of a capture, in the order of their first packets.
    static func all(_ capture: GeneratedCapture) -> [ObservedConn] {
        var conns: [ObservedConn] = []
        var open: [Key: Int] = [:]
        for frame in capture.frames {
            guard let packet = Packet(frame.bytes), packet.ipProtocol == 6 else { continue }
            let sent = Key(
                orig: packet.src, origPort: packet.srcPort, resp: packet.dst,
                respPort: packet.dstPort)
            let answered = Key(
                orig: packet.dst, origPort: packet.dstPort, resp: packet.src,
                respPort: packet.srcPort)
            if packet.flags & (Packet.syn | Packet.ack) == Packet.syn,
                open[sent].map({ conns[$0].orig.first != packet.sequence }) ?? true
            {
                open[sent] = conns.count
                conns.append(ObservedConn(key: sent, start: frame.time, last: frame.time))
            }
            guard let index = open[sent] ?? open[answered] else { continue }
            conns[index].see(packet, fromOrig: open[sent] != nil, frame.time)
        }
        return conns
    }

    private mutating func see(_ packet: Packet, fromOrig: Bool, _ time: Int64) {
        if !isOver { last = time }
        if fromOrig { origPackets += 1 }
        var side = fromOrig ? orig : resp
        var peer = fromOrig ? resp : orig
        func note(_ letter: Character) {
            let letter = fromOrig ? letter : Character(letter.lowercased())
            if !history.contains(letter) { history.append(letter) }
        }
        let count = UInt32(packet.payload.count)
        if packet.flags & Packet.syn != 0 {
            side.first = side.first ?? packet.sequence
            side.contiguous = 1
            note(packet.flags & Packet.ack != 0 ? "H" : "S")
        } else if packet.flags & Packet.reset != 0 {
            side.resets = true
            note("R")
        } else if packet.flags & Packet.fin != 0 {
            side.hasClosed = true
            note("F")
        } else {
            note(count > 0 ? "D" : "A")
        }
        if let first = side.first, packet.flags & Packet.reset == 0 {
            let begin = packet.sequence &- first
            let length = count + (packet.flags & (Packet.syn | Packet.fin) != 0 ? 1 : 0)
            if count > 0, begin + length <= side.highest { note("T") }
            if begin <= side.contiguous { side.contiguous = max(side.contiguous, begin + length) }
            side.highest = max(side.highest, begin + length)
        }
        if let first = peer.first, packet.flags & Packet.ack != 0, packet.flags & Packet.reset == 0
        {
            let upTo = packet.acknowledgement &- first
            peer.acknowledged = max(peer.acknowledged, upTo)
        }
        if fromOrig { (orig, resp) = (side, peer) } else { (resp, orig) = (side, peer) }
    }
}
