import TocsinDetectors
import TocsinRecords

/// A quantity of a finding that `--where` compares and sorts by.
enum WhereQuantity: String, CaseIterable, Hashable, Sendable {
    case severity, priority, beacon, score, count, duration, period, port

    /// The value of a finding; nil where it has none. `beacon` is the score of findings of the
    /// detector `beacon`; `duration` is the evidence `duration_s`, else the time from first to last
    /// seen; seconds and shares of 1.
    func value(of finding: Finding) -> Double? {
        let value: Double?
        switch self {
        case .severity: value = Double(finding.severity.rawValue)
        case .priority: value = Double(finding.priority)
        case .beacon: value = finding.detector == "beacon" ? finding.score : nil
        case .score: value = finding.score
        case .count: value = Double(finding.count)
        case .duration:
            value =
                finding.number("duration_s") ?? finding.lastSeen.seconds - finding.firstSeen.seconds
        case .period: value = finding.summary.period ?? finding.number("period_s")
        case .port: value = finding.entity.port.map(Double.init)
        }
        // A NaN would break the strict order that sorting needs.
        return value.flatMap { $0.isNaN ? nil : $0 }
    }

    /// How far from the given value still counts as equal.
    var tolerance: Double {
        switch self {
        case .beacon, .score: 0.005
        case .duration, .period: 0.5
        case .severity, .priority, .count, .port: 0
        }
    }
}

extension Finding {
    /// The evidence of that name, if it is a number.
    fileprivate func number(_ name: String) -> Double? {
        for item in evidence where item.name == name {
            switch item.value {
            case .number(let value): return value
            case .integer(let value): return Double(value)
            default: return nil
            }
        }
        return nil
    }
}

/// One `field:value` of a `--where` text.
enum WhereTerm: Hashable, Sendable {
    case src(IPPrefix)
    case dst(IPPrefix)
    case proto(TransportProtocol)
    /// Lowercased; user and host names are compared without regard to case, as Windows does.
    case service(String)
    case detector(String)
    case user(String)
    case host(String)
    case quantity(WhereQuantity, Comparison, Double)

    enum Comparison: Hashable, Sendable {
        case less, lessOrEqual, equal, greaterOrEqual, greater
    }

    /// Every field, as the messages list them.
    static let fields = [
        "src", "dst", "port", "proto", "service", "detector", "user", "host", "severity", "beacon",
        "score", "priority", "count", "duration", "period", "sort",
    ]

    func matches(_ finding: Finding) -> Bool {
        let entity = finding.entity
        switch self {
        case .src(let prefix): return entity.src.map(prefix.contains) ?? false
        case .dst(let prefix): return entity.dst.map(prefix.contains) ?? false
        case .proto(let proto): return entity.proto == proto
        case .service(let name): return finding.service.lowercased() == name
        case .detector(let name): return finding.detector == name
        case .user(let name): return entity.user?.lowercased() == name
        case .host(let name): return entity.host?.lowercased() == name
        case .quantity(let quantity, let comparison, let bound):
            guard let value = quantity.value(of: finding) else { return false }
            switch comparison {
            case .less: return value < bound
            case .lessOrEqual: return value <= bound
            case .equal: return abs(value - bound) <= quantity.tolerance
            case .greaterOrEqual: return value >= bound
            case .greater: return value > bound
            }
        }
    }
}

// MARK: Parsing

extension WhereTerm {
    /// `term` is the whole term, for the message.
    init(field: String, value: Substring, term: Substring) throws(WhereError) {
        switch field {
        case "src": self = .src(try Self.prefix(value, term))
        case "dst": self = .dst(try Self.prefix(value, term))
        case "proto": self = .proto(try Self.proto(value, term))
        case "service": self = .service(try Self.name(value, term))
        case "detector": self = .detector(try Self.name(value, term))
        case "user": self = .user(try Self.name(value, term))
        case "host": self = .host(try Self.name(value, term))
        default:
            guard let quantity = WhereQuantity(rawValue: field) else {
                throw Self.unknownField(field, term)
            }
            let (comparison, rest) = Self.comparison(value)
            self = .quantity(quantity, comparison, try Self.bound(rest, of: quantity, term))
        }
    }

    private static func unknownField(_ field: String, _ term: Substring) -> WhereError {
        let allowed = "fields are " + fields.joined(separator: ", ")
        switch field {
        case "threat_intel", "subdomains", "last_seen", "first_seen":
            return WhereError(
                .unsupportedField, term: term,
                reason: "RITA's \(field) is not supported here", allowed: allowed)
        default:
            return WhereError(.unknownField, term: term, reason: "no such field", allowed: allowed)
        }
    }

