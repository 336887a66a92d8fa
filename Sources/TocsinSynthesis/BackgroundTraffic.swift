import TocsinMath
import TocsinRecords

/// The site's ordinary traffic as a stream of sessions: page loads, look-ups, log-ons, file shares, failed
/// attempts. Exactly `rows` connections, none of them periodic.
///
/// Sessions begin at the order statistics of uniform shares of the traffic, drawn one after another
/// (given the last one, the next is 1 − (1 − x)·v^(s/r) for s of the r rows left), so that nothing but
/// the current session is held.
struct BackgroundTraffic {
    /// When the next session begins; nil when all rows are made.
    private(set) var nextStart: Int64?

    private let site: Site
    private let shape: DayShape
    private let hostWeights: Zipf
    private let popularity: Zipf
    private var generator: SeededGenerator
    private var remaining: Int
    /// Share of the traffic that lies before `nextStart`.
    private var share = 0.0
    private var session: [ConnRow] = []

    init(scenario: ConnScenario, site: Site, rows: Int) {
        self.site = site
        shape = DayShape(start: scenario.spanStart, end: scenario.spanEnd)
        hostWeights = Zipf(count: site.hosts, exponent: 0.5)
        popularity = Zipf(count: site.destinations, exponent: 1.05)
        generator = SeededGenerator(seed: scenario.seed, stream: Stream.background)
        remaining = rows
        if rows > 0 { advance(by: 1, of: rows + 1) }
    }

    private mutating func advance(by rows: Int, of left: Int) {
        let v = 1 - generator.uniform()
        share += (1 - share) * (1 - power(v, Double(rows) / Double(left)))
        nextStart = shape.time(atShare: share)
    }

    /// Hands the rows of the next session to `body`, in no particular order; each starts at `nextStart`
    /// or later.
    mutating func nextSession(_ body: (ConnRow) -> Void) {
        guard let start = nextStart else { return }
        session.removeAll(keepingCapacity: true)
        addSession(at: start)
        let count = min(session.count, remaining)
        for i in 0..<count { body(session[i]) }
        let left = remaining
        remaining -= count
        if remaining == 0 { nextStart = nil } else { advance(by: count, of: left) }
    }

    /// Shares of the kinds of session; what is left over is a single call to an interface.
    private mutating func addSession(at start: Int64) {
        let host = activeHost(at: start)
        switch generator.uniform() {
        case ..<0.36: addPageLoad(host, start)
        case ..<0.46: for _ in 0...generator.index(below: 3) { addLookup(host, start) }
        case ..<0.52: addLogOn(host, start)
        case ..<0.57: addInside(host, start, .fileServer, .smb)
        case ..<0.58: addInside(host, start, .printer, .print)
        case ..<0.585: addInside(host, start, .server, .shell)
        case ..<0.62: addOutside(host, start, rank(for: host), .mail)
        case ..<0.65: addUnansweredDial(host, start)
        case ..<0.68: addRefusedDial(host, start)
        case ..<0.69: addPing(host, start)
        case ..<0.70: addMedia(host, start)
        case ..<0.72: addNameAnnouncement(host, start)
        default:
            if generator.uniform() < 0.5 { addLookup(host, start) }
            addOutside(host, start + after(0.03), rank(for: host), .call)
        }
    }

    /// A host by its weight, most often one whose people are at work.
    private mutating func activeHost(at time: Int64) -> Int {
        let hour = DayShape.hourOfDay(time)
        let isWeekend = DayShape.isWeekend(time)
        var host = 0
        // A night has few hosts at work; after this many tries whoever came last is awake.
        for _ in 0..<12 {
            host = hostWeights.rank(&generator)
            let trait = site.trait(host, salt: 0x484F)
            let alwaysOn = trait % 7 == 0
            let begins = 6.5 + Double(trait >> 8 % 30) / 10
            let atWork = !isWeekend && hour >= begins && hour < begins + 8.5
            if alwaysOn || atWork || generator.uniform() < 0.03 { break }
        }
        return host
    }

    /// Half of a host's destinations are everybody's, half its own favourites.
    private mutating func rank(for host: Int) -> Int {
        let rank = popularity.rank(&generator)
        if generator.uniform() < 0.5 { return rank }
        return Int(
            truncatingIfNeeded: site.trait(host, salt: UInt64(rank)) % UInt64(site.destinations))
    }

    /// Microseconds, exponential with a mean of `seconds`.
    private mutating func after(_ seconds: Double) -> Int64 {
        Int64(generator.exponential() * seconds * 1e6)
    }

    private func inside(
        _ host: Int, _ start: Int64, _ role: Site.Role, _ k: Int, roundTrip: Double = 0.0006
    ) -> Conversation {
        Conversation(
            start: start, orig: site.host(host), resp: site.server(role, k), respIsLocal: true,
            roundTrip: roundTrip)
    }

    private mutating func outside(_ host: Int, _ start: Int64, _ rank: Int) -> Conversation {
        let overV6 = site.hostHasV6(host) && site.hasV6(rank) && generator.uniform() < 0.8
        return Conversation(
            start: start, orig: overV6 ? site.hostV6(host) : site.host(host),
            resp: overV6 ? site.destinationV6(rank) : site.destination(rank), respIsLocal: false,
            roundTrip: site.roundTrip(rank))
    }
}

