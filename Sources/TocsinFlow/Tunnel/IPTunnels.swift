import TocsinRecords

/// The uids of tunnels that are no flows themselves, GRE and IP in IP: one for each pair of addresses,
/// as Zeek has them (src/packet_analysis/protocol/iptunnel), until it was silent for a day.
struct IPTunnels {
    private struct Pair: Hashable {
        var low: IPAddress
        var high: IPAddress
    }

    private struct Tunnel {
        var uid: ConnUID
        var last: Int64
    }

    /// Those seen since the last turn, and those seen before it: what is in neither is forgotten.
    private var recent: [Pair: Tunnel] = [:]
    private var older: [Pair: Tunnel] = [:]

    /// Zeek's `Tunnel::ip_tunnel_timeout`, microseconds.
    static let timeout: Int64 = 24 * 3600 * 1_000_000
    /// Pairs that are seen before a turn; twice as many are held.
    static let maxRecent = 32_768

    /// The uid of the tunnel between the addresses of `packet`; `make` gives that of a new one.
    mutating func uid(_ packet: IPPacket, now: Int64, make: (FlowKey) -> ConnUID) -> ConnUID {
        let (key, _) = FlowKey.make(
            from: FlowKey.Endpoint(host: packet.source, port: 0),
            to: FlowKey.Endpoint(host: packet.destination, port: 0), proto: packet.proto)
        let pair = Pair(low: key.low.host, high: key.high.host)
        var tunnel: Tunnel
        if let known = recent[pair] ?? older[pair], known.last + Self.timeout > now {
            tunnel = known
        } else {
            tunnel = Tunnel(uid: make(key), last: now)
        }
        tunnel.last = now
        if recent[pair] == nil, recent.count >= Self.maxRecent {
            older = recent
            recent = [:]
        }
        recent[pair] = tunnel
        return tunnel.uid
    }
}
