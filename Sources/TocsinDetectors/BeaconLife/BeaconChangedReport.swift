import TocsinFeatures
import TocsinRecords

/// Turns a change of a beacon's period into a finding.
struct BeaconChangedReport {
    private let beacon: KnownBeacon
    private let change: SleepChange
    private let window: ConnWindow

    init(_ beacon: KnownBeacon, _ change: SleepChange, _ window: ConnWindow) {
        self.beacon = beacon
        self.change = change
        self.window = window
    }

    private var before: String { Phrase.seconds(change.before.period) }
    private var after: String { Phrase.seconds(change.after.period) }

    var finding: Finding {
        let dials = beacon.series.dials
        let moment = change.after.range.lowerBound
        let changedAt = Timestamp(microseconds: dials[moment])
        let start = dials[change.before.range.lowerBound]
        // The last connections of the old period and the first of the new one.
        let turn =
            beacon.rows.firstIndex { window.ts($0) >= changedAt.microseconds } ?? 0
        let sample = beacon.rows.dropFirst(max(turn - Finding.uidSample / 2, 0))
        var finding = Finding(
            detector: "beacon-changed", title: "Period changed from \(before) to \(after)",
            severity: beacon.severity, priority: beacon.priority, score: beacon.finding.score,
            entity: beacon.finding.entity, service: beacon.finding.service,
            firstSeen: Timestamp(microseconds: start),
            lastSeen: Timestamp(microseconds: beacon.series.times.last ?? start),
            count: beacon.rows.count, episodeStart: changedAt)
        finding.pValue = change.pValue
        finding.techniques = beacon.finding.techniques
        finding.sample(Array(sample), of: window)
        finding.summary = beacon.finding.summary
        finding.summary.period = change.after.period
        finding.summary.inShort = Finding.Summary.fitting([
            "period changed: \(before) to \(after)", "\(before) to \(after)",
        ])
        finding.evidence = [
            Evidence("beacon_id", .text(beacon.finding.id)),
            Evidence("changed_at", .text(changedAt.rfc3339)),
            Evidence("period_before_s", .number(change.before.period)),
            Evidence("period_after_s", .number(change.after.period)),
            Evidence("gaps_before", .integer(Int64(change.before.range.count))),
            Evidence("gaps_after", .integer(Int64(change.after.range.count))),
            Evidence("rank_test_p", .number(change.pValue)),
            Evidence("direction", .text(beacon.direction.name)),
        ]
        finding.why = why
        return finding
    }

    private var why: [String] {
        [
            "The beacon called every \(before), \(change.before.range.count) gaps long, and from then on "
                + "every \(after), \(change.after.range.count) gaps long.",
            "Chance that one rhythm splits like this: \(Chance.words(change.pValue)), by a rank test "
                + "corrected for the choice of the moment; both parts are steady, and the old period did not "
                + "come back.",
            "Somebody or something told it to sleep differently: look at what happened on the host around "
                + "that time. Updates and new settings of ordinary software do this too.",
        ]
    }
}
