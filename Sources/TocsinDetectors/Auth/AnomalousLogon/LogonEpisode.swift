import TocsinFeatures
import TocsinRecords

/// A row of the model beyond the tail of the others.
struct OutlyingLogon {
    var row: Int
    /// Chance of its score under that tail.
    var pValue: Double
}

/// Unusual rows of one user with less than a day of silence between them: one finding.
struct LogonEpisode {
    /// In order of time.
    private var rows: [Int]
    /// The highest score of them.
    private var best: OutlyingLogon

    /// Folds `outliers`, in order of time; the highest score first.
    static func gathered(
        _ outliers: [OutlyingLogon], _ model: AuthAnomalyModel
    ) -> [LogonEpisode] {
        var open: [Int: Int] = [:]
        var episodes: [LogonEpisode] = []
        for outlier in outliers {
            let user = model.rows.user(outlier.row)
            if let known = open[user], let last = episodes[known].rows.last,
                model.rows.start(outlier.row) &- model.rows.start(last)
                    < Timestamp.microsecondsPerDay
            {
                episodes[known].rows.append(outlier.row)
                if model.scores[outlier.row] > model.scores[episodes[known].best.row] {
                    episodes[known].best = outlier
                }
            } else {
                open[user] = episodes.count
                episodes.append(LogonEpisode(rows: [outlier.row], best: outlier))
            }
        }
        return episodes.sorted { a, b in
            let (x, y) = (model.scores[a.best.row], model.scores[b.best.row])
            return x != y ? x > y : a.best.row < b.best.row
        }
    }

    func finding(_ model: AuthAnomalyModel) -> Finding {
        let features = model.rows
        let window = features.window
        let attempts = rows.flatMap { features.members($0) }.map { Int($0) }
        let user = features.user(best.row)
        let gotInAnew = attempts.contains { window.isSuccess($0) && features.isNew($0) }
        let score = model.scores[best.row]
        let explanation = AnomalyExplanation(model, best.row)
        var finding = Finding(
            detector: "anomalous-logon", title: "Unusual logons",
            severity: gotInAnew ? .medium : .low, priority: (gotInAnew ? 25 : 15) + Int(15 * score),
            score: score, window: window, rows: attempts, user: user)
        let sources = Set(attempts.map(window.source)).sorted().map { window.text(source: $0) }
        let isHour = features.unit == .userHour
        finding.evidence =
            [
                Evidence("tail_p_value", .number(best.pValue)),
                Evidence(
                    isHour ? "user_hours_scored" : "attempts_scored",
                    .integer(Int64(features.count))),
                Evidence(
                    isHour ? "unusual_hours" : "unusual_attempts", .integer(Int64(rows.count))),
                Evidence(
                    isHour ? "hour_start" : "attempt_time",
                    .text(Timestamp(microseconds: features.start(best.row)).rfc3339)),
                Evidence("failures", .integer(Self.count(attempts, window, window.isFailure))),
                Evidence("successes", .integer(Self.count(attempts, window, window.isSuccess))),
                Evidence("sources", .texts(Array(sources.prefix(Finding.uidSample)))),
                Evidence(
                    "null", .text("generalised Pareto tail fitted to the raw scores of the others")),
            ] + explanation.evidence
        let from = sources.count == 1 ? sources[0] : Phrase.counted(sources.count, "source")
        finding.why =
            [
                "\(window.quoted(user: user)): \(Phrase.counted(finding.count, "attempt")) from \(from)."
            ]
            + explanation.sentences
        finding.techniques = [.validAccounts]
        finding.summary.inShort = explanation.inShort
        return finding
    }

    private static func count(
        _ attempts: [Int], _ window: AuthWindow, _ isMeant: (Int) -> Bool
    ) -> Int64 {
        attempts.reduce(0) { $0 + (isMeant($1) ? Int64(window.attempts($1)) : 0) }
    }
}
