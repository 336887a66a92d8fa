/// Bounds on what a capture file may ask for.
public enum TraceLimits {
    /// Longest packet that is read: the largest snap length of libpcap (MAXIMUM_SNAPLEN). A greater
    /// length is damage, and believing it would swallow the packets behind it.
    public static let maxPacketBytes = 262_144
    /// Longest pcapng block that is looked into: four times a packet leaves room for its options.
    /// Blocks that are only skipped may be as long as they like.
    public static let maxBlockBytes = 1 << 20
    /// Most interfaces of one pcapng section; a capture of every port of a large switch has some
    /// hundred.
    public static let maxInterfaces = 1 << 16
    /// Farthest instants from 1970 that are told apart, in microseconds (some 73,000 years): sums
    /// and differences of two stamps and any timeout stay far inside an Int64.
    public static let maxStamp: Int64 = 1 << 61
}
