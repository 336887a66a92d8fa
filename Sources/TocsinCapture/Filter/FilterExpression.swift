import CPcap

/// Why packets cannot be filtered as asked, in libpcap's words.
public struct FilterError: Error, Hashable, Sendable, CustomStringConvertible {
    public var expression: String
    public var reason: String

    public init(expression: String, reason: String) {
        self.expression = expression
        self.reason = reason
    }

    public var description: String { "filter \"\(expression)\": \(reason)" }
}

/// A filter in tcpdump's language (pcap-filter(7)), known to compile for some link type.
public struct FilterExpression: Hashable, Sendable {
    public let text: String

    /// Throws what libpcap says if `text` compiles neither for Ethernet nor, since some words only
    /// mean something there, for wireless captures or bare IP.
    public init(_ text: String) throws(FilterError) {
        self.text = text
        do throws(FilterError) {
            _ = try FilterProgram(text, .ethernet)
        } catch {
            for linkType in [LinkType.radiotap, .raw] {
                if (try? FilterProgram(text, linkType)) != nil { return }
            }
            throw error
        }
    }
}
