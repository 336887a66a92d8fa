#if canImport(Glibc)
    import Glibc
#endif

/// Why rights could not be given up; a program that was asked to must not go on.
public struct SandboxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was tried.
    public var step: String
    /// What the system says, and what helps.
    public var reason: String

    public init(step: String, reason: String) {
        self.step = step
        self.reason = reason
    }

    public var description: String { "\(step): \(reason)" }

    /// Throws if `code` is an error number.
    static func check(_ code: Int32, _ step: String) throws(SandboxError) {
        guard code != 0 else { return }
        // libseccomp says its errors as negative numbers.
        let text = unsafe strerror(abs(code)).map { unsafe String(cString: $0) }
        throw SandboxError(step: step, reason: text ?? "error \(code)")
    }
}
