#if canImport(Glibc)
    import Glibc
#endif

/// What the system says of an error number.
enum SystemMessage {
    static func text(_ code: Int32) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
}
