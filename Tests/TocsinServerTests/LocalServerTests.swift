import Dispatch
import FlyingFox
import Foundation
import Synchronization
import Testing

@testable import TocsinServer

#if canImport(Glibc)
    import Glibc
#endif

/// The tests block in system calls, so they keep off the pool of threads that the server runs on.
@Suite(.serialized) struct LocalServerTests {
    /// A pipe or socket whose reader has gone must not end the process, as in the command line.
    init() { _ = signal(SIGPIPE, SIG_IGN) }

    private func blocking<T: Sendable>(_ body: @escaping @Sendable () -> T) async -> T {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: body()) }
        }
    }

    /// `clients` calls of `body`, each on a thread of its own.
    private func parallel(
        _ clients: Int, _ body: @escaping @Sendable (Int) -> Bool
    ) async -> Int {
        await withTaskGroup(of: Bool.self) { group in
            for i in 0..<clients { group.addTask { await self.blocking { body(i) } } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }

    private static let families: @Sendable () -> [MetricFamily] = {
        [MetricFamily("tocsin_flows_active", help: "Flows.", .gauge([.init(5)]))]
    }

    private func server(
        limits: ServingLimits = ServingLimits(), body: String? = nil, health: Health = .seeing
    ) throws -> LocalServer {
        var routes = LocalServer.metricRoutes(Self.families, { health })
        if let body { routes.appendRoute("GET /long") { _ in LocalServer.plain(.ok, body) } }
        let server = LocalServer(place: .loopback, port: 0, routes: routes, limits: limits)
        try server.start()
        return server
    }

    @Test func metricsAndHealth() async throws {
        let server = try server()
        let port = server.port
        #expect(port > 0)
        let page = await blocking { LoopbackClient.get("/metrics", port: port) }
        #expect(
            page == """
                HTTP/1.1 200 OK\r
                Cache-Control: no-store\r
                Connection: close\r
                Content-Length: 89\r
                Content-Type: text/plain; version=0.0.4; charset=utf-8\r
                X-Content-Type-Options: nosniff\r
                \r
                # HELP tocsin_flows_active Flows.
                # TYPE tocsin_flows_active gauge
                tocsin_flows_active 5

                """)
        let health = await blocking { LoopbackClient.get("/healthz", port: port) }
        #expect(health?.hasPrefix("HTTP/1.1 200 ") == true)
        await blocking { server.stop() }
        #expect(await blocking { LoopbackClient.get("/metrics", port: port) } == nil)
    }

    @Test func blindnessIsShown() async throws {
        let server = try server(health: .blind("eth0 is down"))
        let answer = await blocking { LoopbackClient.get("/healthz", port: server.port) }
        #expect(answer?.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n") == true)
        #expect(answer?.hasSuffix("\r\n\r\neth0 is down\n") == true)
        await blocking { server.stop() }
    }

    @Test func whatIsRefused() async throws {
        let server = try server()
        let port = server.port
        let statuses = await blocking {
            [
                LoopbackClient.get("/none", port: port),
                LoopbackClient.get("/metrics", port: port, method: "POST"),
                LoopbackClient.get("/metrics", port: port, host: "rebound.example"),
                LoopbackClient.get("/metrics", port: port, host: nil),
                LoopbackClient.get("/metrics/../metrics", port: port, host: "localhost:1"),
            ].map { $0?.split(separator: " ").dropFirst().first.map { String($0) } }
        }
        #expect(statuses == ["404", "405", "421", "400", "200"])
        await blocking { server.stop() }
    }

    @Test func tenMegabytesOfHeadersAreRefusedAtOnce() async throws {
        let server = try server()
        let begun = ContinuousClock.now
        let answer = await blocking { () -> String? in
            guard let client = LoopbackClient(port: server.port) else { return nil }
            client.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\nX: ")
            for _ in 0..<10 where !client.send(String(repeating: "a", count: 1 << 20)) { break }
            return client.readAll()
        }
        // The rest of the header may meet a closed connection, and the answer with it.
        #expect(answer?.isEmpty == true || answer?.hasPrefix("HTTP/1.1 431 ") == true)
        #expect(begun.duration(to: .now) < .seconds(5))
        await blocking { server.stop() }
    }

    @Test func headAtTheLimitIsTakenAndAByteMoreIsNot() async throws {
        let server = try server()
        for (extra, status) in [(0, "200"), (1, "431")] {
            let answer = await blocking { () -> String? in
                let client = LoopbackClient(port: server.port)
                let start = "GET /metrics HTTP/1.1\r\nHost: localhost\r\nX: "
                let fill = RequestHead.maxBytes - start.utf8.count - 4 + extra
                client?.send(start + String(repeating: "a", count: fill) + "\r\n\r\n")
                return client?.readAll()
            }
            #expect(answer?.hasPrefix("HTTP/1.1 \(status) ") == true)
        }
        await blocking { server.stop() }
    }

    @Test func twoHundredScrapesAtOnce() async throws {
        let server = try server()
        let port = server.port
        let served = await parallel(200) { _ in
            LoopbackClient.get("/metrics", port: port)?.hasSuffix("tocsin_flows_active 5\n") == true
        }
        #expect(served == 200)
        await blocking { server.stop() }
    }

    @Test func slowClientsLoseTheirPlaces() async throws {
        let limits = ServingLimits(headTime: .milliseconds(300), connections: 4)
        let server = try server(limits: limits)
        let port = server.port
        // Twice as many as there are places, a byte every 50 ms each, and one who wants to be served.
        async let slow = parallel(8) { _ in
            guard let client = LoopbackClient(port: port) else { return false }
            for byte in "GET /metrics HTTP/1.1\r\nHost: localhost\r\nX: aaaaaaaaaaaaaaaaaaaaaaaaaa"
            {
                guard client.send(String(byte)) else { return true }
                Thread.sleep(forTimeInterval: 0.05)
            }
            return false
        }
        try await Task.sleep(for: .milliseconds(100))
        let begun = ContinuousClock.now
        let page = await blocking { LoopbackClient.get("/metrics", port: port) }
        #expect(page?.hasPrefix("HTTP/1.1 200 ") == true)
        #expect(begun.duration(to: .now) < .seconds(3))
        #expect(await slow == 8)
        await blocking { server.stop() }
    }

    @Test func thoseWhoOnlyHoldPlacesGoSoonInACrowd() async throws {
        let limits = ServingLimits(connections: 8, crowdedHeadTime: .milliseconds(200), crowd: 4)
        let server = try server(limits: limits)
        let port = server.port
        let idle = await blocking { (0..<24).compactMap { _ in LoopbackClient(port: port) } }
        let begun = ContinuousClock.now
        let page = await blocking { LoopbackClient.get("/metrics", port: port) }
        #expect(page?.hasPrefix("HTTP/1.1 200 ") == true)
        // Four of the eight places turn over every 0.2 s; at 5 s each this would take 10 s or more.
        #expect(begun.duration(to: .now) < .seconds(4.5))
        #expect(idle.count == 24)
        await blocking { server.stop() }
    }

    @Test func clientThatNeverReadsLosesItsPlace() async throws {
        let limits = ServingLimits(sendTime: .milliseconds(300), connections: 1)
        let server = try server(limits: limits, body: String(repeating: "x", count: 32 << 20))
        let port = server.port
        let client = LoopbackClient(port: port, receiveBuffer: 4_096)
        client?.send("GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try await Task.sleep(for: .milliseconds(50))
        let page = await blocking { LoopbackClient.get("/metrics", port: port) }
        #expect(page?.hasPrefix("HTTP/1.1 200 ") == true)
        let rest = await blocking { client?.readAll() }
        #expect((rest?.utf8.count ?? 0) < 32 << 20)
        await blocking { server.stop() }
    }

    @Test func longAnswerArrivesWhole() async throws {
        let body = String(repeating: "0123456789abcdef", count: 1 << 18)
        let server = try server(body: body)
        let answer = await blocking { LoopbackClient.get("/long", port: server.port) }
        #expect(answer?.hasSuffix("\r\n\r\n" + body) == true)
        await blocking { server.stop() }
    }

    @Test func portInUseIsAnError() async throws {
        let first = try server()
        let second = LocalServer.metrics(port: first.port, families: Self.families)
        #expect(throws: LocalServerError.self) { try second.start() }
        await blocking { first.stop() }
    }

    @Test func canBeStartedAfterAnotherStopped() async throws {
        let first = try server()
        let port = first.port
        // An idle client must not keep the port.
        let idle = LoopbackClient(port: port)
        try await Task.sleep(for: .milliseconds(50))
        await blocking { first.stop() }
        let second = LocalServer.metrics(port: port, families: Self.families)
        try second.start()
        let page = await blocking { LoopbackClient.get("/metrics", port: port) }
        #expect(page?.hasPrefix("HTTP/1.1 200 ") == true)
        _ = idle
        await blocking { second.stop() }
    }
}
