import TocsinFeatures
import TocsinRecords

/// Turns the silence of a beacon into a finding.
struct BeaconStoppedReport {
    private let beacon: KnownBeacon
    private let silence: Silence
    private let window: ConnWindow

    init(_ beacon: KnownBeacon, _ silence: Silence, _ window: ConnWindow) {
        self.beacon = beacon
        self.silence = silence
        self.window = window
    }

    var finding: Finding {
        let lastBeat = Timestamp(microseconds: silence.lastBeat)
        var finding = Finding(
            detector: "beacon-stopped",
            title: "Beacon stopped: no contact for \(Phrase.seconds(silence.wall))",
            severity: beacon.severity, priority: beacon.priority, score: beacon.finding.score,
            entity: beacon.finding.entity, service: beacon.finding.service,
            firstSeen: beacon.finding.firstSeen, lastSeen: lastBeat, count: beacon.rows.count,
            episodeStart: lastBeat)
        finding.pValue = silence.chance
        finding.techniques = beacon.finding.techniques
        finding.sample(beacon.rows.suffix(Finding.uidSample), of: window)
        finding.summary = beacon.finding.summary
        finding.summary.inShort = Finding.Summary.fitting([
            "silent \(Phrase.seconds(silence.wall)), \(silence.beatsMissed) beats missed",
            "silent \(Phrase.seconds(silence.wall))",
        ])
        finding.evidence = [
            Evidence("beacon_id", .text(beacon.finding.id)),
            Evidence("last_beat", .text(lastBeat.rfc3339)),
            Evidence("period_s", .number(beacon.period)),
            Evidence("silence_s", .number(silence.wall)),
            Evidence("counted_silence_s", .number(silence.length)),
            Evidence("longest_earlier_pause_s", .number(silence.longestEarlier)),
            Evidence("beats_missed", .integer(Int64(silence.beatsMissed))),
            Evidence("chance", .number(silence.chance)),
            Evidence("observed_minutes", .integer(Int64(silence.minutesHeard))),
            Evidence("direction", .text(beacon.direction.name)),
        ]
        finding.why = why
        return finding
    }

    private var why: [String] {
        [
            "The beacon called every \(Phrase.seconds(beacon.period)) and has been silent for "
                + "\(Phrase.seconds(silence.wall)), of which \(Phrase.seconds(silence.length)) count: "
                + "\(Phrase.counted(silence.beatsMissed, "beat")) missed; its longest pause before was "
                + "\(Phrase.seconds(silence.longestEarlier)).",
            "Chance of a pause this long under its own rhythm: \(Chance.words(silence.chance)).",
            "Only time counts in which its host made other connections and the sensor saw traffic in the "
                + "same direction, and only hours at which the beacon used to call.",
            "It was removed, blocked or told to sleep, or its program was closed: look at what happened "
                + "to the host just after the last beat.",
        ]
    }
}
