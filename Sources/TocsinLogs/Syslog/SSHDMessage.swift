import TocsinRecords

/// Messages of OpenSSH's server (auth.c, auth2.c, packet.c, sshd.c, sshd-session.c of 3.x to 10.x).
///
/// The client picks the user name, the version text and the words of its disconnect; an address is
/// therefore read from the end of the line behind a name, and from the front where no such text stands
/// before it. Where both ends may be the client's, the source is left unset rather than guessed.
enum SSHDMessage {
    /// The event that `message` tells of; nil if it tells of none. `base` has the line's time, host,
    /// service and session.
    static func event(_ message: LineText, _ base: AuthEvent) -> AuthEvent? {
        var text = message
        text.trim()
        while text.drop(prefix: "error: ") || text.drop(prefix: "fatal: ") {}
        let isPreauth = text.drop(suffix: " [preauth]")
        // By the first letter: an event is large, and most lines would pass it through every rule.
        switch text.bytes.first {
        case UInt8(ascii: "F"), UInt8(ascii: "A"): return decision(text, base)
        case UInt8(ascii: "I"): return invalidUser(text, base)
        case UInt8(ascii: "C"): return userGone(text, base) ?? connectionGone(text, isPreauth, base)
        case UInt8(ascii: "D"):
            return userGone(text, base) ?? connectionGone(text, isPreauth, base)
                ?? tooManyFailures(text, base) ?? userDisconnect(text, base)
                ?? brokenHandshake(text, base)
        case UInt8(ascii: "P"): return pam(text, base)
        case UInt8(ascii: "R"):
            return receivedDisconnect(text, isPreauth, base) ?? rootRefused(text, base)
        case UInt8(ascii: "U"): return notAllowed(text, base) ?? brokenHandshake(text, base)
        case UInt8(ascii: "T"): return timeout(text, base)
        case UInt8(ascii: "m"): return maximumAttempts(text, base)
        case UInt8(ascii: "r"): return refusedConnect(text, base)
        case UInt8(ascii: "d"): return droppedConnection(text, base)
        default:
            return brokenHandshake(text, base)
        }
    }

    static func failure(
        _ base: AuthEvent, _ action: AuthAction = .logon, _ flags: AuthFlags = .provisional
    ) -> AuthEvent {
        var event = base
        event.action = action
        event.result = .failure
        event.flags.formUnion(flags)
        return event
    }

    /// Takes `invalid user ` off the front of a name, noting it.
    private static func name(_ text: LineText, into event: inout AuthEvent) {
        var text = text
        if text.drop(prefix: "invalid user ") || text.drop(prefix: "illegal user ") {
            event.flags.insert(.invalidUser)
        }
        // Solaris withholds the name.
        if text == "<invalid username>" {
            event.flags.insert(.invalidUser)
        } else {
            event.user = text.string
        }
    }
}

// MARK: Decided attempts

extension SSHDMessage {
    /// `Failed password for invalid user NAME from ADDRESS port N ssh2`.
    private static func decision(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        var event = base
        if rest.drop(prefix: "Failed ") {
            event.result = .failure
        } else if rest.drop(prefix: "Accepted ") {
            event.result = .success
        } else {
            return nil
        }
        let method = rest.takeToken().string
        guard rest.drop(prefix: "for ") else { return nil }
        event.method = method
        // A client offers several keys and asks what is allowed before it tries in earnest.
        if event.result == .failure, method == "publickey" || method == "none" {
            event.flags.insert(.provisional)
        }
        return named(rest, event)
    }

    private static func maximumAttempts(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        guard rest.drop(prefix: "maximum authentication attempts exceeded for ") else { return nil }
        return named(rest, failure(base))
    }

    /// `NAME from ADDRESS port N ssh2[: KEY]`.
    private static func named(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var event = base
        var rest = text
        if rest.drop(suffix: " ssh2") || rest.drop(suffix: " ssh1") {
            guard let end = from(&rest) else { return nil }
            event.setSource(end)
            name(rest, into: &event)
            return event
        }
        let candidates = keyed(text)
        guard let last = candidates.last else {
            guard let end = from(&rest) else { return nil }
            event.setSource(end)
            name(rest, into: &event)
            return event
        }
        // A key's tail is its type and fingerprint. A longer one may hold the client's words (host-based
        // user, certificate id), and then more than one reading leaves the source open.
        if candidates.count == 1 || last.tailTokens <= 2 {
            event.setSource(last.end)
            name(last.name, into: &event)
        }
        return event
    }

    private struct Keyed {
        var name: LineText
        var end: RemoteEnd
        var tailTokens: Int
    }

    /// Most readings of one line that are looked at: two are already one too many.
    private static let maxReadings = 8

