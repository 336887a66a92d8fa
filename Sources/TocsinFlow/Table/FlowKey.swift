import TocsinMath
import TocsinRecords

/// What makes packets one connection: two endpoints without order, and the IP protocol.
///
/// The endpoints of a one-way ICMP message keep their order, so that what comes back is another flow.
struct FlowKey: Hashable {
    var low: Endpoint
    var high: Endpoint
    var proto: UInt8

    struct Endpoint: Hashable {
        var host: IPAddress
        /// ICMP: type or counterpart; 0 without ports.
        var port: UInt16
    }

    /// The key of a packet, and whether its sender is `low`.
    @inline(__always)
    static func make(
        from source: Endpoint, to destination: Endpoint, proto: UInt8, isOneWay: Bool = false
    ) -> (key: FlowKey, isFromLow: Bool) {
        if isOneWay || source.host < destination.host
            || source.host == destination.host && source.port <= destination.port
        {
            return (FlowKey(low: source, high: destination, proto: proto), true)
        }
        return (FlowKey(low: destination, high: source, proto: proto), false)
    }

    /// Whether both ends are one: then everything comes from the originator.
    var isLoop: Bool { low == high }

    /// A strong mixer under a key of the process: whoever chooses addresses cannot aim for collisions.
    @inline(__always)
    func hash(key: UInt64) -> UInt64 {
        let ports = UInt64(low.port) << 32 | UInt64(high.port) << 16 | UInt64(proto)
        let hosts = StableHash.mix(
            low.host.high, low.host.low, high.host.high, high.host.low, key: key)
        return StableHash.mix(hosts, ports, key: key)
    }
}
