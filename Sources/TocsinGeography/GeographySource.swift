import TocsinRecords

extension Geography {
    /// A file that places are read from.
    public struct Source: Hashable, Sendable, CustomStringConvertible {
        public var file: String
        /// What a database's maker calls it, e.g. `GeoLite2-City`; `places` for a table of networks.
        public var kind: String
        /// When a database was made; nil for a table.
        public var built: Timestamp?
        /// Rows of a table; nil for a database.
        public var rows: Int?

        /// `GeoLite2-City of 2026-01-13 (/usr/share/GeoIP/GeoLite2-City.mmdb)`.
        public var description: String {
            let what = kind.isEmpty ? "database" : kind
            if let built { return "\(what) of \(built.rfc3339.prefix(10)) (\(file))" }
            return rows.map { "\(what), \($0) networks (\(file))" } ?? "\(what) (\(file))"
        }
    }
}
