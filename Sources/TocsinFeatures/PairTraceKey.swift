import TocsinMath
import TocsinRecords

/// Source, destination, destination port and protocol of a pair that outlives any window.
public struct PairTraceKey: Hashable, Comparable, Sendable {
    public var src: IPAddress
    public var dst: IPAddress
    public var port: UInt16
    public var proto: TransportProtocol

    public init(src: IPAddress, dst: IPAddress, port: UInt16, proto: TransportProtocol) {
        self.src = src
        self.dst = dst
        self.port = port
        self.proto = proto
    }

    /// By addresses, port and protocol, the order of `ConnWindow.pairPrecedes`.
    public static func < (a: Self, b: Self) -> Bool {
        if a.src != b.src { return a.src < b.src }
        if a.dst != b.dst { return a.dst < b.dst }
        if a.port != b.port { return a.port < b.port }
        return a.proto < b.proto
    }

    /// 32 bits that nobody without `key` can make collide.
    func hash(key: UInt64) -> UInt32 {
        let ends = StableHash.mix(src.high, src.low, dst.high, dst.low, key: key)
        let service = UInt64(port) << 8 | UInt64(proto.rawValue)
        return UInt32(truncatingIfNeeded: StableHash.mix(ends, service, key: key))
    }
}
