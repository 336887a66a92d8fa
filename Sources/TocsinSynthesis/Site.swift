import TocsinMath
import TocsinRecords

/// The address plan of the synthetic site. Inside: RFC 1918 and ULA. Outside: only documentation and
/// benchmark ranges (RFC 5737, RFC 2544, RFC 3849, RFC 5180), so that no real network is named.
struct Site {
    let hosts: Int
    let destinations: Int
    let seed: UInt64
    /// Host numbers in a seeded order: planted pairs take their hosts from it, one each while they last.
    private let order: [Int32]

    init(hosts: Int, destinations: Int, seed: UInt64) {
        self.hosts = hosts
        self.destinations = destinations
        self.seed = seed
        var generator = SeededGenerator(seed: seed, stream: Stream.hostOrder)
        var order = (0..<Int32(hosts)).map { $0 }
        for i in stride(from: hosts - 1, to: 0, by: -1) {
            order.swapAt(i, generator.index(below: i + 1))
        }
        self.order = order
    }

    func plantedHost(_ k: Int) -> Int { Int(order[k % hosts]) }

    /// 10.20.0.0 upward, 62,500 hosts to a second octet.
    func host(_ i: Int) -> IPAddress {
        Self.v4(10, 20 + i / 62_500, i / 250 % 250, i % 250 + 2)
    }

    /// fd00:20::/32, a unique local prefix (RFC 4193).
    func hostV6(_ i: Int) -> IPAddress {
        IPAddress(high: 0xFD00_0020_0000_0000, low: UInt64(i) + 0x10)
    }

    enum Role: Int {
        case resolver = 2
        case domainController = 10
        case fileServer = 20
        case printer = 40
        case server = 60

        /// How many of them the site has.
        var count: Int {
            switch self {
            case .resolver, .domainController: 2
            case .fileServer, .printer: 4
            case .server: 12
            }
        }
    }

    /// The server network, 10.10.0.0/24.
    func server(_ role: Role, _ k: Int) -> IPAddress {
        Self.v4(10, 10, 0, role.rawValue + k % role.count)
    }

    /// Destination of popularity `rank` (0 the most popular): 198.18.0.0/15, and one in four of the first
    /// 396 in 192.0.2.100…198.
    func destination(_ rank: Int) -> IPAddress {
        if rank % 4 == 1, rank < 396 { return Self.v4(192, 0, 2, 100 + rank / 4) }
        // An odd multiplier without a common factor with the size visits every address once.
        let slot = rank * 48_271 % ConnScenario.maximumDestinations
        return Self.v4(198, 18 + slot / 65_024, slot / 254 % 256, slot % 254 + 1)
    }

    /// The IPv6 side of the same destination, in 2001:2::/48.
    func destinationV6(_ rank: Int) -> IPAddress {
        IPAddress(high: 0x2001_0002_0000_0000, low: UInt64(rank) &* 0x1_0001 + 0x100)
    }

    /// Shared endpoints of benign periodic traffic, 192.0.2.1…96.
    func sharedService(_ k: Int) -> IPAddress { Self.v4(192, 0, 2, 1 + k % Self.sharedServices) }
    static let sharedServices = 96

    /// Where beacon k dials: 203.0.113.0/24 and 198.51.100.0/24 in turn, every eighth one (and all past
    /// the 508 addresses of these) in 2001:db8::/32.
    func beaconDestination(_ k: Int) -> IPAddress {
        let v4 = k - (k + 1) / 8
        if k % 8 == 7 || v4 >= 508 {
            return IPAddress(high: 0x2001_0DB8_0000_0000 | UInt64(k % 251), low: UInt64(k) + 1)
        }
        let octet = v4 / 2 * 67 % 254 + 1
        return v4 % 2 == 0 ? Self.v4(203, 0, 113, octet) : Self.v4(198, 51, 100, octet)
    }

    /// Host `k` of the network that scan `scan` sweeps, 172.16.0.0/12.
    func sweptHost(scan: Int, _ k: Int) -> IPAddress {
        Self.v4(172, 16 + scan / 256 % 16, scan % 256, k % 254 + 1)
    }

    private static func v4(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> IPAddress {
        IPAddress(
            v4: UInt32(a & 255) << 24 | UInt32(b & 255) << 16 | UInt32(c & 255) << 8
                | UInt32(d & 255))
    }

    /// A number that stays the same for host or destination `i` and looks random (SplitMix64's finaliser).
    func trait(_ i: Int, salt: UInt64) -> UInt64 {
        var z = UInt64(i) &* 0x9E37_79B9_7F4A_7C15 &+ salt &+ seed
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Round trip to the destination, 4 … 150 ms.
    func roundTrip(_ rank: Int) -> Double {
        let u = Double(trait(rank, salt: 0x5254) >> 11) * 0x1p-53
        return 0.004 + 0.146 * u * u
    }

    func speaksQUIC(_ rank: Int) -> Bool { trait(rank, salt: 0x5155) % 4 == 0 }
    func isPlainHTTP(_ rank: Int) -> Bool { trait(rank, salt: 0x4854) % 12 == 0 }
    func hasV6(_ rank: Int) -> Bool { trait(rank, salt: 0x5636) % 3 == 0 }
    /// Whether the host itself has IPv6.
    func hostHasV6(_ i: Int) -> Bool { trait(i, salt: 0x4836) % 2 == 0 }
}

/// Streams of the scenario's seed, one for every source of chance: planting one thing more changes
/// nothing in the others.
enum Stream {
    static let hostOrder: UInt64 = 1
    static let background: UInt64 = 2
    static let uids: UInt64 = 3
    static let packets: UInt64 = 4
    static let losses: UInt64 = 5
    static func beacon(_ k: Int) -> UInt64 { 1 << 32 | UInt64(k) }
    static func benignPeriodic(_ k: Int) -> UInt64 { 2 << 32 | UInt64(k) }
    static func hostScan(_ k: Int) -> UInt64 { 3 << 32 | UInt64(k) }
    static func portScan(_ k: Int) -> UInt64 { 4 << 32 | UInt64(k) }
    static func longConnection(_ k: Int) -> UInt64 { 5 << 32 | UInt64(k) }
    static func keepAlive(_ k: Int) -> UInt64 { 6 << 32 | UInt64(k) }
    static func session(_ k: Int) -> UInt64 { 7 << 32 | UInt64(k) }
}

/// Ranks 0 ..< count with probability ∝ 1/(rank + 1)^exponent.
struct Zipf {
    private let cumulative: [Double]

    init(count: Int, exponent: Double) {
        var sum = 0.0
        cumulative = (0..<max(count, 1)).map { rank in
            sum += power(Double(rank + 1), -exponent)
            return sum
        }
    }

    /// O(log count).
    func rank(_ generator: inout SeededGenerator) -> Int {
        let target = generator.uniform() * (cumulative.last ?? 0)
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > target { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
