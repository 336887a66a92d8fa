import TocsinRecords

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open file, FIFO or standard input, read with read(2) and closed with the value; or a stretch of
/// a file that somebody else holds open.
struct RawInput: ~Copyable {
    private let descriptor: Int32
    let path: String
    /// The file that is read by position, and what is left to be read of it.
    private let file: OpenFile?
    private var stretch = 0..<0

    /// Opens `path` for reading, `-` for standard input. Throws `.unreadable` for what is not there,
    /// not permitted, or a directory; opening a FIFO waits for its writer.
    init(path: String) throws(ParseError) {
        let opened = try path == "-" ? STDIN_FILENO : Self.open(path, 0)
        if let reason = Self.objection(to: opened) {
            if path != "-" { close(opened) }
            throw ParseError(.unreadable, source: path, reason: reason)
        }
        self.descriptor = opened
        self.path = path
        file = nil
    }

    /// Reads `stretch` of `file`, or what there is of it.
    init(_ file: OpenFile, stretch: Range<Int>) {
        descriptor = -1
        path = file.path
        self.file = file
        self.stretch = stretch
    }

    /// Why nothing can be read from the descriptor.
    private static func objection(to descriptor: Int32) -> String? {
        var info = stat()
        guard unsafe fstat(descriptor, &info) == 0 else { return message(errno) }
        return info.st_mode & S_IFMT == S_IFDIR ? "is a directory, not a file of records" : nil
    }

    /// A descriptor for reading `path`, with open(2)'s `flags` beyond the usual ones.
    static func open(_ path: String, _ flags: Int32) throws(ParseError) -> Int32 {
        // A NUL would silently cut the path short.
        guard !path.utf8.contains(0) else {
            throw ParseError(.unreadable, source: path, reason: "the path holds a NUL byte")
        }
        // No terminal named on the command line may become ours.
        let descriptor = unsafe path.withCString {
            unsafe systemOpen($0, O_RDONLY | O_CLOEXEC | O_NOCTTY | flags)
        }
        guard descriptor >= 0 else { throw unreadable(path, errno) }
        return descriptor
    }

    deinit { if path != "-", file == nil { close(descriptor) } }

    /// Reads once into `buffer[offset...]` and returns the number of bytes, 0 at the end; waits if
    /// nothing is there yet. Throws `.unreadable`.
    mutating func read(into buffer: inout [UInt8], at offset: Int) throws(ParseError) -> Int {
        precondition(offset >= 0 && offset < buffer.count)
        if let file {
            let count = try file.read(
                into: &buffer, at: offset, count: min(stretch.count, buffer.count - offset),
                from: stretch.lowerBound)
            stretch = stretch.lowerBound + count..<stretch.upperBound
            return count
        }
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                // Within the array: offset < count was checked.
                unsafe systemRead(
                    descriptor, bytes.baseAddress.map { unsafe $0 + offset },
                    bytes.count - offset)
            }
            if count >= 0 { return count }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                // Somebody else made standard input non-blocking.
                var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = unsafe poll(&waiting, 1, -1)
            default: throw Self.unreadable(path, errno)
            }
        }
    }

    static func unreadable(_ path: String, _ code: Int32) -> ParseError {
        ParseError(.unreadable, source: path, reason: message(code))
    }

    /// The system's words and what to do.
    private static func message(_ code: Int32) -> String {
        let words = unsafe String(cString: strerror(code))
        return switch code {
        case ENOENT, ENOTDIR: words + "; check the path"
        case EACCES, EPERM: words + "; run as a user who may read it"
        case ENXIO: words + "; a socket cannot be read as a file"
        case EMFILE, ENFILE: words + "; raise the limit of open files (ulimit -n)"
        default: words
        }
    }
}

// read(2) and open(2), which the methods of the same names would hide.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
    unsafe read(descriptor, bytes, count)
}

private func systemOpen(_ path: UnsafePointer<CChar>, _ flags: Int32) -> Int32 {
    unsafe open(path, flags)
}
