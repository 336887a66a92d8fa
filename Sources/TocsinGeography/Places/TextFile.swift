#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The operator's text files, read whole.
enum TextFile {
    /// A million rows of places with room to spare.
    static let maxBytes = 256 << 20
    private static let blockBytes = 1 << 16

    /// The text of `path`, which may be a pipe; what is not UTF-8 becomes U+FFFD. Throws what the system
    /// says, and for more than `maxBytes`.
    static func text(_ path: String) throws(GeographyError) -> String {
        guard !path.utf8.contains(0) else {
            throw error(path, "the path holds a NUL byte")
        }
        let descriptor = unsafe path.withCString {
            unsafe open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        }
        guard descriptor >= 0 else { throw error(path, SystemFile.message(errno)) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: blockBytes)
        while true {
            let count = unsafe block.withUnsafeMutableBytes {
                unsafe read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw error(path, SystemFile.message(errno)) }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += block[..<count]
            guard bytes.count <= maxBytes else {
                throw error(path, "it is larger than \(maxBytes >> 20) MB")
            }
        }
    }

    private static func error(_ path: String, _ reason: String) -> GeographyError {
        GeographyError(
            source: path, reason: reason, remedy: "name a readable CSV file of networks and places")
    }
}
