import TocsinRecords

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Which file it is, whatever its name.
struct FileIdentity: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
}

/// What stat(2) says of a file; any change of content, name or mode shows in it.
struct FileStatus: Hashable, Sendable {
    var identity: FileIdentity
    var size: Int
    var isRegular: Bool
    var isFolder: Bool
    /// Nanoseconds since 1970; hostile file systems may make them wrap, so they are only compared.
    var modified: Int64
    private var changed: Int64
    /// When it was last written, if that is a time.
    var modificationTime: Timestamp?

    init(_ info: stat) {
        identity = FileIdentity(device: UInt64(info.st_dev), inode: UInt64(info.st_ino))
        size = max(0, Int(info.st_size))
        isRegular = info.st_mode & S_IFMT == S_IFREG
        isFolder = info.st_mode & S_IFMT == S_IFDIR
        modified = Int64(info.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(info.st_mtim.tv_nsec)
        changed = Int64(info.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(info.st_ctim.tv_nsec)
        modificationTime = InputWalk.modified(info)
    }

    /// Nil if there is no such file; `code` is errno then.
    init?(path: String, code: inout Int32) {
        var info = stat()
        guard unsafe stat(path, &info) == 0 else {
            code = errno
            return nil
        }
        self.init(info)
    }

    init?(path: String) {
        var code: Int32 = 0
        self.init(path: path, code: &code)
    }
}

/// A regular file that stays open and is read by position, so that a rename or an unlink does not take
/// it away; closed with the last reference.
final class OpenFile {
    let path: String
    private let descriptor: Int32

    /// Throws `.unreadable`, also for what is no regular file; never waits for a FIFO's writer.
    init(path: String) throws(ParseError) {
        descriptor = try RawInput.open(path, O_NONBLOCK)
        self.path = path
        guard status?.isRegular == true else {
            throw ParseError(.unreadable, source: path, reason: "not a regular file")
        }
    }

    deinit { close(descriptor) }

    var status: FileStatus? {
        var info = stat()
        guard unsafe fstat(descriptor, &info) == 0 else { return nil }
        return FileStatus(info)
    }

    /// Reads once into `buffer[offset...]`, at most `count` bytes from `position` of the file; the
    /// number of bytes, 0 at its end.
    func read(
        into buffer: inout [UInt8], at offset: Int, count: Int, from position: Int
    ) throws(ParseError) -> Int {
        precondition(offset >= 0 && count >= 0 && offset + count <= buffer.count)
        while true {
            let got = unsafe buffer.withUnsafeMutableBytes { bytes in
                // Within the array: checked above.
                unsafe pread(
                    descriptor, bytes.baseAddress.map { unsafe $0 + offset }, count,
                    off_t(position))
            }
            if got >= 0 { return got }
            if errno != EINTR { throw RawInput.unreadable(path, errno) }
        }
    }

    /// The bytes at `range`, fewer where the file ends.
    func bytes(_ range: Range<Int>) throws(ParseError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: range.count)
        var filled = 0
        while filled < bytes.count {
            let count = try read(
                into: &bytes, at: filled, count: bytes.count - filled,
                from: range.lowerBound + filled)
            if count == 0 { break }
            filled += count
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }
}
