import TocsinRecords

/// Completes stamps that lack their year or zone.
package struct LocalStamps: Sendable {
    /// Where the year of a stamp without one comes from.
    package enum YearRule: Hashable, Sendable {
        /// The last year that does not put the stamp behind this local time (plus a day).
        case notAfter(Int64)
        /// The first line of the log, in local time: what comes before it in the calendar, by more
        /// than a day, belongs to the next year.
        case notBefore(Int64)
        /// Nobody says: such a stamp cannot be read.
        case unknown
    }

    package var years: YearRule
    private let offset: @Sendable (Int64) -> Int

    package init(
        years: YearRule = .unknown, offset: @escaping @Sendable (Int64) -> Int = { _ in 0 }
    ) {
        self.years = years
        self.offset = offset
    }

    /// The rule for one input: `options` first, then the file's modification time.
    package init(_ options: AuthReadingOptions, modified: Timestamp?) {
        offset = options.offset
        years = .unknown
        if let year = options.year, (1...9998).contains(year) {
            years = .notBefore(Timestamp(year: year, month: 1, day: 1).microseconds)
        } else if let modified {
            years = .notAfter(local(modified.microseconds))
        }
    }

    /// The local wall-clock time of an instant, in microseconds.
    func local(_ instant: Int64) -> Int64 {
        instant + Int64(offset(instant)) * Timestamp.microsecondsPerSecond
    }

    /// Clock differences and late lines between the log and what the rule compares it with.
    private static let slack = Timestamp.microsecondsPerDay
    /// Years tried for a 29 February: seven lie between 1896 and 1904.
    private static let yearsTried = 9

    /// The instant of a local wall-clock time, in microseconds. In the hour that a clock repeats, the
    /// offset of the instant found first holds; in the hour it skips, time goes on as if it had not.
    package func instant(local: Int64) -> Int64 {
        let second = Timestamp.microsecondsPerSecond
        let guess = local - Int64(offset(local)) * second
        return local - Int64(offset(guess)) * second
    }

    /// The instant of an ISO 8601 stamp, its zone the file's if it names none.
    package func instant(_ stamp: ISO8601.Stamp) -> Int64 {
        stamp.hasZone ? stamp.microseconds : instant(local: stamp.microseconds)
    }

    /// The instant of a stamp without year, `inDay` microseconds after local midnight; nil if the
    /// year cannot be told or the date does not exist.
    package func instant(month: Int, day: Int, inDay: Int64) -> Int64? {
        switch years {
        case .unknown: return nil
        case .notAfter(let last):
            let year = Timestamp(microseconds: last + Self.slack).utcDate.year
            for year in stride(from: year, to: year - Self.yearsTried, by: -1) {
                guard let local = Self.local(year, month, day, inDay), local <= last + Self.slack
                else { continue }
                return instant(local: local)
            }
            return nil
        case .notBefore(let first):
            let year = Timestamp(microseconds: first).utcDate.year
            for year in [year, year + 1] {
                guard let local = Self.local(year, month, day, inDay), local >= first - Self.slack
                else { continue }
                return instant(local: local)
            }
            return nil
        }
    }

    private static func local(_ year: Int, _ month: Int, _ day: Int, _ inDay: Int64) -> Int64? {
        guard (1...12).contains(month), (1...ISO8601.days(of: month, in: year)).contains(day) else {
            return nil
        }
        return Timestamp(year: year, month: month, day: day).microseconds + inDay
    }

    /// Moves a rule that begins with 1 January to the first stamp of the log itself.
    package mutating func anchor(month: Int, day: Int, inDay: Int64) {
        guard case .notBefore(let first) = years else { return }
        let year = Timestamp(microseconds: first).utcDate.year
        if let local = Self.local(year, month, day, inDay) { years = .notBefore(local) }
    }
}
