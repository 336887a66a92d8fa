import Synchronization
import TocsinDetectors
import TocsinServer

/// The last status, for whoever asks from another thread.
final class SharedStatus: Sendable {
    private let status = Mutex(WatchStatus())

    func set(_ new: WatchStatus) { status.withLock { $0 = new } }
    var value: WatchStatus { status.withLock { $0 } }
}

/// A status as Prometheus metrics.
enum WatchMetrics {
    static func families(_ status: WatchStatus, version: String) -> [MetricFamily] {
        [
            MetricFamily(
                "tocsin_build_info", help: "The program and the fingerprint of its settings.",
                .gauge([.init(1, ["version": version, "config": status.config])]))
        ] + capture(status) + flows(status) + findings(status) + sinks(status)
    }

    private static func capture(_ status: WatchStatus) -> [MetricFamily] {
        guard let capture = status.capture else {
            return [
                MetricFamily(
                    "tocsin_records_total", help: "Records of logs that were read.",
                    .counter([
                        .init(
                            Double(status.recordsRead), ["source": status.source, "result": "ok"]),
                        .init(
                            Double(status.recordsMalformed),
                            ["source": status.source, "result": "malformed"]),
                    ]))
            ]
        }
        return [
            MetricFamily(
                "tocsin_capture_packets_total", help: "Packets taken off the interface.",
                .counter([.init(Double(capture.packets))])),
            MetricFamily(
                "tocsin_capture_bytes_total", help: "Their bytes on the wire.",
                .counter([.init(Double(capture.bytes))])),
            MetricFamily(
                "tocsin_capture_drops_total", help: "Packets lost, by the stage that lost them.",
                .counter([
                    .init(Double(capture.nicDrops), ["stage": "nic"]),
                    .init(Double(capture.kernelDrops), ["stage": "kernel"]),
                    .init(Double(capture.queueDrops), ["stage": "queue"]),
                ])),
            MetricFamily(
                "tocsin_capture_up", help: "1 while the interface can show packets.",
                .gauge([.init(capture.isUp ? 1 : 0)])),
            MetricFamily(
                "tocsin_capture_clock_steps_total",
                help: "Jumps of the system's clock that were taken out of the packets' times.",
                .counter([.init(Double(capture.clockSteps))])),
            MetricFamily(
                "tocsin_packet_lag_seconds",
                help: "Time from a packet's stamp to its being taken in.",
                .gauge([.init(capture.lag)])),
        ]
    }

    private static func flows(_ status: WatchStatus) -> [MetricFamily] {
        let counts = status.counts
        return [
            MetricFamily(
                "tocsin_flows_active", help: "Flows that are open.",
                .gauge([.init(Double(counts.openFlows))])),
            MetricFamily(
                "tocsin_flows_total", help: "Flows that have ended, by what ended them.",
                .counter([
                    .init(
                        Double(status.flows.flows - status.flows.evicted), ["end": "own"]),
                    .init(Double(status.flows.evicted), ["end": "evicted"]),
                ])),
            MetricFamily(
                "tocsin_connections_kept", help: "Connections that are kept as records.",
                .gauge([.init(Double(counts.rows))])),
            MetricFamily(
                "tocsin_connections_displaced_total",
                help:
                    "Connections no longer kept as records before their time, for want of memory.",
                .counter([.init(Double(counts.displaced))])),
            MetricFamily(
                "tocsin_pairs_tracked",
                help: "Pairs remembered beyond the connections that are kept.",
                .gauge([.init(Double(counts.pairsRemembered))])),
            MetricFamily(
                "tocsin_pairs_evicted_total", help: "Pairs forgotten for want of memory.",
                .counter([.init(Double(counts.evictedPairs))])),
            MetricFamily(
                "tocsin_state_bytes", help: "Resident memory of the program.",
                .gauge([.init(Double(status.memory))])),
            MetricFamily(
                "tocsin_state_limit_bytes", help: "Memory that the program may use.",
                .gauge([.init(Double(status.memoryLimit))])),
            MetricFamily(
                "tocsin_blind", help: "1 while the sensor does not see what it should.",
                .gauge([.init(status.blindness == nil ? 0 : 1)])),
        ]
    }

    private static func findings(_ status: WatchStatus) -> [MetricFamily] {
        let counts = status.alertCounts.sorted {
            ($0.key.detector, $0.key.severity) < ($1.key.detector, $1.key.severity)
        }
        return [
            MetricFamily(
                "tocsin_findings_total", help: "Findings that were told.",
                .counter(
                    counts.map {
                        .init(
                            Double($0.value),
                            [
                                "detector": $0.key.detector, "severity": $0.key.severity.name,
                                "suppressed": "false",
                            ])
                    })),
            MetricFamily(
                "tocsin_windows_total", help: "Windows that were judged.",
                .counter([.init(Double(status.counts.windows))])),
            MetricFamily(
                "tocsin_score_seconds", help: "How long judging a window takes.",
                .histogram([status.judging])),
        ]
    }

    private static func sinks(_ status: WatchStatus) -> [MetricFamily] {
        guard !status.sinks.isEmpty else { return [] }
        func samples(_ value: (WatchStatus.SinkStatus) -> Int) -> [MetricFamily.Sample] {
            status.sinks.map { .init(Double(value($0)), ["sink": $0.name]) }
        }
        return [
            MetricFamily(
                "tocsin_sink_delivered_total", help: "Findings delivered.",
                .counter(samples(\.delivered))),
            MetricFamily(
                "tocsin_sink_dropped_total", help: "Findings that a receiver will not get.",
                .counter(samples(\.dropped))),
            MetricFamily(
                "tocsin_sink_queued", help: "Findings that wait.", .gauge(samples(\.queued))),
        ]
    }
}
