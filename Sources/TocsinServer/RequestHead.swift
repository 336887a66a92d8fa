import FlyingFox

/// Why a request is not answered as it wishes: the status to answer with.
struct Rejection: Error, Hashable, Sendable {
    var status: HTTPStatusCode

    static let badRequest = Rejection(status: .init(400, phrase: "Bad Request"))
    static let notAllowed = Rejection(status: .init(405, phrase: "Method Not Allowed"))
    static let bodyTooLarge = Rejection(status: .init(413, phrase: "Content Too Large"))
    static let wrongHost = Rejection(status: .init(421, phrase: "Misdirected Request"))
    static let headTooLarge = Rejection(
        status: .init(431, phrase: "Request Header Fields Too Large"))
}

/// Reads the head of a request (RFC 9112): strictly, since everything that reads metrics or pages from
/// loopback writes plain requests.
enum RequestHead {
    /// Bytes of the request line and the headers; browsers with many cookies for `localhost` stay below.
    static let maxBytes = 16_384

    /// Where the head ends, after its empty line; nil if it has not ended yet. `searched` bytes were
    /// looked at before.
    static func end(in bytes: [UInt8], searched: Int) -> Int? {
        let mark: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        var start = max(0, searched - mark.count + 1)
        while start + mark.count <= bytes.count {
            if bytes[start..<start + mark.count].elementsEqual(mark) { return start + mark.count }
            start += 1
        }
        return nil
    }

    /// The request of a whole head. `hosts` are the names and addresses it may be addressed to, in
    /// lower case; a web page that had a name of its own point here (DNS rebinding) sends that name.
    static func parse(_ head: ArraySlice<UInt8>, hosts: Set<String>) throws(Rejection)
        -> HTTPRequest
    {
        guard
            head.allSatisfy({ $0 < 0x7F && ($0 >= 0x20 || $0 == 0x0D || $0 == 0x0A || $0 == 0x09) })
        else { throw .badRequest }
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let parts = lines.first?.split(separator: " ", omittingEmptySubsequences: false) ?? []
        guard parts.count == 3, parts[2] == "HTTP/1.1" || parts[2] == "HTTP/1.0",
            parts[1].hasPrefix("/")
        else { throw .badRequest }
        let headers = try headers(lines.dropFirst())
        guard let host = headers[.host] else { throw .badRequest }
        guard hosts.contains(name(of: host.lowercased())) else { throw .wrongHost }
        guard parts[0] == "GET" else { throw .notAllowed }
        guard headers[.transferEncoding] == nil,
            headers[.contentLength].map({ $0 == "0" }) ?? true
        else { throw .bodyTooLarge }
        let target = parts[1].split(
            separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return HTTPRequest(
            method: .GET, version: .http11,
            target: .init(
                path: String(target[0]), query: target.count > 1 ? String(target[1]) : ""),
            headers: HTTPHeaders(headers), body: HTTPBodySequence())
    }

    private static func headers(_ lines: ArraySlice<Substring>) throws(Rejection)
        -> [HTTPHeader: String]
    {
        var headers: [HTTPHeader: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex,
                !line[..<colon].contains(where: { $0 == " " || $0 == "\t" })
            else { throw .badRequest }
            let name = HTTPHeader(String(line[..<colon]))
            let isFirst = headers[name] == nil
            // Two hosts or two lengths are how requests are smuggled; no others matter here.
            guard isFirst || (name != .host && name != .contentLength) else { throw .badRequest }
            let value = line[line.index(after: colon)...]
            if isFirst { headers[name] = trimmed(value) }
        }
        return headers
    }

    private static func trimmed(_ text: Substring) -> String {
        let isBlank = { (c: Character) in c == " " || c == "\t" }
        let start = text.drop(while: isBlank)
        return String(String(start.reversed().drop(while: isBlank)).reversed())
    }

    /// `host` without its port, an IPv6 address in its brackets.
    private static func name(of host: String) -> String {
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[...end]) }
        return String(host.prefix { $0 != ":" })
    }
}
