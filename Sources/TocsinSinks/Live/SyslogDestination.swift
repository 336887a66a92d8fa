/// Where syslog messages go.
public enum SyslogDestination: Hashable, Sendable, CustomStringConvertible {
    /// One message a datagram (RFC 5426).
    case udp(host: String, port: UInt16)
    /// Each message after its length (RFC 6587 section 3.4.1, "octet counting").
    case tcp(host: String, port: UInt16)
    /// A local socket, `/dev/log`: one message a datagram, or a line each if it is a stream.
    case unix(path: String)

    /// 514 for UDP (RFC 5426), 601 for TCP (RFC 3195, as receivers use it).
    public static let defaultPorts: (udp: UInt16, tcp: UInt16) = (514, 601)

    /// Reads `udp://host[:port]`, `tcp://host[:port]`, `unix:///path` or a path; nil for anything else.
    /// An IPv6 address stands in brackets.
    public init?(_ text: String) {
        if text.hasPrefix("/") {
            self = .unix(path: text)
        } else if let path = Self.rest(of: text, after: "unix://"), path.hasPrefix("/") {
            self = .unix(path: path)
        } else if let place = Self.rest(of: text, after: "udp://"),
            let (host, port) = Self.hostAndPort(place, Self.defaultPorts.udp)
        {
            self = .udp(host: host, port: port)
        } else if let place = Self.rest(of: text, after: "tcp://"),
            let (host, port) = Self.hostAndPort(place, Self.defaultPorts.tcp)
        {
            self = .tcp(host: host, port: port)
        } else {
            return nil
        }
    }

    /// As it is read.
    public var description: String {
        switch self {
        case .udp(let host, let port): "udp://" + Self.bracketed(host) + ":\(port)"
        case .tcp(let host, let port): "tcp://" + Self.bracketed(host) + ":\(port)"
        case .unix(let path): "unix://" + path
        }
    }

    private static func bracketed(_ host: String) -> String {
        host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    }

    private static func rest(of text: String, after prefix: String) -> String? {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }

    private static func hostAndPort(_ text: String, _ standard: UInt16) -> (String, UInt16)? {
        var host = text[...]
        var port = Substring()
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            host = text[text.index(after: text.startIndex)..<end]
            port = text[text.index(after: end)...]
        } else if let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
            port = text[colon...]
            guard !port.dropFirst().contains(":") else { return nil }
        }
        let isPlain = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
        guard !host.isEmpty, isPlain else { return nil }
        if port.isEmpty { return (String(host), standard) }
        guard port.first == ":", let number = UInt16(port.dropFirst()), number > 0 else {
            return nil
        }
        return (String(host), number)
    }
}
