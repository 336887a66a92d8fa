import TocsinRecords

/// Reads the time of a record from whatever a program wrote there.
enum AuthTime {
    /// Length of `2026-01-01 00:00`.
    private static let minuteStamp = 16
    /// As seconds the year 5138, as milliseconds 1973: what is larger is the next finer unit.
    private static let largestSeconds: Int64 = 100_000_000_000

    /// Microseconds since the epoch of an ISO 8601 stamp (its zone the file's if it has none, its seconds 0), of
    /// .NET's `/Date(milliseconds)/`, or of a number of seconds, milliseconds, microseconds or
    /// nanoseconds since the epoch, told by its size; nil for anything else.
    static func instant(_ text: String, _ stamps: LocalStamps) -> Int64? {
        let bytes = Array(text.utf8)
        if let stamp = ISO8601.stamp(bytes.span) { return bounded(stamps.instant(stamp)) }
        // Spreadsheets leave out seconds of zero.
        if bytes.count == minuteStamp, let stamp = ISO8601.stamp((bytes + [0x3A, 0x30, 0x30]).span)
        {
            return bounded(stamps.instant(stamp))
        }
        let line = LineText(bytes)
        var date = line
        if date.drop(prefix: "/Date("), date.drop(suffix: ")/"), let value = date.number {
            let (product, overflow) = Int64(value).multipliedReportingOverflow(by: 1000)
            return overflow ? nil : bounded(product)
        }
        // Zone by a word, as some exports write it.
        var zoned = line
        if zoned.drop(suffix: " UTC"), let stamp = ISO8601.stamp(zoned.bytes.span) {
            return bounded(stamp.microseconds)
        }
        return number(bytes)
    }

    private static func number(_ bytes: [UInt8]) -> Int64? {
        let line = LineText(bytes)
        if let whole = line.number.map({ Int64($0) }) {
            if whole < largestSeconds { return bounded(whole * 1_000_000) }
            if whole < largestSeconds * 1000 { return bounded(whole * 1000) }
            return bounded(whole < largestSeconds * 1_000_000 ? whole : whole / 1000)
        }
        if bytes.count == 19, let nanoseconds = Decimal.count(bytes.span) {
            return bounded(nanoseconds / 1000)
        }
        guard let seconds = Decimal.microseconds(bytes.span) else { return nil }
        return bounded(seconds >= largestSeconds * 1_000_000 ? seconds / 1000 : seconds)
    }

    private static func bounded(_ time: Int64) -> Int64? {
        time.magnitude < RecordLimits.maxMicroseconds.magnitude ? time : nil
    }
}
