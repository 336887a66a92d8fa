#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A lock file beside a database, so that two sensors do not write one state. The kernel takes the
/// lock away when its process ends, however it ends; the file stays.
final class StoreLock: Sendable {
    private let descriptor: Int32

    /// Locks `path + ".lock"` at once, or throws.
    init(besides path: String) throws(StoreError) {
        // A NUL would silently cut the path short.
        guard !path.utf8.contains(0), !path.isEmpty else {
            throw StoreError(
                .unusable, path: "state", reason: "the name is empty or holds a NUL byte",
                remedy: "name a file")
        }
        let name = path + ".lock"
        let opened = unsafe name.withCString {
            // Readable by nobody else, as the state is.
            unsafe open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode_t(0o600))
        }
        guard opened >= 0 else {
            throw StoreError(
                .unusable, path: name, reason: SystemFile.message(errno),
                remedy: "its folder must exist and be writable for the sensor's user")
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            _ = close(opened)
            throw code == EWOULDBLOCK
                ? StoreError(
                    .inUse, path: path, reason: "another sensor keeps its state here",
                    remedy: "end that one, or name another file")
                : StoreError(
                    .unusable, path: name, reason: SystemFile.message(code),
                    remedy: "the state must be on a file system that knows locks")
        }
        descriptor = opened
    }

    deinit { _ = close(descriptor) }
}

/// The few calls on files that SQLite does not make for us.
enum SystemFile {
    static let inputError = EIO

    /// What an error number means.
    static func message(_ code: Int32) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }

    static func exists(_ path: String) -> Bool {
        var info = stat()
        return unsafe path.withCString { unsafe lstat($0, &info) } == 0
    }

    /// Makes an empty file that nobody else can read, unless there is one; SQLite gives its other
    /// files the same permissions. The error number, 0 if all is well.
    static func create(_ path: String) -> Int32 {
        let opened = unsafe path.withCString {
            unsafe open($0, O_RDWR | O_CREAT | O_CLOEXEC, mode_t(0o600))
        }
        guard opened >= 0 else { return errno }
        _ = close(opened)
        return 0
    }

    /// Up to `count` bytes from the beginning of `path`; nil if it cannot be read.
    static func head(of path: String, _ count: Int) -> [UInt8]? {
        let opened = unsafe path.withCString { unsafe open($0, O_RDONLY | O_CLOEXEC) }
        guard opened >= 0 else { return nil }
        defer { _ = close(opened) }
        var bytes = [UInt8](repeating: 0, count: count)
        let length = unsafe bytes.withUnsafeMutableBytes {
            unsafe read(opened, $0.baseAddress, $0.count)
        }
        return length < 0 ? nil : Array(bytes.prefix(length))
    }

    /// The error number of rename(2), 0 if all is well.
    static func rename(_ path: String, to target: String) -> Int32 {
        let status = unsafe path.withCString { source in
            unsafe target.withCString { unsafe systemRename(source, $0) }
        }
        return status == 0 ? 0 : errno
    }
}

private func systemRename(
    _ source: UnsafePointer<CChar>, _ target: UnsafePointer<CChar>
) -> Int32 {
    unsafe rename(source, target)
}
