import TocsinRecords

/// Networks whose addresses say little about where their users are: VPNs, relays, satellites, aeroplanes.
public struct TravelExemptions: Sendable {
    private var prefixes = PrefixTable<Bool>()
    /// Autonomous systems.
    private var asns: Set<UInt32> = []
    /// How many networks and autonomous systems are listed.
    public var count: Int { prefixes.count + asns.count }
    /// Whether some entries take a database of autonomous systems to have an effect.
    public var needsNetworks: Bool { !asns.isEmpty }

    /// More entries than anybody keeps by hand, and the largest published relay list has a third of them.
    public static let maxEntries = 1_000_000

    /// Nothing is exempt.
    public init() {}

    init(asns: [UInt32]) { self.asns = Set(asns) }

    /// Reads networks (`192.0.2.0/24`), addresses and autonomous systems (`AS14593`), separated by commas,
    /// spaces or line ends; `#` starts a comment. Throws for anything else. O(length).
    public init(parsing text: String) throws(GeographyError) {
        var entries = 0
        for (index, line) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            let content = line.prefix { $0 != "#" }
            for entry in content.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
                entries += 1
                guard entries <= Self.maxEntries else {
                    throw Self.error(index, "more than \(Self.maxEntries) entries")
                }
                if let asn = Self.asn(entry) {
                    asns.insert(asn)
                } else if let prefix = IPPrefix(entry) {
                    _ = prefixes.insert(true, for: prefix)
                } else {
                    throw Self.error(
                        index, "\"\(entry.prefix(64))\" is neither a network nor an AS")
                }
            }
        }
    }

    /// Both lists.
    public func union(_ other: TravelExemptions) -> TravelExemptions {
        var result = self
        result.prefixes.merge(other.prefixes)
        result.asns.formUnion(other.asns)
        return result
    }

    /// Whether `address`, announced by `asn`, is on the list.
    public func contains(_ address: IPAddress, asn: UInt32?) -> Bool {
        if prefixes[address] != nil { return true }
        return asn.map { asns.contains($0) } ?? false
    }

    /// `AS14593` or `as14593`; nil for anything else and for AS 0, which nobody has (RFC 7607).
    static func asn(_ text: some StringProtocol) -> UInt32? {
        guard text.utf8.count > 2, text.prefix(2).uppercased() == "AS",
            text.utf8.dropFirst(2).allSatisfy({ (0x30...0x39).contains($0) }),
            let number = UInt32(text.dropFirst(2)), number > 0
        else { return nil }
        return number
    }

    private static func error(_ index: Int, _ reason: String) -> GeographyError {
        GeographyError(
            source: "travel exemptions", line: index + 1, reason: reason,
            remedy: "write networks like 192.0.2.0/24 and autonomous systems like AS14593")
    }
}
