/// Why a file or a list of the operator's cannot be used.
public struct GeographyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, or what the list is.
    public var source: String
    /// From 1, where one line is to blame.
    public var line: Int?
    /// What is wrong.
    public var reason: String
    /// What to do about it.
    public var remedy: String

    /// All four stand in the description.
    public init(source: String, line: Int? = nil, reason: String, remedy: String) {
        self.source = source
        self.line = line
        self.reason = reason
        self.remedy = remedy
    }

    /// One line: `FILE:LINE: reason; remedy`.
    public var description: String {
        source + (line.map { ":\($0)" } ?? "") + ": \(reason); \(remedy)"
    }
}
