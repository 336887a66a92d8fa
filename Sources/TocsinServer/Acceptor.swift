import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Takes connections off a listening socket and serves them, a limited number at a time.
struct Acceptor: Sendable {
    let socket: Socket
    let hosts: Set<String>
    let routes: RoutedHTTPHandler
    let limits: ServingLimits

    /// Pause after an accept that failed: no descriptors are left, or the client went away.
    private static let pause: Duration = .milliseconds(100)

    /// Returns when its task is cancelled and all connections have ended.
    func run() async {
        defer { try? socket.close() }
        let pool = HTTPServer.defaultPool()
        guard (try? await pool.prepare()) != nil,
            let listener = try? AsyncSocket(socket: socket, pool: pool)
        else { return }
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                try? await pool.run()
                return false
            }
            // Tasks that were added and not yet collected; those that have ended leave `present` at once.
            var served = 0
            let present = PresentClients()
            while !Task.isCancelled {
                if served >= limits.connections, await group.next() == true { served -= 1 }
                guard let client = await accept(listener) else { continue }
                let connection = ServedConnection(client, limits: limits.among(present.count))
                served += 1
                present.change(by: 1)
                group.addTask {
                    await connection.serve(hosts: hosts, respond: respond)
                    present.change(by: -1)
                    return true
                }
            }
            group.cancelAll()
        }
    }

    private func accept(_ listener: AsyncSocket) async -> AsyncSocket? {
        do {
            return try await listener.accept()
        } catch {
            try? await Task.sleep(for: Self.pause)
            return nil
        }
    }

    private func respond(_ request: HTTPRequest) async -> HTTPResponse {
        do {
            return try await routes.handleRequest(request)
        } catch is HTTPUnhandledError {
            return LocalServer.plain(.notFound, "Not Found\n")
        } catch {
            return LocalServer.plain(.internalServerError, "Internal Server Error\n")
        }
    }
}

/// How many clients are being served.
private final class PresentClients: Sendable {
    private let clients = Atomic(0)

    var count: Int { clients.load(ordering: .relaxed) }
    func change(by difference: Int) { clients.add(difference, ordering: .relaxed) }
}
