import TocsinRecords

/// A log in the making: rows → the bytes of one format.
///
/// Every text in them is the generator's own, plain ASCII without quotes or backslashes: nothing needs
/// escaping.
protocol AuthRowText: Sendable {
    /// What has been written and not been taken yet.
    var bytes: [UInt8] { get set }

    mutating func begin()

    /// Rows come in order of time.
    mutating func append(_ row: AuthRow)

    mutating func end()
}

extension AuthRowText {
    mutating func begin() {}
    mutating func end() {}

    mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

extension AuthPlan {
    /// An empty log of the scenario's format.
    func text() -> any AuthRowText {
        switch scenario.form {
        case .csv, .jsonl: AuthTableText(isJSON: scenario.form == .jsonl)
        case .syslog: SyslogText(spanEnd: scenario.span.upperBound, isISO: scenario.hasISOStamps)
        case .windows: WindowsEventText(site)
        case .cloudtrail: CloudTrailText(seed: scenario.seed)
        }
    }
}

/// A row's time as logs spell it, in UTC.
struct StampText {
    /// `2026-03-02` and `08:01:07`.
    let date: String
    let clock: String
    private let month: Int
    private let day: Int

    init(_ time: Int64) {
        let civil = Timestamp(microseconds: time * 1_000_000)
        let (year, month, day) = civil.utcDate
        (self.month, self.day) = (month, day)
        let inDay = Int(time - civil.utcDay * 86_400)
        date = "\(Self.two(year / 100))\(Self.two(year % 100))-\(Self.two(month))-\(Self.two(day))"
        clock = "\(Self.two(inDay / 3600)):\(Self.two(inDay / 60 % 60)):\(Self.two(inDay % 60))"
    }

    /// RFC 3339 to the second.
    var rfc3339: String { "\(date)T\(clock)Z" }

    /// `Mar  2 08:01:07` (RFC 3164 §4.1.2).
    var rfc3164: String { "\(Self.months[month - 1]) \(day < 10 ? " " : "")\(day) \(clock)" }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

/// `timestamp,user,result,location,ip`, as CSV or as the keys of JSON lines.
struct AuthTableText: AuthRowText {
    var bytes: [UInt8] = []
    private let isJSON: Bool

    init(isJSON: Bool) { self.isJSON = isJSON }

    mutating func begin() {
        if !isJSON { write("timestamp,user,result,location,ip\n") }
    }

    mutating func append(_ row: AuthRow) {
        guard row.action == .logon else { return }
        let stamp = StampText(row.time)
        let (user, result, city) = (
            row.account.name, row.result.name, City.all[row.origin.city].name
        )
        write(
            isJSON
                ? #"{"timestamp":"\#(stamp.rfc3339)","user":"\#(user)","result":"\#(result)","location":"\#(city)","ip":"\#(row.origin.address)"}"#
                : "\(stamp.date) \(stamp.clock),\(user),\(result),\(city),\(row.origin.address)")
        write("\n")
    }
}
