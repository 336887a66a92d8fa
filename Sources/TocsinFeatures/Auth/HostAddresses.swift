import TocsinRecords

/// Which address a computer of the auth logs has, told by the connections: a logon names its client's
/// address and port, and the connection from there at that time leads to the computer.
public struct HostAddresses: Sendable {
    private var addresses: [String: [IPAddress]] = [:]

    /// Logons of a computer that are looked for among the connections: enough to agree.
    static let logonsPerHost = 256
    /// Difference between a log's clock and the sensor's, and time to type a password, in microseconds.
    static let slack = 120 * Timestamp.microsecondsPerSecond
    /// Share of a computer's logons that must lead to an address.
    static let leastShare = 0.2

    /// Nothing is known.
    public init() {}

    /// O(connections + logons).
    public init(_ auth: AuthWindow, _ conns: ConnWindow) {
        guard auth.count > 0, conns.count > 0 else { return }
        var wanted: [Client: [(ts: Int64, host: Int)]] = [:]
        var counts: [Int: Int] = [:]
        // Logons from before the first connection lead nowhere, and there may be years of them.
        let earliest = conns.earliest.microseconds - Self.slack
        for row in 0..<auth.count where auth.ts(row) >= earliest {
            let host = auth.host(row)
            guard host != 0, let address = auth.sources[auth.source(row)].address,
                let port = auth.sourcePort(row), counts[host, default: 0] < Self.logonsPerHost
            else { continue }
            counts[host, default: 0] += 1
            wanted[Client(address: address, port: port), default: []].append((auth.ts(row), host))
        }
        guard !wanted.isEmpty else { return }
        let clients = Set(wanted.keys.map(\.address))
        let isClient = conns.addresses.map { clients.contains($0) }
        var votes: [Int: [IPAddress: Int]] = [:]
        for row in 0..<conns.count where isClient[conns.src(row)] {
            let client = Client(address: conns.addresses[conns.src(row)], port: conns.srcPort(row))
            guard let logons = wanted[client] else { continue }
            let begin = conns.ts(row) - Self.slack
            let end = conns.ts(row) + max(conns.duration(row), 0) + Self.slack
            for logon in logons where logon.ts >= begin && logon.ts <= end {
                votes[logon.host, default: [:]][conns.addresses[conns.dst(row)], default: 0] += 1
            }
        }
        for (host, votes) in votes {
            let least = Self.leastShare * Double(votes.values.reduce(0, +))
            addresses[auth.name(host)] =
                votes.filter { Double($0.value) >= least }.keys.sorted()
        }
    }

    private struct Client: Hashable {
        var address: IPAddress
        var port: UInt16
    }

    /// The addresses of the computer `host`: what the connections say, or itself where it is an address.
    public func addresses(of host: String) -> [IPAddress] {
        if let known = addresses[host] { return known }
        return IPAddress(host).map { [$0] } ?? []
    }
}
