import Testing

@testable import TocsinServer

struct MetricsTextTests {
    /// `promtool check metrics` (Prometheus 2.42) accepts this page.
    @Test func everyKindInAStableOrder() {
        var seconds = MetricHistogram(bounds: [1, 0.25, 1, .infinity], ["detector": "beacon"])
        for value in [0.1, 0.25, 0.5, 3, .nan] { seconds.observe(value) }
        let text = MetricsText.render([
            MetricFamily("tocsin_score_seconds", help: "Time to judge.", .histogram([seconds])),
            MetricFamily(
                "tocsin_capture_drops_total", help: "Lost packets.",
                .counter([
                    .init(3, ["stage": "queue"]), .init(1e15, ["stage": "kernel"]),
                    .init(0, ["stage": "nic"]),
                ])),
            MetricFamily("tocsin_packet_lag_seconds", help: "Lag.", .gauge([.init(1.5e-7)])),
        ])
        #expect(
            text == """
                # HELP tocsin_capture_drops_total Lost packets.
                # TYPE tocsin_capture_drops_total counter
                tocsin_capture_drops_total{stage="kernel"} 1000000000000000
                tocsin_capture_drops_total{stage="nic"} 0
                tocsin_capture_drops_total{stage="queue"} 3
                # HELP tocsin_packet_lag_seconds Lag.
                # TYPE tocsin_packet_lag_seconds gauge
                tocsin_packet_lag_seconds 1.5e-07
                # HELP tocsin_score_seconds Time to judge.
                # TYPE tocsin_score_seconds histogram
                tocsin_score_seconds_bucket{detector="beacon",le="0.25"} 2
                tocsin_score_seconds_bucket{detector="beacon",le="1"} 3
                tocsin_score_seconds_bucket{detector="beacon",le="+Inf"} 4
                tocsin_score_seconds_sum{detector="beacon"} 3.85
                tocsin_score_seconds_count{detector="beacon"} 4

                """)
    }

    @Test func hostileLabelValuesStayInTheirLine() {
        let value = "a\"b\\c\nd 1\ntocsin_forged 7\r\u{1B}[31m\u{9B}"
        let text = MetricsText.render([
            MetricFamily("m", help: "two\nlines \\", .gauge([.init(1, ["l": value])]))
        ])
        #expect(
            text == #"""
                # HELP m two\nlines \\
                # TYPE m gauge
                m{l="a\"b\\c\nd 1\ntocsin_forged 7��[31m�"} 1

                """#)
    }

    @Test func namesTheFormatCannotTakeAreLeftOut() {
        let text = MetricsText.render([
            MetricFamily("9lives", help: "", .gauge([.init(1)])),
            MetricFamily("a-b", help: "", .gauge([.init(1)])),
            MetricFamily("", help: "", .gauge([.init(1)])),
            MetricFamily("good", help: "x", .gauge([.init(1, ["b:c": ""]), .init(2, ["ok": ""])])),
            MetricFamily("good", help: "twice", .gauge([.init(1)])),
        ])
        #expect(text == "# HELP good x\n# TYPE good gauge\ngood{ok=\"\"} 2\n")
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (0.1, "0.1"), (-2.5, "-2.5"), (.infinity, "+Inf"),
        (-.infinity, "-Inf"), (.nan, "NaN"), (9_007_199_254_740_992, "9007199254740992"),
        (1e300, "1e+300"),
    ])
    func numbers(_ value: Double, _ text: String) {
        #expect(MetricsText.number(value) == text)
    }
}
