import Foundation
import Synchronization

@testable import TocsinSinks

#if canImport(Glibc)
    import Glibc
#endif

/// A TCP server on 127.0.0.1, or a local stream server, that does with each connection what a test says.
final class TestReceiver: Sendable {
    let port: UInt16
    private let listener: Int32
    private let open = OpenConnections()
    private let isStopped = Atomic(false)

    /// `serve` gets each connection on a thread of its own, which is closed afterwards; nil if the port
    /// cannot be had.
    init?(
        port: UInt16 = 0, path: String? = nil, serve: @escaping @Sendable (Connection) -> Void
    ) {
        // A client that has gone must not end the tests.
        _ = signal(SIGPIPE, SIG_IGN)
        let family = path == nil ? AF_INET : AF_UNIX
        let listener = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        var yes: Int32 = 1
        _ = unsafe setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
        guard let bound = bindSocket(listener, port: port, path: path), listen(listener, 64) == 0
        else {
            _ = close(listener)
            return nil
        }
        self.listener = listener
        self.port = bound
        Thread.detachNewThread { [open] in
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else {
                    _ = close(listener)
                    return
                }
                open.add(descriptor)
                Thread.detachNewThread {
                    serve(Connection(descriptor: descriptor))
                    open.end(descriptor)
                }
            }
        }
    }

    deinit { stop() }

    /// Dies: no longer listens, and resets what is open.
    func stop() {
        // Its thread closes it, so that no other descriptor of that number is closed here.
        if isStopped.exchange(true, ordering: .relaxed) { return }
        _ = shutdown(listener, Int32(SHUT_RDWR))
        open.shutDown()
    }

    /// One accepted connection.
    struct Connection: Sendable {
        let descriptor: Int32

        /// Some bytes; empty at the end.
        func read(atMost count: Int = 65_536) -> [UInt8] {
            var bytes = [UInt8](repeating: 0, count: count)
            let got = unsafe bytes.withUnsafeMutableBytes { bytes in
                unsafe recv(descriptor, bytes.baseAddress, bytes.count, 0)
            }
            return Array(bytes.prefix(max(got, 0)))
        }

        @discardableResult func send(_ text: String) -> Bool {
            writeAll(descriptor, Array(text.utf8)) == 0
        }
    }
}

/// The connections that are being served.
private final class OpenConnections: Sendable {
    private let descriptors = Mutex<[Int32]>([])

    func add(_ descriptor: Int32) { descriptors.withLock { $0.append(descriptor) } }

    func end(_ descriptor: Int32) {
        descriptors.withLock { descriptors in
            descriptors.removeAll { $0 == descriptor }
            _ = close(descriptor)
        }
    }

    func shutDown() {
        descriptors.withLock { descriptors in
            for descriptor in descriptors { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }
        }
    }
}

/// A datagram socket on 127.0.0.1 or a local path.
final class TestDatagrams: Sendable {
    let port: UInt16
    private let descriptor: Int32

    init?(port: UInt16 = 0, path: String? = nil) {
        let family = path == nil ? AF_INET : AF_UNIX
        descriptor = socket(family, Int32(SOCK_DGRAM.rawValue), 0)
        guard let bound = bindSocket(descriptor, port: port, path: path) else { return nil }
        self.port = bound
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        _ = unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { _ = close(descriptor) }

    func next() -> String {
        let bytes = TestReceiver.Connection(descriptor: descriptor).read()
        return String(decoding: bytes, as: UTF8.self)
    }
}

private func bindSocket(_ descriptor: Int32, port: UInt16, path: String?) -> UInt16? {
    if let path {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) {
            unsafe $0.copyBytes(from: path.utf8)
        }
        return unsafe bindAddress(descriptor, &address) ? 0 : nil
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    guard unsafe bindAddress(descriptor, &address) else { return nil }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
            unsafe getsockname(descriptor, pointer, &length)
        }
    }
    return result == 0 ? UInt16(bigEndian: address.sin_port) : nil
}

private func bindAddress<Address>(_ descriptor: Int32, _ address: UnsafePointer<Address>) -> Bool {
    unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(descriptor, pointer, socklen_t(MemoryLayout<Address>.size)) == 0
    }
}

/// What a sink reported, or a receiver received.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

/// Waits until `condition` holds, at most 10 s; whether it does.
func eventually(_ condition: () -> Bool) -> Bool {
    for _ in 0..<1_000 {
        if condition() { return true }
        usleep(10_000)
    }
    return condition()
}

extension Backoff {
    /// So that tests do not wait.
    static let short = Backoff(first: .milliseconds(5), most: .milliseconds(20))
}

extension Alert {
    /// A finding that is known by `number`.
    static func numbered(_ number: Int) -> Alert {
        var finding = Sample.beacon()
        finding.id = "id\(number)"
        return Alert(finding)
    }
}
