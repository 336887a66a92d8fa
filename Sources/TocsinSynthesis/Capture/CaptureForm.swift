/// How a generated capture is written.
public struct CaptureForm: Hashable, Sendable {
    /// Most bytes of a frame that are kept, `minimumSnapLength` … `maximumSnapLength`; checksums and
    /// lengths stay those of the whole frame.
    public var snapLength = CaptureForm.maximumSnapLength
    /// Stamps in nanoseconds instead of microseconds; the packets and their order stay.
    public var nanoseconds = false
    /// Chance that a frame is missing, as a busy sensor misses some, 0 … `maximumLoss`.
    public var loss = 0.0

    public init() {}

    /// An Ethernet and an IPv4 header and the ports.
    public static let minimumSnapLength = 38
    /// tcpdump's own default.
    public static let maximumSnapLength = 262_144

    public static let maximumLoss = 0.95

    func validate() throws(ScenarioError) {
        guard (Self.minimumSnapLength...Self.maximumSnapLength).contains(snapLength) else {
            throw ScenarioError(
                "a snap length must be \(Self.minimumSnapLength) … \(Self.maximumSnapLength), not \(snapLength)"
            )
        }
        guard (0...Self.maximumLoss).contains(loss) else {
            throw ScenarioError("a capture's loss must be 0 … \(Self.maximumLoss), not \(loss)")
        }
    }
}
