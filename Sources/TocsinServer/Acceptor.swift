import FlyingFox
import FlyingSocks
import Foundation

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
            var served = 0
            while !Task.isCancelled {
                if served >= limits.connections, await group.next() == true { served -= 1 }
                guard let client = await accept(listener) else { continue }
                served += 1
                group.addTask {
                    await ServedConnection(client, limits: limits).serve(
                        hosts: hosts, respond: respond)
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
