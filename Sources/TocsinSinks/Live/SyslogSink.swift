/// Sends alerts to a syslog receiver while the program runs; never blocks it.
///
/// A thread of its own sends what waits in a bounded queue (the oldest make room for the newest),
/// connects again with growing pauses, and tells `report` of each kind of trouble once. UDP is sent, not
/// acknowledged; a TCP receiver that dies takes with it what it had not read, as RFC 6587 says of the
/// protocol. There is no TLS: use a receiver on this machine, or the webhook.
public final class SyslogSink: Sendable {
    private let message: SyslogMessage
    private let limit: Int
    private let courier: Courier

    /// Starts the thread; connects with the first alert.
    public init(
        _ destination: SyslogDestination, message: SyslogMessage,
        capacity: Int = SyslogSink.defaultCapacity, backoff: Backoff = Backoff(),
        report: @escaping @Sendable (String) -> Void
    ) {
        self.message = message
        if case .udp = destination {
            limit = SyslogMessage.maxDatagramBytes
        } else {
            limit = SyslogMessage.maxBytes
        }
        courier = Courier(
            name: "syslog \(destination)", capacity: capacity, backoff: backoff, report: report
        ) { SyslogCarrier(destination) }
    }

    /// Alerts that wait for a dead receiver.
    public static let defaultCapacity = Courier.defaultCapacity

    deinit { courier.abandon() }

    /// Queues one alert; returns at once.
    public func send(_ alert: Alert) {
        let finding = alert.finding
        courier.send(
            Parcel(
                key: "\(finding.id)-\(finding.revision)",
                bytes: message.bytes(finding, limit: limit)))
    }

    /// What has been sent, and what has not.
    public var counters: SinkCounters { courier.counters }

    /// Sends what waits for at most `limit`, then ends the thread; returns how many alerts were left.
    public func drain(within limit: Duration) -> Int { courier.drain(within: limit) }
}

/// The connection, on the courier's thread.
private final class SyslogCarrier: Carrier {
    private let destination: SyslogDestination
    private var socket: OutgoingSocket?

    init(_ destination: SyslogDestination) { self.destination = destination }

    func deliver(_ parcel: Parcel) -> Delivery {
        if socket?.isClosed == true { socket = nil }
        do throws(SocketFailure) {
            try send(parcel.bytes)
            return .delivered
        } catch {
            // A message that was cut short ends with its connection.
            socket = nil
            return .failed(error.reason)
        }
    }

    private func send(_ message: [UInt8]) throws(SocketFailure) {
        if let socket { return try socket.send(framed(message, socket)) }
        let socket = try connect()
        self.socket = socket
        try socket.send(framed(message, socket))
    }

    private func connect() throws(SocketFailure) -> OutgoingSocket {
        switch destination {
        case .udp(let host, let port): try .connect(host: host, port: port, isStream: false)
        case .tcp(let host, let port): try .connect(host: host, port: port, isStream: true)
        case .unix(let path): try .connect(path: path)
        }
    }

    private func framed(_ message: [UInt8], _ socket: OutgoingSocket) -> [UInt8] {
        switch destination {
        case .udp: message
        case .tcp: Array("\(message.count) ".utf8) + message
        case .unix: socket.isStream ? message + [UInt8(ascii: "\n")] : message
        }
    }
}
