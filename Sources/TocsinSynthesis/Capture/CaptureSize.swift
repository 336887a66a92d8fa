import TocsinRecords

extension CaptureGenerator {
    /// The scenario with the number of rows whose capture has about `bytes`; never fewer than what is planted.
    ///
    /// Sizes have heavy tails, one call can be half a capture of some megabytes, so rows are tried and the
    /// nearest kept: 5 % off is usual from 500 MB on. O(rows). Throws as `init` does.
    public static func scenario(
        _ scenario: ConnScenario, ofBytes bytes: Int64, form: CaptureForm = CaptureForm()
    ) throws(ScenarioError) -> ConnScenario {
        try form.validate()
        guard (0...maximumBytes).contains(bytes) else {
            throw ScenarioError("a capture has at most \(maximumBytes / 1_000_000) megabytes")
        }
        var sized = scenario
        sized.rows = ConnScenario.maximumRows
        let planted = max(1, try TrafficPlan(sized, afterTheSpan: .left).plantedRows)
        sized.rows = planted
        var best = (scenario: sized, error: Int64.max)
        // Rows that make less and more than was asked for; sizes only roughly grow with them.
        var low = 0.0
        var high = Double.infinity
        var background = Double(bytes) / Self.usualBytes
        for _ in 0..<trials {
            sized.rows = planted + Int(background)
            let size = try estimate(sized, form)
            let error = abs(size - bytes)
            if error < best.error { best = (sized, error) }
            if error < bytes / 100 { break }
            if size < bytes { low = background } else { high = background }
            guard high - low >= 1 else { break }
            background = high == .infinity ? 2 * background + 1 : (low + high) / 2
        }
        return best.scenario
    }

    /// A terabyte.
    public static let maximumBytes: Int64 = 1_000_000_000_000
    /// Where the search begins: what a connection of the background has on average.
    private static let usualBytes = 60_000.0
    private static let trials = 24

    /// Bytes of the capture but for retransmissions and the like.
    private static func estimate(
        _ scenario: ConnScenario, _ form: CaptureForm
    ) throws(ScenarioError) -> Int64 {
        var traffic = try TrafficPlan(scenario, afterTheSpan: .left).traffic()
        var bytes = 24.0
        while let start = traffic.nextStart, start < scenario.spanEnd {
            traffic.next { bytes += estimate($0, until: scenario.spanEnd, form) }
        }
        return Int64(bytes)
    }

    private static func estimate(
        _ row: ConnRow, until spanEnd: Int64, _ form: CaptureForm
    ) -> Double {
        guard row.start < spanEnd else { return 0 }
        let packets = Double(row.origPackets + row.respPackets)
        let frames = Double(row.origIPBytes + row.respIPBytes) + 14 * packets
        // Of a cut connection, its share; of cut frames, as if they were alike but for acknowledgements.
        let share =
            row.end < spanEnd ? 1 : Double(spanEnd - row.start) / Double(max(row.duration, 1))
        let full = (frames / 1446).rounded(.up)
        let snap = Double(form.snapLength)
        let kept = min(frames, full * min(snap, 1446) + max(packets - full, 0) * min(snap, 66))
        return (1 - form.loss) * share * (kept + 16 * packets)
    }
}
