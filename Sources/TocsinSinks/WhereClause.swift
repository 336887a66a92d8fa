import TocsinDetectors
import TocsinRecords

/// Why a `--where` text was refused: the term, what is wrong with it and what would be right.
///
/// Two errors are equal when their codes are, so that messages stay free to change.
public struct WhereError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of mistake; stable, unlike the messages.
    public enum Code: String, Sendable {
        case tooLong, missingColon, unknownField, unsupportedField, badValue, badSort
    }

    /// What equality compares.
    public var code: Code
    /// The term as it was typed.
    public var term: String
    /// What is wrong, without the term.
    public var reason: String
    /// What may stand there.
    public var allowed: String

    init(_ code: Code, term: some StringProtocol, reason: String, allowed: String) {
        self.code = code
        self.term = String(term)
        self.reason = reason
        self.allowed = allowed
    }

    public static func == (a: Self, b: Self) -> Bool { a.code == b.code }
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }

    /// Term, reason and remedy on one line that is safe to print.
    public var description: String {
        "'\(SafeText.fitted(term, width: 60))': \(reason); \(allowed)"
    }
}

/// A `--where` text: RITA's search grammar over findings.
///
/// Terms `field:value` stand between spaces and must all hold; a field may come twice
/// (`count:>100 count:<200`). Numbers, durations and severities take `>`, `>=`, `<` or `<=` in front;
/// without one they mean equality, which for shares is "within half a percent" and for durations
/// "within half a second". One `sort:field-asc` or `sort:field-desc` orders the result.
public struct WhereClause: Hashable, Sendable {
    /// Longest text that is looked at: far beyond what anyone types, short enough to be harmless
    /// where the text arrives over a network.
    public static let maxBytes = 4096

    let terms: [WhereTerm]
    let order: SortOrder?

    /// Which quantity orders the result; findings that lack it come last either way.
    struct SortOrder: Hashable, Sendable {
        var quantity: WhereQuantity
        var isDescending: Bool
    }

    /// Parses the text; an empty one matches every finding. Throws `WhereError`. O(length).
    public init(parsing text: String) throws(WhereError) {
        guard text.utf8.count <= Self.maxBytes else {
            throw WhereError(
                .tooLong, term: text.prefix(40), reason: "the text is too long",
                allowed: "at most \(Self.maxBytes) bytes")
        }
        var terms: [WhereTerm] = []
        var order: SortOrder?
        for part in text.split(whereSeparator: { $0.isWhitespace }) {
            guard let colon = part.firstIndex(of: ":") else {
                throw WhereError(
                    .missingColon, term: part, reason: "a term is a field, a colon and a value",
                    allowed: "for example src:10.0.0.0/8 beacon:>=0.9")
            }
            let field = part[..<colon].lowercased()
            let value = part[part.index(after: colon)...]
            if field == "sort" {
                guard order == nil else {
                    throw WhereError(
                        .badSort, term: part, reason: "sort stands twice", allowed: "give one")
                }
                order = try Self.sortOrder(value, term: part)
            } else {
                terms.append(try WhereTerm(field: field, value: value, term: part))
            }
        }
        self.terms = terms
        self.order = order
    }

    /// Whether every term holds.
    public func matches(_ finding: Finding) -> Bool {
        terms.allSatisfy { $0.matches(finding) }
    }

    /// Whether the text asks for an order of its own; a table must then keep it.
    public var hasOrder: Bool { order != nil }

    /// The findings in the order asked for; equal ones, and all of them without a `sort:` term, in
    /// the order of `Finding.mostWorthALookFirst`. O(n log n).
    public func sorted(_ findings: [Finding]) -> [Finding] {
        guard let order else { return findings.sorted(by: Finding.mostWorthALookFirst) }
        let keyed = findings.map { (key: order.quantity.value(of: $0), finding: $0) }
        return keyed.sorted { a, b in
            switch (a.key, b.key) {
            case (let x?, let y?) where x != y: return order.isDescending ? x > y : x < y
            case (.some, .none): return true
            case (.none, .some): return false
            default: return Finding.mostWorthALookFirst(a.finding, b.finding)
            }
        }.map(\.finding)
    }

    private static func sortOrder(
        _ value: Substring, term: Substring
    ) throws(WhereError) -> SortOrder {
        let fields = WhereQuantity.allCases.map(\.rawValue).joined(separator: ", ")
        let allowed = "sort:FIELD-asc or sort:FIELD-desc with FIELD one of \(fields)"
        let parts = value.lowercased().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1] == "asc" || parts[1] == "desc" else {
            throw WhereError(
                .badSort, term: term, reason: "a sort is a field and a direction", allowed: allowed)
        }
        guard let quantity = WhereQuantity(rawValue: String(parts[0])) else {
            throw WhereError(
                .badSort, term: term, reason: "findings cannot be sorted by this", allowed: allowed)
        }
        return SortOrder(quantity: quantity, isDescending: parts[1] == "desc")
    }
}
