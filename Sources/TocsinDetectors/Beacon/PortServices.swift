import TocsinFeatures
import TocsinRecords

/// Which services the log's answered connections to some ports have, and whether a pair's service fits
/// its port.
struct PortServices {
    /// What a pair's service says of its port.
    enum Fit: Hashable {
        case fits
        /// A known service on a port that belongs to none: common enough to be no concern of its own.
        case oddPort(String)
        /// A service that belongs to another port: the pair's service, the port's.
        case wrong(String, expected: String)
        /// None was identified, though the port's is in the log's other connections to it.
        case missing(expected: String)

        var isMismatch: Bool {
            switch self {
            case .fits, .oddPort: false
            case .wrong, .missing: true
            }
        }
    }

    /// Zeek's names of the services whose port they are registered for (IANA).
    static func expected(_ port: UInt16, _ proto: TransportProtocol) -> [String] {
        switch (proto, port) {
        case (.tcp, 443), (.tcp, 465), (.tcp, 853), (.tcp, 993), (.tcp, 995): ["ssl"]
        case (.udp, 443): ["quic"]
        case (.tcp, 80): ["http"]
        case (.tcp, 21): ["ftp"]
        case (.tcp, 22): ["ssh"]
        case (.tcp, 25), (.tcp, 587): ["smtp", "ssl"]
        case (.tcp, 53), (.udp, 53): ["dns"]
        case (.tcp, 110): ["pop3", "ssl"]
        case (.tcp, 143): ["imap", "ssl"]
        case (.tcp, 445): ["smb"]
        case (.tcp, 3389): ["rdp", "ssl"]
        default: []
        }
    }

    /// Answered connections of the pair that must lack a service, and of others that must have it.
    static let leastAnswered = 4
    static let leastOthers = 10
    /// Share of the others' answered connections that must have it.
    static let leastShare = 0.9

    private struct Tally {
        var answered = 0
        var expected = 0
    }

    private struct Place: Hashable {
        var port: UInt16
        var proto: TransportProtocol
    }

    private var tallies: [Place: Tally] = [:]

    /// Counts the connections to the ports of `keys`. O(connections).
    init(_ window: ConnWindow, keys: [PairKey]) {
        for key in keys where !Self.expected(key.port, key.proto).isEmpty {
            tallies[Place(port: key.port, proto: key.proto)] = Tally()
        }
        guard !tallies.isEmpty else { return }
        var matches: [Place: [Bool]] = [:]
        for place in tallies.keys {
            matches[place] = Self.matches(window, Self.expected(place.port, place.proto))
        }
        for pair in 0..<window.pairs.count {
            let key = window.pairs.key(pair)
            let place = Place(port: key.port, proto: key.proto)
            guard var tally = tallies[place], let matches = matches[place] else { continue }
            let (answered, expected) = Self.counts(
                window, window.pairs.rows(pair).lazy.map { Int($0) }, matches)
            tally.answered += answered
            tally.expected += expected
            tallies[place] = tally
        }
    }

    /// A pair fits unless Zeek identified a service that is not the port's, or identified none although
    /// `leastAnswered` of its connections carried data both ways and `leastShare` of at least
    /// `leastOthers` such connections of other pairs to the port have the port's service. HTTP, TLS or
    /// SSH on a port that is registered for nothing here is said, not counted.
    func fit(_ window: ConnWindow, _ key: PairKey, rows: [Int]) -> Fit {
        let names = Self.expected(key.port, key.proto)
        let service = window.mostCommonService(rows)
        guard let name = names.first else {
            return Self.speaksOf(service, ["http", "ssl", "ssh", "quic"])
                ? .oddPort(service) : .fits
        }
        if !service.isEmpty {
            return Self.speaksOf(service, names) ? .fits : .wrong(service, expected: name)
        }
        let own = Self.counts(window, rows, Self.matches(window, names)).answered
        let tally = tallies[Place(port: key.port, proto: key.proto)] ?? Tally()
        guard own >= Self.leastAnswered, tally.expected >= Self.leastOthers,
            Double(tally.expected) >= Self.leastShare * Double(tally.answered - own)
        else { return .fits }
        return .missing(expected: name)
    }

    /// Whether `service`, a list such as `smb,gssapi`, names one of `names`.
    private static func speaksOf(_ service: String, _ names: [String]) -> Bool {
        service.split(separator: ",").contains { names.contains(String($0)) }
    }

    /// Whether each of the window's services names one of `names`.
    private static func matches(_ window: ConnWindow, _ names: [String]) -> [Bool] {
        window.services.map { speaksOf($0, names) }
    }

    /// Connections that were set up in sight and carried data both ways, and those of them whose service
    /// `matches`.
    private static func counts(
        _ window: ConnWindow, _ rows: some Sequence<Int>, _ matches: [Bool]
    ) -> (answered: Int, expected: Int) {
        var counts = (answered: 0, expected: 0)
        for row in rows
        where window.origBytes(row) > 0 && window.respBytes(row) > 0
            && window.connState(row) != .oth
        {
            counts.answered += 1
            if matches[window.serviceNumber(row)] { counts.expected += 1 }
        }
        return counts
    }
}
