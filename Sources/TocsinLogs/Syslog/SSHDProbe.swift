import TocsinRecords

/// Connections that ended before anybody authenticated.
extension SSHDMessage {
    private static func probe(_ end: RemoteEnd?, _ base: AuthEvent) -> AuthEvent? {
        guard let end, end.address != nil else { return nil }
        var event = failure(base, .probe)
        event.setSource(end)
        return event
    }

    /// `ADDRESS port N` and nothing else.
    private static func wholeEnd(_ text: LineText) -> RemoteEnd? {
        var rest = text
        guard let end = RemoteEnd(endOf: &rest), rest.isEmpty else { return nil }
        return end
    }

    static func connectionGone(
        _ text: LineText, _ isPreauth: Bool, _ base: AuthEvent
    ) -> AuthEvent? {
        guard let rest = afterLeaving(text), isPreauth || !text.has(prefix: "Disconnected") else {
            return nil
        }
        return probe(wholeEnd(rest), base)
    }

    /// `Received disconnect from ADDRESS port N:CODE: WORDS`; the words are the client's.
    static func receivedDisconnect(
        _ text: LineText, _ isPreauth: Bool, _ base: AuthEvent
    ) -> AuthEvent? {
        var rest = text
        guard rest.drop(prefix: "Received disconnect from "),
            isPreauth || rest.has(suffix: "Auth fail")
        else { return nil }
        var host = rest.takeToken()
        guard rest.drop(prefix: "port ") else {
            guard host.drop(suffix: ":") else { return nil }
            return probe(RemoteEnd(host: host), base)
        }
        guard let colon = rest.first(":"), let port = rest.before(colon).number else { return nil }
        return probe(RemoteEnd(host: host, port: UInt16(exactly: port)), base)
    }

    static func brokenHandshake(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        if rest.drop(prefix: "Did not receive identification string from ") {
            return probe(wholeEnd(rest), base)
        }
        if rest.drop(prefix: "Unable to negotiate with ") {
            guard let colon = rest.first(": ") else { return nil }
            return probe(wholeEnd(rest.before(colon)), base)
        }
        if rest.has(prefix: "Bad protocol version identification '")
            || rest.has(prefix: "Magic value check failed (")
        {
            return probe(from(&rest), base)
        }
        guard
            rest.drop(prefix: "banner exchange: Connection from ")
                || rest.drop(prefix: "ssh_dispatch_run_fatal: Connection from "),
            let reason = rest.last(": ")
        else { return nil }
        rest = rest.before(reason)
        return probe(wholeEnd(rest), base) ?? userEnd(rest, failure(base))
    }

    /// `Timeout before authentication for ADDRESS port N` or `… for connection from A to B, pid = N`.
    static func timeout(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        guard rest.drop(prefix: "Timeout before authentication for ") else { return nil }
        if rest.drop(prefix: "connection from ") {
            return probe(RemoteEnd(host: rest.takeToken()), base)
        }
        return probe(wholeEnd(rest), base)
    }

    /// TCP wrappers: `refused connect from NAME (ADDRESS)`; the name is the client's DNS.
    static func refusedConnect(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        guard rest.drop(prefix: "refused connect from "), rest.drop(suffix: ")"),
            let open = rest.last("(")
        else { return nil }
        return probe(RemoteEnd(host: rest.after(open)), base)
    }

    /// `drop connection #5 from [ADDRESS]:PORT on …`.
    static func droppedConnection(_ text: LineText, _ base: AuthEvent)
        -> AuthEvent?
    {
        var rest = text
        guard rest.drop(prefix: "drop connection #"), rest.takeToken().number != nil,
            rest.drop(prefix: "from ["), let close = rest.first("]:")
        else { return nil }
        var behind = rest.after(close)
        let port = behind.takeToken().number.flatMap { UInt16(exactly: $0) }
        return probe(RemoteEnd(host: rest.before(close), port: port), base)
    }
}
