import TocsinRecords

/// Ports on which Zeek takes the endpoint for the server when it did not see who began
/// (`likely_server_ports`): all ports that loaded protocol scripts register.
public struct ServerPorts: Hashable, Sendable {
    private var tcp = PortSet()
    private var udp = PortSet()

    /// No port.
    public init() {}

    /// The 73 ports of a default run of Zeek 9.1.
    public static let zeekDefault: ServerPorts = {
        var ports = ServerPorts()
        let tcp: [UInt16] = [
            21, 22, 25, 53, 79, 80, 81, 88, 135, 139, 143, 389, 443, 445, 465, 502, 514, 563, 585,
            587, 614, 631, 636, 989, 990, 992, 993, 995, 1080, 1434, 1883, 2811, 3128, 3268, 3306,
            3389, 5222, 5223, 5269, 5432, 6379, 6666, 6667, 6668, 6669, 8000, 8080, 8888, 20_000,
        ]
        let udp: [UInt16] = [
            53, 67, 88, 123, 137, 161, 162, 389, 443, 514, 1812, 2123, 2152, 3389, 3544, 4011, 4754,
            4789, 5060, 5072, 5353, 5355, 6081, 20_000,
        ]
        for port in tcp { ports.tcp.insert(port) }
        for port in udp { ports.udp.insert(port) }
        return ports
    }()

    /// Parses Zeek's spelling, `80/tcp,53/udp`; nil if an entry is anything else. An empty text is no
    /// port.
    public init?(_ text: some StringProtocol) {
        for entry in text.split(separator: ",") {
            let parts = entry.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let port = UInt16(parts[0]) else { return nil }
            switch parts[1] {
            case "tcp": tcp.insert(port)
            case "udp": udp.insert(port)
            default: return nil
            }
        }
    }

    public func contains(tcp port: UInt16) -> Bool { tcp.contains(port) }

    public func contains(udp port: UInt16) -> Bool { udp.contains(port) }
}

/// A set of port numbers as bits.
private struct PortSet: Hashable {
    private var words = [UInt64](repeating: 0, count: 1024)

    mutating func insert(_ port: UInt16) { words[Int(port) / 64] |= 1 << UInt64(port % 64) }

    func contains(_ port: UInt16) -> Bool { words[Int(port) / 64] >> UInt64(port % 64) & 1 == 1 }
}
