import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What went wrong on a socket, as a person reads it.
struct SocketFailure: Error, Hashable, Sendable {
    let reason: String
    /// 0 where no system call failed.
    let code: Int32

    init(call: String, code: Int32 = errno) {
        reason = call + ": " + errorText(code)
        self.code = code
    }

    init(reason: String) {
        self.reason = reason
        code = 0
    }
}

/// A connected socket that is closed with its owner. No call takes longer than `patience`.
final class OutgoingSocket {
    /// For connecting, and for sending one message.
    static let patience: Duration = .seconds(5)

    let isStream: Bool
    private let descriptor: Int32

    private init(_ descriptor: Int32, isStream: Bool) {
        self.descriptor = descriptor
        self.isStream = isStream
    }

    deinit { _ = close(descriptor) }

    /// Connects to the first address of `host` that answers. Looking up a name takes as long as the
    /// system's resolver is set to wait.
    static func connect(host: String, port: UInt16, isStream: Bool) throws(SocketFailure)
        -> OutgoingSocket
    {
        let type = isStream ? SOCK_STREAM : SOCK_DGRAM
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(type.rawValue)
        unsafe hints.ai_flags = AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>?
        let status = unsafe getaddrinfo(host, String(port), &hints, &list)
        guard status == 0 else {
            throw SocketFailure(reason: unsafe String(cString: gai_strerror(status)))
        }
        defer { unsafe freeaddrinfo(list) }
        var failure = SocketFailure(reason: "no address")
        var next = unsafe list
        while let info = unsafe next?.pointee {
            do throws(SocketFailure) {
                return try unsafe connect(
                    family: info.ai_family, type, info.ai_addr, info.ai_addrlen)
            } catch {
                failure = error
            }
            unsafe next = info.ai_next
        }
        throw failure
    }

    /// Connects to a local socket, a datagram socket or else a stream.
    static func connect(path: String) throws(SocketFailure) -> OutgoingSocket {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let capacity = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < capacity else {
            throw SocketFailure(reason: "the path is too long")
        }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { bytes in
            unsafe bytes.copyBytes(from: path.utf8)
        }
        do throws(SocketFailure) {
            return try local(address, SOCK_DGRAM)
        } catch {
            guard error.code == EPROTOTYPE else { throw error }
        }
        return try local(address, SOCK_STREAM)
    }

    private static func local(_ address: sockaddr_un, _ type: __socket_type)
        throws(SocketFailure) -> OutgoingSocket
    {
        var address = address
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                Result<OutgoingSocket, SocketFailure> { () throws(SocketFailure) in
                    try unsafe connect(
                        family: AF_UNIX, type, pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
        }
        return try result.get()
    }

    private static func connect(
        family: Int32, _ type: __socket_type, _ address: UnsafePointer<sockaddr>?,
        _ length: socklen_t
    ) throws(SocketFailure) -> OutgoingSocket {
        let flags = Int32(type.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(family, flags, 0)
        guard descriptor >= 0 else { throw SocketFailure(call: "socket") }
        let result = OutgoingSocket(descriptor, isStream: type == SOCK_STREAM)
        if unsafe connectSocket(descriptor, address, length) == 0 { return result }
        guard errno == EINPROGRESS || errno == EINTR else { throw SocketFailure(call: "connect") }
        try result.wait(for: POLLOUT, until: .now() + patience.interval, "connect")
        var code: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) == 0 else {
            throw SocketFailure(call: "connect")
        }
        guard code == 0 else { throw SocketFailure(call: "connect", code: code) }
        return result
    }

    /// Sends all of `bytes`: one datagram, or a part of the stream.
    func send(_ bytes: [UInt8]) throws(SocketFailure) {
        let deadline: DispatchTime = .now() + Self.patience.interval
        var start = 0
        repeat {
            let sent = unsafe bytes.withUnsafeBytes { bytes in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
                return unsafe sendBytes(descriptor, rest.baseAddress, rest.count)
            }
            if sent >= 0 {
                start += sent
            } else if errno == EAGAIN || errno == ENOBUFS {
                try wait(for: POLLOUT, until: deadline, "send")
            } else if errno != EINTR {
                throw SocketFailure(call: "send")
            }
        } while start < bytes.count
    }

    /// Whether the other end of a stream has closed it: the first send after that would succeed, and
    /// its message be lost. Syslog receivers never send, so whatever arrives is thrown away.
    var isClosed: Bool {
        guard isStream else { return false }
        var scrap = [UInt8](repeating: 0, count: 512)
        // A receiver that talks without end is no syslog receiver.
        for _ in 0..<16 {
            let got = unsafe scrap.withUnsafeMutableBytes { bytes in
                unsafe recv(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT))
            }
            if got < 0 { return errno != EAGAIN && errno != EINTR }
            if got == 0 { return true }
        }
        return true
    }

    private func wait(
        for events: Int32, until deadline: DispatchTime, _ what: String
    ) throws(SocketFailure) {
        while true {
            let now = DispatchTime.now()
            guard now < deadline else { throw SocketFailure(call: what, code: ETIMEDOUT) }
            let left = (deadline.uptimeNanoseconds - now.uptimeNanoseconds) / 1_000_000 + 1
            var request = pollfd(fd: descriptor, events: Int16(events), revents: 0)
            let ready = unsafe poll(&request, 1, Int32(min(left, 60_000)))
            if ready > 0 { return }
            if ready < 0, errno != EINTR { throw SocketFailure(call: what) }
        }
    }
}

extension Duration {
    /// For sums with a `DispatchTime`.
    fileprivate var interval: DispatchTimeInterval { .milliseconds(Int(self / .milliseconds(1))) }
}

/// connect(2) and send(2) under names that the methods above do not shadow.
private func connectSocket(
    _ descriptor: Int32, _ address: UnsafePointer<sockaddr>?, _ length: socklen_t
) -> Int32 {
    unsafe connect(descriptor, address, length)
}

private func sendBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe send(descriptor, bytes, count, Int32(MSG_NOSIGNAL))
}
