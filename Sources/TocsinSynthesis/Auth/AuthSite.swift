import TocsinRecords

/// The addresses and hosts of a generated authentication log: private ones for the offices and those of
/// RFC 5737 and RFC 3849 for the world outside, so that nobody's own is in it.
///
/// Every city has a part of each network, so that an address tells the place (`placesFile`).
struct AuthSite: Sendable {
    let form: AuthForm

    // MARK: Hosts

    static let hosts = ["gw1", "web1", "build1", "files1", "db1"]
    /// Hosts that people use day by day.
    static let commonHosts = 4
    static let gateway = 0
    static let files = 3
    static let database = 4
    static let domain = "example.test"
    static let cloudAccount = "111122223333"

    /// A host as the log names it, nil if it names none.
    func hostName(_ host: Int) -> String? {
        switch form {
        case .csv, .jsonl: nil
        case .syslog: Self.hosts[host]
        case .windows: Self.hosts[host].uppercased() + "." + Self.domain
        case .cloudtrail: Self.cloudAccount
        }
    }

    /// A user as the log names her; the cloud withholds names that nobody has.
    func userName(_ account: Account) -> String? {
        form == .cloudtrail && account.kind == .unknown ? nil : account.name
    }

    // MARK: Origins

    /// A person's own computer; from the cloud only the office's way out is seen.
    func desk(_ city: Int, _ k: Int) -> Origin { inside(city, network: 10, k) }

    func laptop(_ city: Int, _ k: Int) -> Origin { inside(city, network: 30, k) }

    /// Computers of the site that no person sits at, 10.10.0.2 upward.
    func server(_ k: Int) -> Origin {
        form == .cloudtrail
            ? exit(0) : Origin(address: Self.v4(10, 10, 0, 2 + k % 250), city: 0)
    }

    private func inside(_ city: Int, network: Int, _ k: Int) -> Origin {
        if form == .cloudtrail { return exit(city) }
        let address = Self.v4(10, network + city, 1 + k / 250 % 250, k % 250 + 2)
        return Origin(address: address, city: city)
    }

    /// The address that an office shares towards the world.
    func exit(_ city: Int) -> Origin { Self.shared(city, 1) }

    /// One of the carrier's eight.
    func mobile(_ city: Int, _ k: Int) -> Origin { Self.shared(city, 2 + k % 8) }

    func hotel(_ city: Int, _ k: Int) -> Origin { Self.shared(city, 10 + k % 4) }

    func vpnExit(_ city: Int) -> Origin { Self.shared(city, 14) }

    /// The first fourteen people have homes with IPv4.
    func home(_ city: Int, _ k: Int) -> Origin {
        let address =
            k < 14
            ? Self.v4(192, 0, 2, city * 16 + 1 + k)
            : Self.v6(0x100 + city, subnet: k)
        return Origin(address: address, city: city)
    }

    /// An attacker's source, another one for every `k`.
    func hostile(_ k: Int) -> Origin {
        let cities = City.hostile.count
        let (city, slot) = (City.hostile[k % cities], k / cities)
        let address =
            slot < 6
            ? Self.v4(203, 0, 113, city * 16 + 1 + slot)
            : Self.v6(0xBAD0 + city, subnet: slot)
        return Origin(address: address, city: city)
    }

    /// Computer `k` of a botnet, whose 128 are spread over all cities.
    func bot(_ k: Int) -> Origin {
        let city = k % City.all.count
        return Origin(
            address: Self.v4(203, 0, 113, city * 16 + 7 + k / City.all.count % 8), city: city)
    }
    static let bots = 128

    private static func shared(_ city: Int, _ k: Int) -> Origin {
        Origin(address: v4(198, 51, 100, city * 16 + k), city: city)
    }

    private static func v4(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> IPAddress {
        IPAddress(
            v4: UInt32(a & 255) << 24 | UInt32(b & 255) << 16 | UInt32(c & 255) << 8
                | UInt32(d & 255))
    }

    /// 2001:db8:`group`:`subnet`::1.
    private static func v6(_ group: Int, subnet: Int) -> IPAddress {
        IPAddress(
            high: 0x2001_0DB8_0000_0000 | UInt64(group & 0xFFFF) << 16 | UInt64(subnet & 0xFFFF),
            low: UInt64(subnet >> 16) << 16 | 1)
    }
}

extension AuthSite {
    /// Which network is where: a CSV file `network,city,country,latitude,longitude`.
    static var placesFile: String {
        var lines = ["network,city,country,latitude,longitude"]
        for (index, city) in City.all.enumerated() {
            let networks = [
                "10.\(10 + index).0.0/16", "10.\(30 + index).0.0/16",
                "192.0.2.\(index * 16)/28", "198.51.100.\(index * 16)/28",
                "203.0.113.\(index * 16)/28",
                "2001:db8:\(String(0x100 + index, radix: 16))::/48",
                "2001:db8:\(String(0xBAD0 + index, radix: 16))::/48",
            ]
            for network in networks {
                lines.append(
                    "\(network),\(city.name),\(city.country),\(city.latitude),\(city.longitude)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
