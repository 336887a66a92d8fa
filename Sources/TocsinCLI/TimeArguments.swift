import ArgumentParser
import Foundation
import TocsinFeatures
import TocsinLogs
import TocsinRecords

/// `--since`, `--until`, `--last`, `--timezone`.
struct TimeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Leave out what began before T (2024-04-19, 2024-04-19T08:00:00Z).", valueName: "T"))
    var since: String?

    @Option(help: ArgumentHelp("Leave out what began after T.", valueName: "T"))
    var until: String?

    @Option(
        help: ArgumentHelp(
            "Keep the last span of the data (36h, 7d), counted from its latest record.",
            valueName: "span"))
    var last: String?

    @OptionGroup var zoneArguments: ZoneArguments

    func validate() throws {
        _ = try range()
        _ = try lastMicroseconds()
        if last != nil, since != nil || until != nil {
            throw ValidationError("--last cannot be combined with --since or --until")
        }
    }

    func zone() throws -> TimeZoneTable { try zoneArguments.zone() }

    func range() throws -> (since: Timestamp?, until: Timestamp?) {
        let zone = try zone()
        let since = try since.map { try Self.instant($0, "--since", zone) }
        let until = try until.map { try Self.instant($0, "--until", zone) }
        if let since, let until, until < since {
            throw ValidationError("--until lies before --since")
        }
        return (since, until)
    }

    /// What `flag` says, in `zone` unless it names one.
    static func instant(_ text: String, _ flag: String, _ zone: TimeZoneTable) throws
        -> Timestamp
    {
        let full = text.count == 10 ? text + "T00:00:00" : text
        let bytes = Array(full.utf8)
        guard let stamp = ISO8601.stamp(bytes.span) else {
            throw ValidationError(
                "\(flag) \(text): not a time such as 2024-04-19 or 2024-04-19T08:00:00Z")
        }
        let offset = stamp.hasZone ? 0 : zone.offset(at: stamp.microseconds)
        return Timestamp(
            microseconds: stamp.microseconds - Int64(offset) * Timestamp.microsecondsPerSecond)
    }

    func lastMicroseconds() throws -> Int64? {
        try last.map { try SpanText.microseconds($0, "--last") }
    }
}

/// A length of time as an argument: 90s, 10m, 36h, 7d, 2w.
enum SpanText {
    static func microseconds(_ text: String, _ flag: String) throws -> Int64 {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
        guard let unit = text.last, let scale = units[unit],
            let value = Double(text.dropLast()), value > 0, value * scale < 1e11
        else {
            throw ValidationError("\(flag) \(text): not a span such as 90m, 36h, 7d or 2w")
        }
        return Int64(value * scale * 1e6)
    }
}

/// `--timezone`.
struct ZoneArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Zone of stamps without one, of hours and of the table.", valueName: "IANA name"))
    var timezone: String = "UTC"

    func validate() throws { _ = try zone() }

    func zone() throws -> TimeZoneTable {
        if timezone == "UTC" { return .utc }
        // TimeZone(identifier:) also takes abbreviations; only IANA names are unambiguous.
        guard timezone.contains("/"), let zone = TimeZone(identifier: timezone) else {
            throw ValidationError(
                "--timezone \(timezone): not an IANA name such as Europe/Prague or UTC")
        }
        return TimeZoneTable(name: timezone, span: nil) {
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: $0.seconds))
        }
    }
}
