/// What is known about a finding beside what its detector saw: names, owners, and whether the analyst
/// has asked not to be shown it. Nil or empty means unknown.
public struct Annotation: Hashable, Sendable {
    /// Name of the source, from DNS or `--names`.
    public var srcName: String?
    /// Name of the destination, from DNS, TLS SNI or `--names`.
    public var dstName: String?
    /// Owner of the destination's network.
    public var dstOrg: String?
    /// Id of the suppression that covers the finding.
    public var suppressedBy: String?

    /// Everything is unknown unless given.
    public init(
        srcName: String? = nil, dstName: String? = nil, dstOrg: String? = nil,
        suppressedBy: String? = nil
    ) {
        self.srcName = srcName
        self.dstName = dstName
        self.dstOrg = dstOrg
        self.suppressedBy = suppressedBy
    }

    /// Nothing is known.
    public static let none = Annotation()
}
