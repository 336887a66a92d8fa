import Dispatch
import Foundation
import GRDB
import TocsinCapture
import TocsinSandbox

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Gives up its rights and tries what a sensor still must and no longer may do:
/// `SandboxProbe USER|- CAPABILITY|- PROFILE|- TASK`. Prints what became of it; the tests read that.
@main
struct SandboxProbe {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count == 4 else { throw Usage() }
        if arguments[3] == "late" {
            // A thread from before keeps its rights.
            Thread.detachNewThread { sleep(60) }
        }
        if arguments[0] != "none" {
            do {
                try Privileges.drop(
                    to: arguments[0] == "-" ? nil : arguments[0],
                    keeping: arguments[1] == "net_raw" ? [.netRaw] : [])
            } catch {
                print("refused: \(error)")
                return
            }
        }
        switch arguments[2] {
        case "capture": try Seccomp.install(profile: .capture)
        case "reader": try Seccomp.install(profile: .reader)
        default: break
        }
        try run(arguments[3])
    }

    private struct Usage: Error {}

    private static func run(_ task: String) throws {
        switch task {
        case "status":
            print(try String(contentsOfFile: "/proc/thread-self/status", encoding: .utf8))
            Thread.detachNewThread {
                print(
                    (try? String(contentsOfFile: "/proc/thread-self/status", encoding: .utf8)) ?? ""
                )
                exit(0)
            }
            sleep(10)
        case "exec":
            unsafe _ = execv("/bin/true", [strdup("true"), nil])
            print("errno \(errno)")
        case "packet-socket":
            let file = socket(AF_PACKET, Int32(SOCK_RAW.rawValue), 0)
            print(file >= 0 ? "opened" : "errno \(errno)")
        case "vsock":
            // AF_VSOCK, of which no sensor has need.
            let file = socket(40, Int32(SOCK_STREAM.rawValue), 0)
            print(file >= 0 ? "opened" : "errno \(errno)")
        case "writable-code":
            let memory = unsafe mmap(
                nil, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            print(unsafe memory == MAP_FAILED ? "errno \(errno)" : "mapped")
        case "regain":
            print(seteuid(0) == 0 ? "root" : "errno \(errno)")
        case "open":
            let capture = try LiveCapture(LiveCaptureOptions(interface: "lo", filter: "tcp"))
            try capture.start()
            var block = PacketBlock()
            _ = capture.next(into: &block, waiting: .milliseconds(200))
            capture.stop()
            print("link type \(capture.linkType.rawValue)")
        case "work": try work()
        default: throw Usage()
        }
    }

    /// Threads, timers, files, name look-up, a request over the loopback.
    private static func work() throws {
        let total = Counter()
        DispatchQueue.concurrentPerform(iterations: 100) { total.add($0) }
        print("threads \(total.value)")

        let fired = DispatchSemaphore(value: 0)
        let timer = DispatchSource.makeTimerSource()
        timer.setEventHandler { fired.signal() }
        timer.schedule(deadline: .now() + 0.01)
        timer.activate()
        print("timer \(fired.wait(timeout: .now() + 5) == .success)")

        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(repeating: 1, count: 1000).write(to: file, options: .atomic)
        print("file \(try Data(contentsOf: file).count)")
        try FileManager.default.removeItem(at: file)

        print("rows \(try rows())")

        let memory = unsafe mmap(
            nil, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        let isMapped = unsafe memory != MAP_FAILED
        print("memory \(isMapped)")

        print("request \(try request())")
    }

    /// A database with a write-ahead log.
    private static func rows() throws -> Int {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let pool = try DatabasePool(path: folder.appending(path: "state.db").path)
        try pool.write { database in
            try database.execute(sql: "CREATE TABLE numbers (number INTEGER)")
            for number in 0..<1000 {
                try database.execute(
                    sql: "INSERT INTO numbers VALUES (?)", arguments: [number])
            }
        }
        let count = try pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM numbers") }
        try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try pool.close()
        return count ?? -1
    }

    /// A request through URLSession (libcurl) to a listener of one answer.
    private static func request() throws -> Int {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe _ = bind(listener, generic, length)
                _ = listen(listener, 1)
                unsafe _ = getsockname(listener, generic, &length)
            }
            return unsafe UInt16(bigEndian: pointer.pointee.sin_port)
        }
        Thread.detachNewThread {
            let connection = accept(listener, nil, nil)
            var buffer = [UInt8](repeating: 0, count: 4096)
            unsafe _ = recv(connection, &buffer, buffer.count, 0)
            let answer = Array("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n".utf8)
            unsafe _ = send(connection, answer, answer.count, 0)
            close(connection)
        }
        let done = DispatchSemaphore(value: 0)
        let status = Counter()
        guard let url = URL(string: "http://localhost:\(port)/") else { throw Usage() }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.httpBody = Data("{}".utf8)
        URLSession.shared.dataTask(with: request) { _, response, _ in
            status.add((response as? HTTPURLResponse)?.statusCode ?? 0)
            done.signal()
        }.resume()
        _ = done.wait(timeout: .now() + 10)
        return status.value
    }
}

/// A sum that several threads add to.
final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var sum = 0

    var value: Int { lock.withLock { sum } }

    func add(_ number: Int) { lock.withLock { sum += number } }
}
