#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the system knows of a path.
enum SystemFile {
    /// Why `path` is not an ordinary file, in the system's words; nil if it is one.
    static func objection(to path: String) -> String? {
        guard !path.utf8.contains(0) else { return "the path holds a NUL byte" }
        var info = stat()
        let status = unsafe path.withCString { unsafe stat($0, &info) }
        guard status == 0 else { return message(errno) }
        return info.st_mode & S_IFMT == S_IFREG ? nil : "it is not an ordinary file"
    }

    /// The names in a folder, sorted; none if it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let handle = unsafe folder.withCString({ unsafe opendir($0) }),
            let offset = MemoryLayout<dirent>.offset(of: \.d_name)
        else { return [] }
        defer { unsafe _ = closedir(handle) }
        var names: [String] = []
        while names.count < maxNames, let entry = unsafe readdir(handle) {
            // The record is shorter than its type: it ends behind the name's NUL.
            let name = unsafe UnsafeRawPointer(entry).advanced(by: offset)
                .assumingMemoryBound(to: CChar.self)
            names.append(unsafe String(cString: name))
        }
        return names.sorted()
    }

    /// Folders of databases hold a handful.
    private static let maxNames = 10_000

    /// What an error number means.
    static func message(_ code: Int32) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
}
