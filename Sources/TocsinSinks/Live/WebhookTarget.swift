import Foundation

/// A secret that a webhook's receiver wants to see; never printed.
public struct BearerToken: Sendable, CustomStringConvertible, CustomReflectable {
    /// Longest token that is taken.
    public static let maxBytes = 4_096

    let text: String

    /// White space around the token is dropped; nil if nothing is left, or more than `maxBytes`, or
    /// anything but visible ASCII, which could not stand in a header.
    public init?(_ text: String) {
        let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !token.isEmpty, token.utf8.count <= Self.maxBytes,
            token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        self.text = token
    }

    /// The token that is all a file holds; nil if it cannot be read or holds none.
    public init?(file path: String) {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        // Room for the white space around it.
        guard let data = try? handle.read(upToCount: Self.maxBytes + 64) else { return nil }
        self.init(String(decoding: data, as: UTF8.self))
    }

    /// Says that there is one.
    public var description: String { "(a token)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Where a webhook sends, and what it shows there.
public struct WebhookTarget: Sendable, CustomStringConvertible {
    let url: String
    let authorization: String?
    /// Scheme, host and port: the path, the query and what stands before `@` may be secrets.
    public let description: String

    /// Nil unless `text` is an `http` or `https` URL with a host. A user and password in it are sent as
    /// Basic authorization, unless there is a token.
    public init?(_ text: String, token: BearerToken? = nil) {
        guard var parts = URLComponents(string: text), let host = parts.host, !host.isEmpty,
            let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https"
        else { return nil }
        let user = parts.user.map { "\($0):\(parts.password ?? "")" }
        parts.user = nil
        parts.password = nil
        parts.fragment = nil
        guard let url = parts.url else { return nil }
        self.url = url.absoluteString
        self.authorization =
            token.map { "Bearer " + $0.text }
            ?? user.map { "Basic " + Data($0.utf8).base64EncodedString() }
        let port = parts.port.map { ":\($0)" } ?? ""
        self.description = SafeText.escaped("\(scheme)://\(host)\(port)")
    }
}
