import TocsinRecords

/// Which columns of a table (or keys of plain JSON objects) hold what: by their names in any case, in
/// any order; further columns are ignored.
struct AuthColumns: Hashable, Sendable {
    private enum Field: Int, CaseIterable {
        case time, user, result, place, source, port, host, service, method, mfa
        case city, country, latitude, longitude

        /// Names that are taken, the likelier first; those of ECS and of common exports among them.
        var names: [String] {
            switch self {
            case .time:
                [
                    "timestamp", "@timestamp", "time", "datetime", "event_time", "ts", "_time",
                    "date",
                ]
            case .user: ["user", "username", "user_name", "user.name", "account", "login"]
            case .result: ["result", "outcome", "event.outcome", "status", "success"]
            case .place: ["location", "place"]
            case .source:
                [
                    "ip", "source_ip", "src_ip", "source.ip", "ip_address", "client_ip",
                    "remote_ip", "src",
                ]
            case .port: ["source_port", "src_port", "source.port"]
            case .host: ["host", "hostname", "computer", "host.name"]
            case .service: ["service", "app", "application"]
            case .method: ["method", "auth_method"]
            case .mfa: ["mfa", "mfa_used"]
            case .city: ["city"]
            case .country: ["country", "country_code"]
            case .latitude: ["latitude", "lat"]
            case .longitude: ["longitude", "lon", "lng"]
            }
        }
    }

    /// The column names as the table writes them.
    let names: [String]
    /// Position of every field's column.
    private let positions: [Int?]

    /// Nil without columns for time, user and result.
    init?(_ names: [String]) {
        let lower = names.map { $0.lowercased() }
        self.names = names
        positions = Field.allCases.map { field in
            for name in field.names {
                if let position = lower.firstIndex(of: name) { return position }
            }
            return nil
        }
        guard positions[Field.time.rawValue] != nil, positions[Field.user.rawValue] != nil,
            positions[Field.result.rawValue] != nil
        else { return nil }
    }

    /// Appends the row whose cells `cell` gives by position (nil or empty if unset).
    func append(
        _ cell: (Int) -> String?, to batch: inout AuthBatch, _ stamps: LocalStamps
    ) throws(MalformedLine) -> Bool {
        func value(_ field: Field) -> String? {
            guard let position = positions[field.rawValue], let text = cell(position) else {
                return nil
            }
            let trimmed = Self.trimmed(text)
            return trimmed.isEmpty ? nil : trimmed
        }
        guard let time = value(.time).flatMap({ AuthTime.instant($0, stamps) }) else {
            throw MalformedLine("the time is missing or in no known form")
        }
        guard let result = value(.result).flatMap(Self.result) else {
            throw MalformedLine("the result is neither success nor failure")
        }
        var event = AuthEvent(ts: time, result: result)
        event.user = value(.user)
        event.place = value(.place)
        if let source = value(.source) {
            event.source = IPAddress(source)
            if event.source == nil { event.sourceName = source }
        }
        event.sourcePort = value(.port).flatMap { UInt16($0) }
        event.host = value(.host)
        event.service = value(.service)
        event.method = value(.method)
        event.city = value(.city)
        event.country = value(.country)
        event.latitude = ZeekAuthLog.degrees(value(.latitude), 90)
        event.longitude = ZeekAuthLog.degrees(value(.longitude), 180)
        if let mfa = value(.mfa)?.lowercased() {
            event.mfa = Self.yes.contains(mfa) ? .used : Self.no.contains(mfa) ? .notUsed : .unknown
        }
        batch.append(event)
        return true
    }

    private static let yes = ["true", "yes", "1", "used"]
    private static let no = ["false", "no", "0", "not used"]

    private static func result(_ text: String) -> AuthResult? {
        switch text.lowercased() {
        case "success", "succeeded", "successful", "ok", "accepted", "allow", "true", "1": .success
        case "failure", "failed", "fail", "denied", "rejected", "error", "deny", "false", "0":
            .failure
        default: nil
        }
    }

    private static func trimmed(_ text: String) -> String {
        var bytes = LineText(Array(text.utf8))
        bytes.trim()
        return bytes.string
    }
}
