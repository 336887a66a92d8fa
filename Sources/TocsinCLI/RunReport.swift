import ArgumentParser
import Foundation
import Logging
import TocsinEngine
import TocsinFeatures
import TocsinLogs
import TocsinRecords
import TocsinSinks

/// Says on standard error what was read, what was left out and what was damaged.
struct RunReport {
    let log: Logger
    let isStrict: Bool

    /// Damaged inputs that are described one by one; the rest are counted.
    private static let maxInputs = 20

    /// Reads the window with a progress bar; throws `Stop` where nothing could be read.
    func load(_ engine: Engine) throws -> LoadedWindow {
        var progress = ProgressLine()
        let loaded: LoadedWindow
        let clock = ContinuousClock.now
        do {
            loaded = try engine.load { progress.update($0) }
        } catch {
            throw Stop("\(error)")
        }
        progress.finish()
        log.debug("reading took \(ContinuousClock.now - clock)")
        describe(loaded.summary)
        if isStrict, let report = loaded.summary.reports.first(where: \.isDamaged) {
            throw Stop("\(shown(report.path)): damaged, and --strict allows none")
        }
        if loaded.window.count == 0 { throw Stop(emptyReason(loaded.summary)) }
        return loaded
    }

    /// Tells the inside and the directions of the connections.
    func describeSite(_ window: ConnWindow, _ result: (judged: Set<Direction>, isWidened: Bool)) {
        let marked = zip(window.addresses, window.isInside).count { address, isInside in
            isInside && !window.site.contains(address)
        }
        let networks =
            window.site.inside == Site.privateNetworks
            ? "private networks" : window.site.inside.map(\.description).prefix(8).joined(separator: ", ")
        let shares = Direction.allCases.map { direction in
            "\(direction.name) \(percent(window.directionCounts[Int(direction.rawValue)], of: window.count))"
        }
        log.info(
            "inside: \(networks)\(marked > 0 ? " and \(marked) addresses the log marks local" : ""); connections: \(shares.joined(separator: ", "))"
        )
        if result.isWidened {
            log.warning(
                "under 5 % of the connections start inside, so every direction is judged; name your networks with --internal, or choose with --direction"
            )
        } else if result.judged != Set(Direction.allCases),
            result.judged.allSatisfy({ window.directionCounts[Int($0.rawValue)] == 0 })
        {
            log.warning(
                "no connection goes in the judged direction; --direction all judges every one")
        }
    }

    private func describe(_ summary: ReadSummary) {
        for (kind, count) in counted(summary.reports.filter { $0.state == .unused }.map(\.format)) {
            log.info("\(count) \(kind) log\(count == 1 ? "" : "s"): no detector reads them")
        }
        let quiet: [(InputReport.State, String)] = [
            (.headerOnly, "without records"), (.empty, "empty"),
        ]
        for (state, name) in quiet {
            let count = summary.reports.count { $0.state == state && $0.error == nil }
            if count > 0 { log.info("\(count) input\(count == 1 ? "" : "s") \(name)") }
        }
        let unknown = summary.reports.filter { $0.state == .unrecognised && $0.error == nil }
        if !unknown.isEmpty {
            log.info(
                "\(unknown.count) input\(unknown.count == 1 ? "" : "s") in no format known here: \(unknown.prefix(3).map { shown($0.path) }.joined(separator: ", "))\(unknown.count > 3 ? " …" : "")"
            )
        }
        if summary.outsideSpan > 0 {
            log.info("\(summary.outsideSpan) dated folders outside the time span not opened")
        }
        if summary.refused > 0 {
            log.warning("\(summary.refused) connections beyond the most one run can hold, left out")
        }
        if summary.total.duplicates > 0 {
            log.info("\(summary.total.duplicates) records repeat a uid and count once")
        }
        for error in summary.walkErrors { log.warning("\(shown(error.description))") }
        let damaged = summary.reports.filter(\.isDamaged)
        for report in damaged.prefix(Self.maxInputs) { describeDamage(report) }
        if damaged.count > Self.maxInputs {
            log.warning("\(damaged.count - Self.maxInputs) more damaged inputs")
        }
    }

    private func describeDamage(_ report: InputReport) {
        let path = shown(report.path)
        if let error = report.error {
            let read = report.tally.records > 0 ? "; \(report.tally.records) records read" : ""
            log.warning("\(path): \(shown(error.reason))\(read)")
        }
        guard report.tally.malformed > 0 else { return }
        log.warning(
            "\(path): \(report.tally.malformed) of \(report.tally.malformed + report.tally.records) records malformed"
        )
        for sample in report.samples {
            log.warning("  \(sample.line > 0 ? "line \(sample.line): " : "")\(shown(sample.reason))")
        }
    }

    private func emptyReason(_ summary: ReadSummary) -> String {
        if summary.total.skipped > 0 {
            return "no connection lies in the time span; \(summary.total.skipped) records were left out"
        }
        if summary.reports.isEmpty { return "the inputs hold no file" }
        return "no connection record in \(summary.reports.count) input\(summary.reports.count == 1 ? "" : "s"); conn.log (Zeek) or eve.json (Suricata) is needed"
    }

    private func counted(_ names: [String]) -> [(String, Int)] {
        var counts: [String: Int] = [:]
        for name in names { counts[name, default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func percent(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "0 %" : "\(Int((Double(part) / Double(whole) * 100).rounded())) %"
    }

    /// Text from outside, made harmless for a terminal.
    private func shown(_ text: String) -> String { SafeText.escaped(text) }
}
