import TocsinFeatures
import TocsinMath
import TocsinRecords

/// Logons unlike everybody's, by the isolation forest; what a named detector explains is left out.
///
/// Rows are user-hours, or single attempts where the log has too few user-hours for a tail, as a day of one
/// server has.
public struct AnomalousLogonDetector: AuthDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "anomalous-logon",
            detects:
                "hours of a user whose attempts, failures, sources, novelty or time are unlike the "
                + "rest, by an isolation forest",
            input: "authentications", techniques: [.validAccounts],
            blindTo:
                "what is common in this log, and logs of fewer than 200 user-hours and 300 attempts",
            severityRule: "low; medium where the user got in from a source or place new to them",
            isDirectional: false,
            settings: [
                Setting(
                    "max_p_value", default: 1e-4, in: 1e-12...1,
                    "chance, under the tail fitted to all other scores, from which a row counts"),
                Setting(
                    "budget", unit: "findings/day", default: 20, in: 0...1_000_000,
                    "most findings a day of data"),
                Setting(
                    "min_user_hours", default: 200, in: 100...1e9,
                    "user-hours below which single attempts are judged instead: a tail needs some 20 "
                        + "scores, a tenth of all at most"),
                Setting(
                    "min_attempts", default: 300, in: 100...1e9,
                    "attempts below which there are scores and no findings: they come in bursts "
                        + "and say less than as many user-hours"),
                Setting(
                    "contamination", default: 0.005, in: 0...0.5,
                    "share of rows that `score auth` flags"),
            ])
    }

    /// Days of data below which weekly habits are unknown.
    private static let week = 7

    public func detect(in window: AuthWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        guard let rows = rows(window, context, &detection.limits),
            let model = try? AuthAnomalyModel(rows, seed: context.seed, threads: context.threads)
        else { return detection }
        detection.judged = rows.count
        let calendar = AuthCalendar(window, zone: context.zone)
        if calendar.days.count < Self.week {
            detection.limits.append(
                "\(Phrase.counted(calendar.days.count, "day")) of logons: weekly habits are unknown"
            )
        }
        let perDay = Int(context.settings["anomalous-logon.budget"])
        let budget = FindingBudget(perDay: perDay).limit(
            span: window.latest.microseconds &- window.earliest.microseconds)
        let outliers = outliers(model, ExplainedLogons(context.earlier, calendar), context)
        let episodes = LogonEpisode.gathered(outliers, model)
        detection.findings = episodes.prefix(budget).map { $0.finding(model) }
        if episodes.count > budget {
            detection.limits.append(
                "\(episodes.count - budget) more unusual user-days are over the budget of "
                    + "\(perDay) a day; `tocsin score auth` has all scores")
        }
        return detection
    }

    /// User-hours, or attempts for want of them; nil for want of both.
    private func rows(
        _ window: AuthWindow, _ context: DetectionContext, _ limits: inout [String]
    ) -> AuthFeatures? {
        let hours = AuthFeatures(window, per: .userHour, zone: context.zone)
        let enough = Int(context.settings["anomalous-logon.min_user_hours"])
        if hours.count >= enough { return hours }
        let attempts = AuthFeatures(window, per: .event, zone: context.zone)
        let minimum = Int(context.settings["anomalous-logon.min_attempts"])
        let few = "\(hours.count) user-hours of \(enough)"
        if attempts.count >= minimum {
            limits.append("\(few): single attempts are judged, and no habits of users")
            return attempts
        }
        limits.append(
            "\(few), \(attempts.count) attempts of \(minimum): too few to say which are unusual")
        return nil
    }

    /// Rows with a user that are beyond the tail and not explained, in order of time.
    private func outliers(
        _ model: AuthAnomalyModel, _ explained: ExplainedLogons, _ context: DetectionContext
    ) -> [OutlyingLogon] {
        let rows = model.rows
        let sample = AuthAnomalyModel.sample(rows, seed: context.seed, count: AnomalySample.tail)
        // What was explained is no example of what is usual.
        let tail = UnvouchedTail(
            sample.filter { !explained.covers(rows, $0) }.map { model.scores[$0] })
        let maxP = context.settings["anomalous-logon.max_p_value"]
        let least = tail.score(withShareAbove: 2 * maxP)
        let candidates = (0..<rows.count).filter { row in
            model.scores[row] >= least && rows.user(row) != 0 && !explained.covers(rows, row)
        }.sorted { a, b in
            model.scores[a] != model.scores[b] ? model.scores[a] > model.scores[b] : a < b
        }
        var outliers: [OutlyingLogon] = []
        for row in candidates {
            let score = model.scores[row]
            // A row with the score of the one before is as rare.
            let last = outliers.last.flatMap { model.scores[$0.row] == score ? $0.pValue : nil }
            let pValue = last ?? tail.pValue(score)
            // What scores lower is no rarer.
            guard pValue <= maxP else { break }
            outliers.append(OutlyingLogon(row: row, pValue: pValue))
        }
        return outliers.sorted { $0.row < $1.row }
    }
}
