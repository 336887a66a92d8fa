import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// What clients may take of the server's time.
struct ServingLimits: Sendable {
    /// From the beginning of a connection to the last byte of a request's head.
    var headTime: Duration = .seconds(5)
    /// For a client to take each piece of a response.
    var sendTime: Duration = .seconds(10)
    /// Clients at a time: a scraper, a dashboard's browser and a few curious people.
    var connections = 64
    /// The `headTime` of those who come while `crowd` others are served: a scraper's head is there at
    /// once, and those who only hold places go soon.
    var crowdedHeadTime: Duration = .milliseconds(500)
    var crowd = 16

    /// The limits of a client who comes while `served` others are served.
    func among(_ served: Int) -> Self {
        var limits = self
        if served >= crowd { limits.headTime = min(headTime, crowdedHeadTime) }
        return limits
    }
}

/// One connection: one request, one response, and the end, whatever the other side does.
final class ServedConnection: Sendable {
    /// Bytes of a response that are handed to the socket at once.
    static let pieceBytes = 65_536

    private let socket: AsyncSocket
    private let limits: ServingLimits
    /// Whether the descriptor is still ours, so that a late watch cannot end another connection.
    private let isOpen = Mutex(true)

    init(_ socket: AsyncSocket, limits: ServingLimits) {
        self.socket = socket
        self.limits = limits
    }

    deinit { close() }

    /// Answers the one request; `respond` gives the response to it.
    func serve(hosts: Set<String>, respond: (HTTPRequest) async -> HTTPResponse) async {
        do {
            let request = try await within(limits.headTime) { try await self.request(hosts: hosts) }
            try await send(respond(request))
        } catch let rejection as Rejection {
            try? await send(LocalServer.plain(rejection.status, rejection.status.phrase + "\n"))
            await discard()
        } catch {
            // The client has gone, or its time is over: there is nobody to tell.
        }
        close()
    }

    private func request(hosts: Set<String>) async throws -> HTTPRequest {
        var bytes: [UInt8] = []
        while bytes.count <= RequestHead.maxBytes {
            let searched = bytes.count
            bytes += try await socket.read(atMost: 4_096)
            if let end = RequestHead.end(in: bytes, searched: searched) {
                guard end <= RequestHead.maxBytes else { break }
                return try RequestHead.parse(bytes[..<end], hosts: hosts)
            }
        }
        throw Rejection.headTooLarge
    }

    private func send(_ response: HTTPResponse) async throws {
        guard case .httpBody(let body) = response.payload else { return }
        var head = "HTTP/1.1 \(response.statusCode.code) \(response.statusCode.phrase)\r\n"
        var headers = response.headers.map { ($0.key.rawValue, $0.value) }
        headers.append(("Connection", "close"))
        headers.append(("X-Content-Type-Options", "nosniff"))
        if let count = body.count { headers.append(("Content-Length", String(count))) }
        for (name, value) in headers.sorted(by: { $0.0 < $1.0 }) { head += "\(name): \(value)\r\n" }
        try await send(Data((head + "\r\n").utf8))
        for try await piece in body { try await send(piece) }
    }

    private func send(_ piece: Data) async throws {
        try await within(limits.sendTime) { try await self.socket.write(piece) }
    }

    /// Reads what is still coming for a moment: closing on unread bytes would reset the connection, and
    /// the client would not see the answer.
    private func discard() async {
        _ = shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
        try? await within(.seconds(1)) {
            for _ in 0..<64 where try await self.socket.read(atMost: 4_096).isEmpty { return }
        }
    }

    /// Runs `body`; when `time` is over the socket is shut down, which ends every wait for it.
    private func within<T: Sendable>(_ time: Duration, _ body: () async throws -> T) async throws
        -> T
    {
        let watch = Task {
            try await Task.sleep(for: time)
            self.isOpen.withLock { isOpen in
                if isOpen { _ = shutdown(self.socket.socket.file.rawValue, Int32(SHUT_RDWR)) }
            }
        }
        defer { watch.cancel() }
        return try await body()
    }

    private func close() {
        isOpen.withLock { isOpen in
            if isOpen { try? socket.close() }
            isOpen = false
        }
    }
}
