import Foundation
import Synchronization

/// What read(2) has, waiting for something; empty at the end. `FileHandle` waits for as much as it may
/// bring.
func someBytes(of descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe bytes.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
    }
    return Array(bytes.prefix(max(0, count)))
}

/// A small web server on the loopback that takes findings, or does not.
final class WebReceiver: Sendable {
    /// What it does with a connection.
    enum Mode: Sendable {
        /// Takes it and never answers.
        case hang
        case accept
    }

    let port: UInt16
    private let listener: Int32
    private let mode = Mutex(Mode.hang)
    private let keys = Mutex<[String]>([])
    private let connections = Atomic(0)

    /// The `Idempotency-Key` of each finding it took.
    var taken: [String] { keys.withLock { $0 } }
    /// Connections so far.
    var count: Int { connections.load(ordering: .relaxed) }

    func set(_ mode: Mode) { self.mode.withLock { $0 = mode } }

    init?() {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe bind(listener, pointer, length) == 0
                    && getsockname(listener, pointer, &length) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        guard isBound, listen(listener, 16) == 0 else {
            _ = close(listener)
            return nil
        }
        Thread.detachNewThread { [weak self] in
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { break }
                guard let receiver = self else {
                    _ = close(descriptor)
                    break
                }
                receiver.connections.add(1, ordering: .relaxed)
                Thread.detachNewThread { receiver.serve(descriptor) }
            }
            _ = close(listener)
        }
    }

    deinit { _ = shutdown(listener, Int32(SHUT_RDWR)) }

    /// Requests of one connection, one after another.
    private func serve(_ descriptor: Int32) {
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var bytes = Data()
        while case let more = someBytes(of: descriptor), !more.isEmpty {
            bytes += more
            while let (key, length) = Self.request(bytes) {
                bytes = bytes.dropFirst(length)
                // A finding is answered as things stand when it comes.
                guard mode.withLock({ $0 }) == .accept else { continue }
                keys.withLock { $0.append(key) }
                let answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
                guard (try? handle.write(contentsOf: Data(answer.utf8))) != nil else { return }
            }
        }
    }

    /// The key of the first whole request in `bytes`, and its length.
    private static func request(_ bytes: Data) -> (key: String, length: Int)? {
        guard let end = bytes.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
        func header(_ name: String) -> String? {
            head.components(separatedBy: "\r\n").first {
                $0.lowercased().hasPrefix(name.lowercased() + ":")
            }?.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
        }
        let length = end.upperBound - bytes.startIndex + (Int(header("Content-Length") ?? "") ?? 0)
        return bytes.count >= length ? (header("Idempotency-Key") ?? "", length) : nil
    }
}