    private static func prefix(
        _ value: Substring, _ term: Substring
    ) throws(WhereError) -> IPPrefix {
        guard let prefix = IPPrefix(value) else {
            throw WhereError(
                .badValue, term: term, reason: "not an address or network" + commaHint(value),
                allowed: "for example 10.1.2.3, 10.0.0.0/8 or 2001:db8::/32")
        }
        return prefix
    }

    private static func proto(
        _ value: Substring, _ term: Substring
    ) throws(WhereError) -> TransportProtocol {
        let name = value.lowercased()
        guard let proto = TransportProtocol.allCases.first(where: { $0.name == name }) else {
            throw WhereError(
                .badValue, term: term, reason: "no such protocol" + commaHint(value),
                allowed: TransportProtocol.allCases.map(\.name).joined(separator: ", "))
        }
        return proto
    }

    private static func name(_ value: Substring, _ term: Substring) throws(WhereError) -> String {
        guard !value.isEmpty else {
            throw WhereError(
                .badValue, term: term, reason: "the value is missing", allowed: "field:name")
        }
        return value.lowercased()
    }

    private static func comparison(_ value: Substring) -> (Comparison, Substring) {
        for (sign, comparison) in [
            (">=", Comparison.greaterOrEqual), ("<=", .lessOrEqual), (">", .greater), ("<", .less),
        ] where value.hasPrefix(sign) {
            return (comparison, value.dropFirst(sign.count))
        }
        return (.equal, value)
    }

    private static func bound(
        _ text: Substring, of quantity: WhereQuantity, _ term: Substring
    ) throws(WhereError) -> Double {
        let bound: Double?
        let allowed: String
        switch quantity {
        case .severity:
            let name = text.lowercased()
            bound = Severity.allCases.first { $0.name == name }.map { Double($0.rawValue) }
            allowed = Severity.allCases.map(\.name).joined(separator: ", ")
        case .beacon, .score:
            // RITA counts in percent; a value over 1 cannot be a score.
            bound = decimal(text).map { $0 > 1 ? $0 / 100 : $0 }.flatMap { $0 <= 1 ? $0 : nil }
            allowed = "0 to 1, or a percentage up to 100"
        case .priority:
            bound = decimal(text).flatMap { $0 <= 100 ? $0 : nil }
            allowed = "0 to 100"
        case .port:
            bound = UInt16(text).map(Double.init)
            allowed = "0 to 65535"
        case .count:
            bound = decimal(text)
            allowed = "a number such as 100"
        case .duration, .period:
            bound = seconds(text)
            allowed = "seconds, or numbers with d, h, m, s or ms such as 2h45m, 1.5h or 10s"
        }
        guard let bound else {
            throw WhereError(
                .badValue, term: term,
                reason: "not a \(quantity.rawValue)" + commaHint(text),
                allowed: allowed + ", with >, >=, < or <= in front if wanted")
        }
        return bound
    }

    /// People try lists; RITA has none either.
    private static func commaHint(_ value: Substring) -> String {
        value.contains(",") ? " (lists with commas are not supported)" : ""
    }

    /// Digits with at most one point; no sign, exponent, hexadecimal, infinity or NaN.
    static func decimal(_ text: Substring) -> Double? {
        let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
        let points = text.utf8.filter { $0 == UInt8(ascii: ".") }.count
        guard digits > 0, points <= 1, digits + points == text.utf8.count,
            let value = Double(text), value.isFinite
        else { return nil }
        return value
    }

    /// Plain seconds, or Go's duration text (`time.ParseDuration`) with days added; not negative.
    static func seconds(_ text: Substring) -> Double? {
        if let plain = decimal(text) { return plain }
        var total = 0.0
        var rest = text
        while !rest.isEmpty {
            let number = rest.prefix { $0.isNumber || $0 == "." }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard let value = decimal(number), let scale = secondsPerUnit(unit) else { return nil }
            total += value * scale
        }
        return text.isEmpty || !total.isFinite ? nil : total
    }

    private static func secondsPerUnit(_ unit: Substring) -> Double? {
        switch unit {
        case "d": 86_400
        case "h": 3600
        case "m": 60
        case "s": 1
        case "ms": 1e-3
        case "us", "µs", "μs": 1e-6
        case "ns": 1e-9
        default: nil
        }
    }
}
