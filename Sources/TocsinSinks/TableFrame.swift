import TocsinRecords

/// What stands above the table: what was read.
public struct TableHead: Hashable, Sendable {
    /// The share of connections that go one way.
    public struct DirectionShare: Hashable, Sendable {
        /// `outbound`, `inbound`, `internal`, `external`.
        public var name: String
        /// 0…1.
        public var share: Double

        /// `share` is 0…1.
        public init(_ name: String, _ share: Double) {
            self.name = name
            self.share = share
        }
    }

    /// First and last record; nil if there was none.
    public var span: ClosedRange<Timestamp>?
    /// Connections read, duplicates left out.
    public var connections: Int
    /// Pairs with enough connections to be judged; nil if nothing judged pairs.
    public var pairsJudged: Int?
    /// Logons and other events of authentication.
    public var authEvents: Int
    /// In the order to be shown.
    public var directions: [DirectionShare]

    /// Nothing was read unless given.
    public init(
        span: ClosedRange<Timestamp>? = nil, connections: Int = 0, pairsJudged: Int? = nil,
        authEvents: Int = 0, directions: [DirectionShare] = []
    ) {
        self.span = span
        self.connections = connections
        self.pairsJudged = pairsJudged
        self.authEvents = authEvents
        self.directions = directions
    }
}

/// What stands below the table: what it does not show. How many findings `--top` left out and how
/// many are of severity info is counted by the table itself.
public struct TableFoot: Hashable, Sendable {
    /// Findings that a suppression hides; they are not among those given to the table.
    public var suppressed: Int
    /// One line a detector or a limit of the data.
    public var coverage: [String]
    /// The flag, as it is typed, that shows what `--top` left out.
    public var flagForMore = "--top 0"
    /// Shows findings of severity info.
    public var flagForInfo = "--min-severity info"
    /// Shows suppressed findings.
    public var flagForSuppressed = "--show-suppressed"

    /// The flags have the names of `hunt`.
    public init(suppressed: Int = 0, coverage: [String] = []) {
        self.suppressed = suppressed
        self.coverage = coverage
    }
}

extension TableHead {
    /// The lines above the table, escaped and wrapped to `width`.
    func lines(_ times: TimeText, width: Int) -> [String] {
        var lines: [String] = []
        if let span {
            let length = QuantityText.period(
                max(0, span.upperBound.seconds - span.lowerBound.seconds))
            lines.append(
                times.minute(span.lowerBound) + " to " + times.minute(span.upperBound) + " "
                    + times.zone + (length.map { " (\($0))" } ?? ""))
        } else {
            lines.append("No record with a time was read.")
        }
        var facts: [String] = []
        if connections > 0 || authEvents == 0 {
            facts.append(QuantityText.count(connections, "connection", "connections"))
        }
        if let pairsJudged {
            facts.append(QuantityText.count(pairsJudged, "pair", "pairs") + " judged")
        }
        if authEvents > 0 {
            facts.append(QuantityText.count(authEvents, "logon event", "logon events"))
        }
        lines.append(facts.joined(separator: ", "))
        if !directions.isEmpty {
            lines.append(
                directions.map { QuantityText.share($0.share) + " " + $0.name }
                    .joined(separator: ", "))
        }
        return lines.flatMap { TextLayout.wrapped($0, width: width) }
    }
}
