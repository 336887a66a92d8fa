import TocsinRecords

/// Messages of xrdp's session manager (sesman: scp_process.c, sesexec's login_info.c).
enum XRDPMessage {
    /// The event that `message` tells of; nil if it tells of none.
    ///
    /// One manager serves every session, so that the process id names none.
    static func event(_ message: LineText, _ base: AuthEvent) -> AuthEvent? {
        var text = message
        text.trim()
        if text.has(prefix: "["), let close = text.first("] ") { text = text.after(close) }
        var event = base
        event.session = nil
        if text.drop(prefix: "AUTHFAIL: user=") { return failure(text, event) }
        guard text.drop(prefix: "++ created session (access granted): username "),
            let comma = text.last(", ip ")
        else { return nil }
        event.result = .success
        event.user = text.before(comma).string
        var rest = text.after(comma)
        let joined = rest.takeToken()
        guard let colon = joined.last(":"), let port = joined.after(colon).number else {
            event.setSource(RemoteEnd(host: joined))
            return event
        }
        // Of IPv6 the port cannot be told without brackets; only IPv4 in IPv6 is written so.
        let end = RemoteEnd(host: joined.before(colon), port: UInt16(exactly: port))
        event.setSource(end?.address?.isV4 == true ? end : nil)
        return event
    }

    /// `NAME ip=ADDRESS time=SECONDS`; behind the name all is the manager's, so it is read from the end.
    private static func failure(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        guard let time = rest.takeLastToken(), time.has(prefix: "time="),
            LineText(time.bytes.dropFirst("time=".utf8.count)).number != nil,
            let address = rest.takeLastToken(), address.has(prefix: "ip=")
        else { return nil }
        var event = base
        event.result = .failure
        event.user = rest.string
        let end = RemoteEnd(host: LineText(address.bytes.dropFirst("ip=".utf8.count)))
        event.setSource(end?.address == nil ? nil : end)
        return event
    }
}
