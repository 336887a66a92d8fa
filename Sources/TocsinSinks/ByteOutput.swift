#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why an output could not take more bytes.
public enum OutputError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reader has gone (EPIPE): the command line ends quietly.
    case closedPipe
    /// write(2) or poll(2) failed for another reason, with its errno.
    case failed(errno: Int32)

    /// The reason as a person reads it, without the name of the output.
    public var description: String {
        switch self {
        case .closedPipe:
            return "the reader of the output has gone"
        case .failed(let code):
            // strerror never returns NULL; its buffer is copied before the next call.
            return "cannot write the output: " + (unsafe String(cString: strerror(code)))
        }
    }
}

/// Where every sink writes: a file descriptor behind a 64 KB buffer, or memory.
///
/// The descriptor stays the caller's: it is neither closed here nor flushed on destruction, because
/// an error could not be reported then; call `flush()` at the end. The process must ignore SIGPIPE,
/// or a closed pipe kills it before `OutputError.closedPipe` can be thrown.
public struct ByteOutput: ~Copyable {
    /// A file descriptor that is open for writing, or memory.
    public enum Destination: Hashable, Sendable {
        case descriptor(Int32)
        case memory
    }

    /// Bytes gathered before they go to the descriptor: the capacity of a Linux pipe (pipe(7)).
    public static let bufferSize = 65_536

    private let destination: Destination
    private var buffer: [UInt8] = []

    /// An output that has written nothing yet.
    public init(_ destination: Destination) {
        self.destination = destination
        buffer.reserveCapacity(Self.bufferSize)
    }

    /// Appends bytes; they reach the descriptor once 64 KB have gathered.
    public mutating func write(_ bytes: [UInt8]) throws(OutputError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Appends bytes; as above.
    public mutating func write(_ bytes: Span<UInt8>) throws(OutputError) {
        for i in bytes.indices { buffer.append(bytes[i]) }
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Appends the UTF-8 of `text` as it is: escaping is the business of the sink.
    public mutating func write(_ text: String) throws(OutputError) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Hands everything gathered so far to the descriptor; nothing happens in memory. After an error
    /// the gathered bytes are dropped, so that a second flush does not repeat a part of them.
    public mutating func flush() throws(OutputError) {
        guard case .descriptor(let descriptor) = destination else { return }
        defer { buffer.removeAll(keepingCapacity: true) }
        var start = 0
        while start < buffer.count {
            let written = unsafe buffer.withUnsafeBytes { bytes in
                // `start` is below the count, so the rebased slice has an address.
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
                return unsafe writeBytes(descriptor, rest.baseAddress, rest.count)
            }
            if written >= 0 {
                start += written
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN: try waitUntilWritable(descriptor)
            case EPIPE: throw .closedPipe
            default: throw .failed(errno: errno)
            }
        }
    }

    /// A terminal or pipe that another process switched to non-blocking refuses bytes for a while.
    private func waitUntilWritable(_ descriptor: Int32) throws(OutputError) {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard unsafe poll(&request, 1, -1) >= 0 || errno == EINTR else {
            throw .failed(errno: errno)
        }
    }

    /// Everything written, for a destination in memory; empty for a descriptor after a flush.
    public var bytes: [UInt8] { buffer }

    /// `bytes` as text; every sink writes valid UTF-8.
    public var text: String { String(decoding: buffer, as: UTF8.self) }
}

/// write(2) under a name that the methods above do not shadow.
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe write(descriptor, bytes, count)
}
