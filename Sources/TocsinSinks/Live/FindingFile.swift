#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

// The system calls of a findings file.
extension FindingLog {
    /// Opens for appending and mends the end.
    static func open(_ path: String) throws(FindingLogError) -> Int32 {
        // Not blocking, for a pipe that lies there instead of a file; it has no effect on files.
        let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK
        let descriptor = openFile(path, flags)
        guard descriptor >= 0 else {
            throw errno == EISDIR ? .notAFile(path: path) : .failed(path: path, errno: errno)
        }
        guard let status = status(descriptor), status.st_mode & S_IFMT == S_IFREG else {
            _ = close(descriptor)
            throw .notAFile(path: path)
        }
        // A disk that is full or read-only now may not be so later; the first write tries again.
        _ = mend(descriptor)
        return descriptor
    }

    static func status(_ descriptor: Int32) -> stat? {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? status : nil
    }

    /// The last `tailLimit` bytes and where they begin.
    static func tail(_ descriptor: Int32) -> (bytes: [UInt8], start: Int) {
        let size = status(descriptor).map { Int($0.st_size) } ?? 0
        let start = max(0, size - tailLimit)
        return (read(descriptor, from: start, count: size - start), start)
    }

    /// Ends the last line if it lacks its line feed and is whole or none of ours, removes it if it is
    /// the beginning of one of ours. False, with errno, if the file cannot be changed.
    static func mend(_ descriptor: Int32) -> Bool {
        guard let status = status(descriptor) else { return false }
        let size = Int(status.st_size)
        guard size > 0 else { return true }
        let newline = UInt8(ascii: "\n")
        guard read(descriptor, from: size - 1, count: 1) != [newline] else { return true }
        let (bytes, start) = tail(descriptor)
        let last = bytes.lastIndex(of: newline).map { $0 + 1 }
        // A line without a beginning in reach is none of ours.
        let line = last ?? (start == 0 ? 0 : bytes.count)
        if WrittenFinding.isTorn(bytes[line...]) {
            return ftruncate(descriptor, off_t(start + line)) == 0
        }
        return writeAll(descriptor, [newline]) == 0
    }

    private static func read(_ descriptor: Int32, from offset: Int, count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = unsafe bytes.withUnsafeMutableBytes { bytes in
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
                return unsafe pread(
                    descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { break }
            filled += got
        }
        return Array(bytes.prefix(filled))
    }
}

/// Writes all of `bytes`: one write(2) unless the disk fills up or a signal comes. 0 or an errno.
func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32 {
    var start = 0
    while start < bytes.count {
        let written = unsafe bytes.withUnsafeBytes { bytes in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
            return unsafe write(descriptor, rest.baseAddress, rest.count)
        }
        if written < 0, errno == EINTR { continue }
        if written < 0 { return errno }
        start += written
    }
    return 0
}

/// What strerror(3) says of an errno.
func errorText(_ code: Int32) -> String {
    // strerror never returns NULL; of an unknown number it may reuse a buffer, which is copied here.
    unsafe String(cString: strerror(code))
}

/// open(2) under a name that the methods above do not shadow.
private func openFile(_ path: String, _ flags: Int32) -> Int32 {
    unsafe open(path, flags, 0o640)
}
