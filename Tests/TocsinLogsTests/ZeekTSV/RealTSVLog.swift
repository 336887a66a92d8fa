import Testing

/// A real log with what Python's csv and decimal make of it.
struct RealTSVLog: Sendable, CustomTestStringConvertible {
    var path: String
    var sums: ConnSums
    var malformed = 0

    var testDescription: String { path }

    static let all: [RealTSVLog] = [
        RealTSVLog(
            path: "zeek-format/zat-samples/conn.log",
            sums: ConnSums(
                rows: 360, ts: 496_543_952_258_722_130, duration: 1_829_354_658,
                origBytes: 105_343, respBytes: 5_342_835, origPackets: 3382, respPackets: 4069,
                ports: 3_842_170)),
        RealTSVLog(
            // The last line is cut behind its duration.
            path: "zeek-format/rita-truncated/conn.log",
            sums: ConnSums(
                rows: 58, ts: 88_005_491_655_717_903, duration: 6_514_207, origBytes: 2320,
                respBytes: 3078, origPackets: 58, respPackets: 56, ports: 1_986_898),
            malformed: 1),
        RealTSVLog(
            path: "zeek-format/rita-open-conns/open/conn.log",
            sums: ConnSums(
                rows: 29, ts: 44_005_245_658_162_471, duration: 4_704_856_784, origBytes: 35875,
                respBytes: 265_950, origPackets: 406, respPackets: 351, ports: 1_656_857)),
        RealTSVLog(
            path: "zeek-format/rita-open-conns/open/open_conn.log",
            sums: ConnSums(
                rows: 59, ts: 89_522_831_825_490_141, duration: 2_091_576_425, origBytes: 46291,
                respBytes: 2_073_862, origPackets: 1016, respPackets: 925, ports: 2_733_927)),
        RealTSVLog(
            // A tab stands in front of the header.
            path: "zeek-labeled/slips-test10-ipv6/conn.log",
            sums: ConnSums(
                rows: 141, ts: 225_881_773_228_357_942, duration: 525_805_288,
                origBytes: 130_839, respBytes: 964_396, origPackets: 985, respPackets: 1085,
                ports: 5_155_096)),
    ]
}
