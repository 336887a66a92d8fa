import Dispatch
import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Why the server could not start.
public struct LocalServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason as a person reads it.
    public let description: String
}

/// A web server for this machine: FlyingFox's sockets, requests, responses and routes behind limits of
/// our own, see docs/decisions/0016.
///
/// Answers GET, one request a connection. A request whose Host names another machine is refused, which
/// keeps web pages out that had their name point here. At most 64 clients are served at a time; the next
/// ones wait in the kernel's queue, and none keeps its place longer than `ServingLimits` let it. Runs on the threads of Swift's pool and one that waits for sockets; after
/// start-up it needs the system calls accept, read, write, close, shutdown, getsockname,
/// epoll_create1, epoll_ctl, epoll_wait, eventfd2 and fcntl, beside what every Swift program needs
/// (futex, clone3, mmap, clock_gettime, timerfd, rt_sigprocmask). SIGPIPE must be ignored.
public final class LocalServer: Sendable {
    /// How long `stop` waits for connections to end.
    public static let stopTime: Duration = .seconds(2)

    /// Where to listen.
    public enum Place: Hashable, Sendable {
        /// 127.0.0.1, the default.
        case loopback
        /// ::1.
        case loopback6
        /// An address of this machine that others may reach, and the names they may use for it.
        case open(address: String, names: [String])
    }

    private struct State: Sendable {
        var task: Task<Void, Never>?
        var port: UInt16 = 0
    }

    private let place: Place
    private let wantedPort: UInt16
    private let routes: RoutedHTTPHandler
    private let limits: ServingLimits
    private let state = Mutex(State())
    private let ended = DispatchSemaphore(value: 0)

    /// A server that does not listen yet; `port` 0 takes any free one. Handlers must return soon.
    public convenience init(place: Place = .loopback, port: UInt16, routes: RoutedHTTPHandler) {
        self.init(place: place, port: port, routes: routes, limits: ServingLimits())
    }

    init(place: Place, port: UInt16, routes: RoutedHTTPHandler, limits: ServingLimits) {
        self.place = place
        self.wantedPort = port
        self.routes = routes
        self.limits = limits
    }

    deinit { state.withLock { $0.task?.cancel() } }

    /// The port it listens on; 0 before `start`.
    public var port: UInt16 { state.withLock(\.port) }

    /// Begins to listen and returns; requests are answered in the background from then on.
    public func start() throws(LocalServerError) {
        do {
            let socket = try listen()
            let port: UInt16
            switch try socket.sockname() {
            case .ip4(_, let bound), .ip6(_, let bound): port = bound
            case .unix: port = 0
            }
            let acceptor = Acceptor(socket: socket, hosts: hosts, routes: routes, limits: limits)
            state.withLock { [ended] state in
                state.port = port
                state.task = Task.detached(executorPreference: ServingExecutor()) {
                    await acceptor.run()
                    ended.signal()
                }
            }
        } catch {
            throw LocalServerError(description: "port \(wantedPort): \(error.localizedDescription)")
        }
    }

    /// Stops listening, ends the connections, and returns when both is done or `stopTime` is over. Not
    /// to be called from an async function, whose thread it would block.
    public func stop() {
        let task = state.withLock { state in
            let task = state.task
            state.task = nil
            return task
        }
        guard let task else { return }
        task.cancel()
        _ = ended.wait(timeout: .now() + .milliseconds(Int(Self.stopTime / .milliseconds(1))))
    }

    private func listen() throws -> Socket {
        switch place {
        case .loopback: try listen(at: sockaddr_in.inet(ip4: "127.0.0.1", port: wantedPort))
        case .loopback6: try listen(at: sockaddr_in6.inet6(ip6: "::1", port: wantedPort))
        case .open(let address, _) where address.contains(":"):
            try listen(at: sockaddr_in6.inet6(ip6: address, port: wantedPort))
        case .open(let address, _):
            try listen(at: sockaddr_in.inet(ip4: address, port: wantedPort))
        }
    }

    private func listen<Address: SocketAddress>(at address: Address) throws -> Socket {
        let socket = try Socket(domain: Int32(Address.family))
        do {
            try socket.setValue(true, for: .localAddressReuse)
            try socket.bind(to: address)
            try socket.listen()
        } catch {
            try? socket.close()
            throw error
        }
        return socket
    }

    private var hosts: Set<String> {
        var hosts: Set<String> = ["localhost", "127.0.0.1", "[::1]"]
        if case .open(let address, let names) = place {
            hosts.insert(address.contains(":") ? "[\(address.lowercased())]" : address)
            hosts.formUnion(names.map { $0.lowercased() })
        }
        return hosts
    }

    /// A short text as a response.
    public static func plain(
        _ status: HTTPStatusCode, _ text: String, type: String = "text/plain; charset=utf-8"
    ) -> HTTPResponse {
        let headers: [HTTPHeader: String] = [
            .contentType: type, HTTPHeader("Cache-Control"): "no-store",
        ]
        return HTTPResponse(
            statusCode: status, headers: HTTPHeaders(headers),
            body: HTTPBodySequence(
                data: Data(text.utf8), suggestedBufferSize: ServedConnection.pieceBytes))
    }
}
