#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A client that can be as rude as a test wants.
final class LoopbackClient: Sendable {
    private let descriptor: Int32

    /// Connects to 127.0.0.1; every later wait ends after `seconds`. Other tests may have all threads for
    /// a while.
    init?(port: UInt16, seconds: Int = 120, receiveBuffer: Int32? = nil) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            _ = unsafe setsockopt(
                descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
        if var size = receiveBuffer {
            _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, 4)
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { return nil }
    }

    deinit { _ = close(descriptor) }

    /// Whether all of it was taken.
    @discardableResult func send(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let sent = unsafe bytes[start...].withUnsafeBytes { bytes in
                unsafe sendBytes(
                    descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            start += sent
        }
        return true
    }

    /// Everything until the server closes; nil if it did not in time.
    func readAll() -> String? {
        var all: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let got = unsafe piece.withUnsafeMutableBytes { bytes in
                unsafe recv(descriptor, bytes.baseAddress, bytes.count, 0)
            }
            if got == 0 || (got < 0 && errno == ECONNRESET) {
                return String(decoding: all, as: UTF8.self)
            }
            guard got > 0 else { return nil }
            all += piece[..<got]
        }
    }

    /// The whole answer to a GET.
    static func get(
        _ path: String, port: UInt16, host: String? = "127.0.0.1", method: String = "GET"
    ) -> String? {
        guard let client = LoopbackClient(port: port) else { return nil }
        let hostLine = host.map { "Host: \($0)\r\n" } ?? ""
        client.send("\(method) \(path) HTTP/1.1\r\n\(hostLine)User-Agent: test\r\n\r\n")
        return client.readAll()
    }
}

/// send(2) under a name that the method above does not shadow.
private func sendBytes(
    _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32
) -> Int {
    unsafe send(descriptor, bytes, count, flags)
}
