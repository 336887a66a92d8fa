import TocsinDetectors
import TocsinRecords

/// Whom rows of the table are gathered under: the source; where there is none, the user, the host,
/// the destination or the sensor.
enum TableGroup: Hashable, CustomStringConvertible {
    case source(IPAddress)
    case user(String)
    case host(String)
    case destination(IPAddress)
    case sensor(String)

    init(_ finding: Finding) {
        let entity = finding.entity
        if let src = entity.src {
            self = .source(src)
        } else if let user = entity.user, !user.isEmpty {
            self = .user(user)
        } else if let host = entity.host, !host.isEmpty {
            self = .host(host)
        } else if let dst = entity.dst {
            self = .destination(dst)
        } else {
            self = .sensor(finding.sensor)
        }
    }

    /// The line above the group, not yet escaped.
    var description: String {
        switch self {
        case .source(let address): address.description
        case .user(let name): "user " + name
        case .host(let name): "host " + name
        case .destination(let address): "several sources to \(address)"
        case .sensor(let name): name.isEmpty ? "this sensor" : "sensor " + name
        }
    }
}
