/// How packets are made into flows. The defaults are those of a default run of Zeek.
public struct FlowOptions: Hashable, Sendable {
    /// Takes packets with bad checksums for good ones (Zeek's `-C`): captures of a host's own traffic
    /// have them where the network card computes them.
    public var ignoresChecksums = false
    /// Where services are, and which of the analyzers of DNS and NTP look at packets: those of the
    /// ports that are named here.
    public var serverPorts = ServerPorts.zeekDefault
    /// Flows held at one time, at least `minFlows`. Beyond it, that one of the next `evictionSpan`
    /// flows of a round through the table which has been silent for longest is written as it stands.
    public var maxFlows = 1_000_000

    public static let minFlows = 16
    static let evictionSpan = 16

    public init() {}
}