    /// Every reading of `text` as `NAME from ADDRESS port N ssh2: …`, left to right.
    private static func keyed(_ text: LineText) -> [Keyed] {
        var found: [Keyed] = []
        for marker in [" ssh2: ", " ssh1: "] {
            var start = text.bytes.startIndex
            while found.count < maxReadings, let range = text.first(marker, from: start) {
                start = range.lowerBound + 1
                var name = text.before(range)
                guard let end = from(&name), end.port != nil, end.address != nil else { continue }
                let tail = text.after(range).bytes.split(separator: 0x20).count
                found.append(Keyed(name: name, end: end, tailTokens: tail))
            }
        }
        return found
    }

    /// Takes ` from ADDRESS [port N]` off the end.
    static func from(_ text: inout LineText) -> RemoteEnd? {
        var rest = text
        guard let end = RemoteEnd(endOf: &rest), rest.drop(suffix: " from") || rest == "from" else {
            return nil
        }
        text = rest == "from" ? LineText([]) : rest
        return end
    }
}

// MARK: Lines beside the decision

extension SSHDMessage {
    private static func invalidUser(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        guard rest.drop(prefix: "Invalid user ") || rest.drop(prefix: "Illegal user ") else {
            return nil
        }
        var event = failure(base, .logon, [.provisional, .invalidUser])
        event.setSource(from(&rest))
        event.user = rest.string
        return event
    }

    /// `PAM: Authentication failure for NAME from HOST [via ADDRESS]`.
    private static func pam(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        guard rest.drop(prefix: "PAM: "), let reason = rest.first(" for ") else { return nil }
        rest = rest.after(reason)
        rest.trimEnd()
        var event = failure(base)
        event.method = "keyboard-interactive/pam"
        var beforeVia = rest
        // The server's own address, which macOS appends.
        if let via = beforeVia.takeLastToken(), via.address != nil, beforeVia.drop(suffix: " via") {
            rest = beforeVia
        }
        guard let end = from(&rest) else { return nil }
        event.setSource(end)
        name(rest, into: &event)
        return event
    }

    /// `User NAME from HOST not allowed because …`; only names of existing accounts get here.
    private static func notAllowed(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        guard rest.drop(prefix: "User "), let because = rest.first(" not allowed because ") else {
            return nil
        }
        rest = rest.before(because)
        guard let end = from(&rest) else { return nil }
        var event = failure(base)
        event.setSource(end)
        event.user = rest.string
        return event
    }

    private static func rootRefused(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        guard rest.drop(prefix: "ROOT LOGIN REFUSED FROM "), let end = RemoteEnd(endOf: &rest)
        else { return nil }
        var event = failure(base)
        event.user = "root"
        event.setSource(end)
        return event
    }

    /// `Disconnecting: Too many authentication failures for NAME`: the source is in other lines.
    private static func tooManyFailures(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        guard rest.drop(prefix: "Disconnecting: Too many authentication failures for ") else {
            return nil
        }
        var event = failure(base)
        name(rest, into: &event)
        return event
    }

    /// `Disconnecting invalid user NAME ADDRESS port N: REASON`.
    private static func userDisconnect(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        guard rest.drop(prefix: "Disconnecting ") else { return nil }
        if rest.drop(suffix: ": Too many authentication failures") {
            return userEnd(rest, failure(base))
        }
        // The reason repeats the old name and has a new one, both the client's.
        let marker = ": Change of username or service not allowed: ("
        guard let first = rest.first(marker), rest.last(marker) == first else { return nil }
        return userEnd(rest.before(first), failure(base))
    }

    /// `invalid user NAME ADDRESS port N`, `authenticating user NAME …`.
    static func userEnd(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        var rest = text
        var event = base
        if rest.drop(prefix: "invalid user ") {
            event.flags.insert(.invalidUser)
        } else if !rest.drop(prefix: "authenticating user ") {
            return nil
        }
        guard let end = RemoteEnd(endOf: &rest), end.address != nil else { return nil }
        event.setSource(end)
        event.user = rest.string
        return event
    }

    /// `Connection closed by authenticating user NAME ADDRESS port N`.
    private static func userGone(_ text: LineText, _ base: AuthEvent) -> AuthEvent? {
        guard var rest = afterLeaving(text) else { return nil }
        if rest.drop(prefix: "user ") {
            guard let end = RemoteEnd(endOf: &rest), end.address != nil else { return nil }
            var event = base
            event.action = .logoff
            event.setSource(end)
            event.user = rest.string
            return event
        }
        return userEnd(rest, failure(base))
    }

    /// What stands behind `Connection closed by ` and its like.
    static func afterLeaving(_ text: LineText) -> LineText? {
        var rest = text
        for prefix in ["Connection closed by ", "Connection reset by ", "Disconnected from "] {
            if rest.drop(prefix: prefix) { return rest }
        }
        return nil
    }
}
