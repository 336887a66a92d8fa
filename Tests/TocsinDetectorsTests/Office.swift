import TocsinMath
import TocsinRecords

extension ConnLog {
    /// A working day of a small site in which detectors have something to say: background traffic, name
    /// look-ups, clocks, one beacon, one host scan, one port scan, one connection that stays open, one with a
    /// keep-alive inside, and three uploads unlike anything else. `ends` adds a beacon that stops and one
    /// that changes its period.
    static func office(seed: UInt64 = 11, ends: Bool = false) throws -> ConnLog {
        var log = ConnLog()
        var generator = SeededGenerator(seed: seed)
        try log.addBackground(rows: 1500, &generator)
        for time in Arrivals.poisson(mean: 240, count: 300, &generator) {
            try log.add(
                "10.0.0.9", "10.0.0.1", 53, .udp, at: time,
                Detail(service: "dns", duration: 0.01, origBytes: 40, respBytes: 90))
        }
        for time in Arrivals.clock(period: 1024, jitter: 0.01, count: 80, &generator) {
            try log.add(
                "10.0.0.3", "192.0.2.123", 123, .udp, at: time,
                Detail(
                    service: "ntp", duration: 0.02, origBytes: 48, respBytes: 48, origPackets: 1,
                    respPackets: 1))
        }
        for time in Arrivals.clock(period: 300, jitter: 0.1, count: 270, &generator) {
            try log.add(
                "10.0.0.7", "198.51.100.66", 443, at: time,
                Detail(service: "ssl", duration: 0.4, origBytes: 512, respBytes: 640))
        }
        for host in 1...60 {
            try log.add("10.0.0.20", "10.0.1.\(host)", 445, at: 30_000 + Double(host), .unanswered)
        }
        for port in 1...80 {
            try log.add(
                "203.0.113.50", "10.0.0.2", UInt16(port * 13), at: 40_000 + Double(port),
                .unanswered)
        }
        try log.add(
            "10.0.0.8", "198.51.100.99", 22, at: 20_000,
            Detail(
                service: "ssh", duration: 50_000, origBytes: 40_000, respBytes: 60_000,
                state: .s1, flags: .open))
        try log.add(
            "10.0.0.14", "198.51.100.77", 4444, at: 25_000,
            Detail(
                duration: 20_000, origBytes: 30_000, respBytes: 30_000, state: .s1,
                exchanges: Arrivals.clock(period: 60, jitter: 0.1, count: 300, &generator)))
        for (host, time) in [(11, 11_000.0), (12, 12_000), (13, 83_000)] {
            try log.add(
                "10.0.0.\(host)", "198.51.100.20\(host % 10)", 60_001, at: time,
                Detail(
                    duration: 3000, origBytes: 4_000_000_000_000, respBytes: 10,
                    origPackets: 3_000_000_000, respPackets: 9, state: .rstr))
        }
        if ends { try log.addEndsOfBeacons(&generator) }
        return log
    }

    /// A beacon that stops in the middle of the day, on a host that goes on looking up names, and one that
    /// is told to sleep longer.
    private mutating func addEndsOfBeacons(_ generator: inout SeededGenerator) throws {
        let detail = Detail(service: "ssl", duration: 0.4, origBytes: 700, respBytes: 300)
        for time in Arrivals.clock(period: 120, jitter: 0.1, count: 360, &generator) {
            try add("10.0.0.9", "198.51.100.67", 443, at: time, detail)
        }
        for time in Arrivals.clock(period: 60, jitter: 0.1, count: 700, &generator) {
            try add("10.0.0.6", "198.51.100.68", 443, at: time, detail)
        }
        for time in Arrivals.clock(period: 240, jitter: 0.1, count: 170, &generator) {
            try add("10.0.0.6", "198.51.100.68", 443, at: 42_100 + time, detail)
        }
    }

    /// Web traffic of 30 hosts over a day at memoryless times.
    mutating func addBackground(rows count: Int, _ generator: inout SeededGenerator) throws {
        for _ in 0..<count {
            let size = 1000 * generator.exponential()
            try add(
                "10.0.0.\(1 + generator.index(below: 30))",
                "198.51.100.\(1 + generator.index(below: 60))", 443,
                at: generator.uniform(in: 0..<86_400),
                Detail(
                    srcPort: UInt16(32_768 + generator.index(below: 28_000)), service: "ssl",
                    duration: generator.exponential(), origBytes: Int64(200 + size),
                    respBytes: Int64(2000 + 8 * size), origPackets: Int64(6 + size / 500),
                    respPackets: Int64(8 + size / 150)))
        }
    }
}
