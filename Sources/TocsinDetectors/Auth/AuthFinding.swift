import TocsinFeatures
import TocsinRecords

extension Finding {
    /// A finding about authentications: `rows` of `window`, in its order and not empty, are what it
    /// rests on. Source, user and host are numbers of the window, 0 where the finding is about several.
    init(
        detector: String, title: String, severity: Severity, priority: Int, score: Double,
        window: AuthWindow, rows: [Int], source: Int = 0, user: Int = 0, host: Int = 0,
        episodeStart: Timestamp? = nil
    ) {
        var entity = Entity(src: window.sources[source].address)
        if user != 0 { entity.user = window.name(user) }
        if host != 0 { entity.host = window.name(host) }
        // A source known by name alone is the machine that the finding is about.
        if entity.src == nil, let name = window.sources[source].name { entity.host = name }
        let services = Set(rows.map { window.name(window.service($0)) })
        self.init(
            detector: detector, title: title, severity: severity, priority: priority, score: score,
            entity: entity, service: services.count == 1 ? services.first ?? "" : "",
            firstSeen: Timestamp(microseconds: rows.first.map { window.ts($0) } ?? 0),
            lastSeen: Timestamp(microseconds: rows.last.map { window.ts($0) } ?? 0),
            count: rows.reduce(0) { $0 + window.attempts($1) }, episodeStart: episodeStart)
        uids = rows.lazy.map(window.eventID).filter { !$0.isEmpty }.prefix(Self.uidSample).map {
            $0
        }
    }
}

extension AuthWindow {
    /// A user as sentences call it: in quotes, so that it cannot pass for part of the sentence.
    func quoted(user: Int) -> String { user == 0 ? "no user" : "“\(Phrase.shortened(name(user)))”" }

    func text(source: Int) -> String {
        source == 0 ? "an unknown source" : Phrase.shortened(sources[source].description)
    }

    /// Whether `user` rules a system, by name or by what the log says in one of `rows`.
    func isPrivileged(_ user: Int, _ rows: [Int]) -> Bool {
        hasPrivilegedName(user)
            || rows.contains { self.user($0) == user && flags($0).contains(.privileged) }
    }

    /// The only host of `rows`, 0 if there are several or none.
    func onlyHost(_ rows: [Int]) -> Int {
        let hosts = Set(rows.map(host))
        return hosts.count == 1 ? hosts.first ?? 0 : 0
    }

    /// Rows that are attempts to log on: not changes of credentials, log-offs or mere connections.
    func isLogon(_ row: Int) -> Bool { action(row) == .logon }
    func isFailure(_ row: Int) -> Bool { action(row) == .logon && result(row) == .failure }
    func isSuccess(_ row: Int) -> Bool { action(row) == .logon && result(row) == .success }
}