// MARK: Sessions

extension BackgroundTraffic {
    /// A name looked up at one of the two resolvers; one in fifty gets no answer.
    private mutating func addLookup(_ host: Int, _ start: Int64) {
        let resolver = inside(host, start, .resolver, host + generator.index(below: 5) / 4)
        let question = 28 + generator.index(below: 40)
        guard generator.uniform() > 0.02 else {
            session.append(
                resolver.unansweredDatagram(
                    port: 53, service: .dns, payload: Int64(question), &generator))
            return
        }
        let answer = Double(question) + 16 * exponential(1.1 * generator.normal() + 1.1)
        // Most answers come from the resolver's cache.
        let wait = generator.uniform() < 0.7 ? 0.0008 : 0.025
        session.append(
            resolver.udp(
                port: 53, service: .dns, sent: Double(question), received: min(answer, 1232),
                seconds: wait * exponential(0.6 * generator.normal()), &generator))
    }

    private mutating func addOutside(
        _ host: Int, _ start: Int64, _ rank: Int, _ shape: ConversationShape
    ) {
        session.append(outside(host, start, rank).tcp(shape, &generator))
    }

    /// The site itself and what it includes, within a few seconds.
    private mutating func addPageLoad(_ host: Int, _ start: Int64) {
        let first = rank(for: host)
        // Geometric with a mean of five; no page of the model has more than forty parts.
        let parts = min(1 + Int(generator.exponential() * 4.5), 40)
        var time = start
        for part in 0..<parts {
            let rank = part == 0 || generator.uniform() < 0.45 ? first : popularity.rank(&generator)
            if part == 0 || (rank != first && generator.uniform() < 0.8) { addLookup(host, time) }
            let conversation = outside(host, time + 2000 + after(0.02), rank)
            if site.isPlainHTTP(rank) {
                session.append(conversation.tcp(.plainHTTP, &generator))
            } else if site.speaksQUIC(rank), part > 0 {
                session.append(conversation.udp(.quic, &generator))
            } else {
                session.append(conversation.tcp(.page, &generator))
            }
            time += after(0.35)
        }
    }

    private mutating func addInside(
        _ host: Int, _ start: Int64, _ role: Site.Role, _ shape: ConversationShape
    ) {
        let k = generator.index(below: role.count)
        session.append(inside(host, start, role, k).tcp(shape, &generator))
    }

    /// A domain log-on: service records, directory, tickets, the share with the policies.
    private mutating func addLogOn(_ host: Int, _ start: Int64) {
        let k = generator.index(below: Site.Role.domainController.count)
        var time = start
        for _ in 0...generator.index(below: 2) { addLookup(host, time) }
        for shape in [ConversationShape.ldap, .kerberos, .kerberos, .ldap, .smb] {
            time += 1500 + after(0.04)
            guard generator.uniform() < 0.8 else { continue }
            session.append(inside(host, time, .domainController, k).tcp(shape, &generator))
        }
    }

    /// A destination that is down: TCP tries again after 1, 3 and 7 s, each try a record of its own
    /// once the first has expired after 5 s (Zeek's `tcp_attempt_delay`).
    private mutating func addUnansweredDial(_ host: Int, _ start: Int64) {
        var dial = outside(host, start, rank(for: host))
        var row = dial.unansweredSYN(port: 443, &generator)
        let payload = row.origIPBytes
        row.origPackets = 3
        row.origIPBytes = 3 * payload
        row.duration = 3_000_000 + after(0.005)
        session.append(row)
        if generator.uniform() < 0.5 {
            dial.start = start + 7_000_000 + after(0.005)
            var retry = dial.unansweredSYN(port: 443, &generator)
            retry.origPort = row.origPort
            session.append(retry)
        }
    }

    private mutating func addRefusedDial(_ host: Int, _ start: Int64) {
        let ports: [UInt16] = [80, 135, 443, 445, 3389, 5985, 8080]
        let dial = inside(host, start, .server, generator.index(below: Site.Role.server.count))
        session.append(
            dial.refusedSYN(port: ports[generator.index(below: ports.count)], &generator))
    }

    private mutating func addPing(_ host: Int, _ start: Int64) {
        let count = Int64(1 + generator.index(below: 5))
        if generator.uniform() < 0.5 {
            session.append(
                inside(host, start, .domainController, host).ping(count: count, &generator))
        } else {
            session.append(outside(host, start, rank(for: host)).ping(count: count, &generator))
        }
    }

    /// A call with sound and picture through a relay.
    private mutating func addMedia(_ host: Int, _ start: Int64) {
        addLookup(host, start)
        let relay = generator.index(below: min(20, site.destinations))
        session.append(outside(host, start + after(0.2), relay).udp(.media, &generator))
    }

    /// Multicast DNS, which has no answer of its own (RFC 6762).
    private mutating func addNameAnnouncement(_ host: Int, _ start: Int64) {
        let group = Conversation(
            start: start, orig: site.host(host), resp: IPAddress(v4: 0xE000_00FB),
            respIsLocal: false, roundTrip: 0)
        var row = group.unansweredDatagram(
            port: 5353, service: .dns, payload: Int64(40 + generator.index(below: 160)), &generator)
        row.origPort = 5353
        session.append(row)
    }
}
