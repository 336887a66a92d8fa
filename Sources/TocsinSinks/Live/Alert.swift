import TocsinDetectors

/// A finding on its way out of a running program: what every live sink takes, rendered once.
public struct Alert: Sendable {
    /// What is reported.
    public let finding: Finding
    /// The object `hunt` writes for the same finding, with its line feed (`JSONLFindings`).
    public let line: [UInt8]

    /// Renders `finding`; `config` is the fingerprint of the settings, empty to leave it out.
    public init(_ finding: Finding, _ annotation: Annotation = .none, config: String = "") {
        var findings = JSONLFindings(config: config)
        self.finding = finding
        self.line = findings.line(finding, annotation)
    }

    /// A finding with the line that was rendered for it before.
    public init(_ finding: Finding, line: [UInt8]) {
        self.finding = finding
        self.line = line
    }
}
