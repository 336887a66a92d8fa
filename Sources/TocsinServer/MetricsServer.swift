import FlyingFox

/// Whether the sensor sees what it should.
public enum Health: Hashable, Sendable {
    case seeing
    /// It does not, for a reason that is shown to whoever asks.
    case blind(String)
}

extension LocalServer {
    /// A server of `/metrics` (Prometheus' text format) and `/healthz` (200, or 503 while blind).
    ///
    /// Both closures are called on a thread of the server at each request and should only read counters.
    public static func metrics(
        place: Place = .loopback, port: UInt16,
        families: @escaping @Sendable () -> [MetricFamily],
        health: @escaping @Sendable () -> Health = { .seeing }
    ) -> LocalServer {
        LocalServer(place: place, port: port, routes: metricRoutes(families, health))
    }

    /// The routes of `metrics`, for a server that has others too.
    public static func metricRoutes(
        _ families: @escaping @Sendable () -> [MetricFamily],
        _ health: @escaping @Sendable () -> Health
    ) -> RoutedHTTPHandler {
        var routes = RoutedHTTPHandler()
        routes.appendRoute("GET /metrics") { _ in
            plain(.ok, MetricsText.render(families()), type: MetricsText.contentType)
        }
        routes.appendRoute("GET /healthz") { _ in
            switch health() {
            case .seeing: plain(.ok, "ok\n")
            case .blind(let why): plain(.init(503, phrase: "Service Unavailable"), why + "\n")
            }
        }
        return routes
    }
}
