import ArgumentParser
import Foundation
import Logging
import TocsinEngine
import TocsinFeatures
import TocsinGeography
import TocsinLogs
import TocsinRecords
import TocsinSinks

/// Says on standard error what was read, what was left out and what was damaged.
struct RunReport {
    let log: Logger
    let isStrict: Bool

    /// Damaged inputs that are described one by one; the rest are counted.
    private static let maxInputs = 20

    /// Inputs of one kind that are named; the rest are counted.
    private static let maxNames = 3

    /// Reads the window with a progress bar; throws `Stop` where nothing could be read.
    func load(_ engine: Engine, needing needed: Needed = .records) throws -> LoadedWindow {
        var progress = ProgressLine()
        let loaded: LoadedWindow
        let clock = ContinuousClock.now
        do {
            loaded = try engine.load { progress.update($0) }
        } catch {
            throw Stop(shown("\(error)"))
        }
        progress.finish()
        log.debug("reading took \(ContinuousClock.now - clock)")
        describe(loaded.summary)
        if isStrict, let report = loaded.summary.reports.first(where: \.isDamaged) {
            throw Stop("\(shown(report.path)): damaged, and --strict allows none")
        }
        if needed.count(in: loaded) == 0 {
            throw Stop(emptyReason(loaded.summary, engine.options, needed))
        }
        return loaded
    }

    /// What a command cannot do without.
    enum Needed {
        case records, connections, logons

        var noun: String {
            switch self {
            case .records: "connection or logon"
            case .connections: "connection"
            case .logons: "logon"
            }
        }

        var sources: String {
            let connections =
                "conn.log (Zeek), eve.json with flow records (Suricata) or a packet capture"
            let logons =
                "an auth.log, journal, CloudTrail, Windows Security or CSV log of authentications"
            return switch self {
            case .records: connections + ", or " + logons
            case .connections: connections
            case .logons: logons
            }
        }

        func count(in loaded: LoadedWindow) -> Int {
            switch self {
            case .records: loaded.window.count + loaded.auth.count
            case .connections: loaded.window.count
            case .logons: loaded.auth.count
            }
        }
    }

    /// Tells the inside and the directions of the connections.
    func describeSite(_ window: ConnWindow, _ result: (judged: Set<Direction>, isWidened: Bool)) {
        let marked = zip(window.addresses, window.isInside).count { address, isInside in
            isInside && !window.site.contains(address)
        }
        let networks =
            window.site.inside == Site.privateNetworks
            ? "private networks"
            : window.site.inside.map(\.description).prefix(8).joined(separator: ", ")
        let shares = Direction.allCases.map { direction in
            "\(direction.name) \(percent(window.directionCounts[Int(direction.rawValue)], of: window.count))"
        }
        log.info(
            "inside: \(networks)\(marked > 0 ? " and \(counted(marked, "address")) marked local" : ""); connections: \(shares.joined(separator: ", "))"
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

    /// Tells what places of logons rest on, and what they lack.
    func describeLogons(_ loaded: LoadedWindow, _ geography: Geography) {
        guard loaded.auth.count > 0 else { return }
        if loaded.auth.folded > 0 {
            log.info(
                "\(counted(loaded.auth.folded, "line")) about an attempt that another line tells too: each attempt counts once"
            )
        }
        let yearless = loaded.summary.reports.filter(\.takesYearFromFile).map { shown($0.path) }
        if let first = yearless.first {
            log.info(
                "no year in the stamps of \(first)\(yearless.count > 1 ? " and \(yearless.count - 1) more" : ""): told from when the file was last written; --year names it"
            )
        }
        for source in geography.sources { log.info("places: \(shown(source.description))") }
    }

    private func describe(_ summary: ReadSummary) {
        for (kind, count) in tallied(summary.reports.filter { $0.state == .unused }.map(\.format)) {
            let them = count == 1 ? "it" : "them"
            log.info("\(counted(count, "\(shown(kind)) log")): no detector reads \(them)")
        }
        let quiet: [(InputReport.State, String)] = [
            (.headerOnly, "without records"), (.empty, "empty"),
            (.unrecognised, "in no format known here"),
        ]
        for (state, name) in quiet {
            let reports = summary.reports.filter { $0.state == state && $0.error == nil }
            guard !reports.isEmpty else { continue }
            let paths = reports.prefix(Self.maxNames).map { shown($0.path) }.joined(separator: ", ")
            let more = reports.count > Self.maxNames ? " …" : ""
            log.info("\(counted(reports.count, "input")) \(name): \(paths)\(more)")
        }
        if summary.outsideSpan > 0 {
            let folders = counted(summary.outsideSpan, "dated folder")
            log.info("\(folders) outside the time span not opened")
        }
        if summary.refused > 0 {
            let connections = counted(summary.refused, "connection")
            log.warning("\(connections) beyond the most one run can hold, left out")
        }
        if summary.total.duplicates > 0 {
            let count = summary.total.duplicates
            let repeats = counted(count, "record") + (count == 1 ? " repeats" : " repeat")
            log.info("\(repeats) a uid or record id that was read before: each counts once")
        }
        if summary.refusedExchanges > 0 {
            let connections = counted(summary.refusedExchanges, "connection")
            log.warning("no room for what moved inside \(connections): not judged for it")
        }
        if summary.packets.captures > 0 {
            FlowReport(log: log).describe(summary.packets.flows, summary.packets.trace)
        }
        for error in summary.walkErrors { log.warning("\(shown(error.description))") }
        let damaged = summary.reports.filter(\.isDamaged)
        for report in damaged.prefix(Self.maxInputs) { describeDamage(report) }
        if damaged.count > Self.maxInputs {
            log.warning("\(counted(damaged.count - Self.maxInputs, "more damaged input"))")
        }
    }

    private func describeDamage(_ report: InputReport) {
        let path = shown(report.path)
        if let error = report.error {
            let count = report.tally.records
            let kept = "; the \(counted(count, "record")) in front of it count"
            log.warning("\(path): \(shown(error.reason))\(count == 0 ? "" : kept)")
        }
        guard report.tally.malformed > 0 else { return }
        let all = report.tally.malformed + report.tally.records
        let share = "\(report.tally.malformed) of \(counted(all, "record"))"
        log.warning("\(path): \(share) malformed and left out:")
        for sample in report.samples {
            log.warning(
                "  \(sample.line > 0 ? "line \(sample.line): " : "")\(shown(sample.reason))")
        }
    }

    /// Why there is nothing to judge, and what to do about it.
    private func emptyReason(
        _ summary: ReadSummary, _ options: HuntOptions, _ needed: Needed
    ) -> String {
        let isLimited = options.since != nil || options.until != nil || options.last != nil
        let skipped = summary.total.skipped
        if isLimited, skipped + summary.outsideSpan > 0 {
            let left = [
                skipped > 0 ? counted(skipped, "record") : nil,
                summary.outsideSpan > 0 ? counted(summary.outsideSpan, "dated folder") : nil,
            ].compactMap { $0 }.joined(separator: " and ")
            return
                "no \(needed.noun) in the time span (--since, --until, --last); \(left) outside it"
        }
        if summary.reports.isEmpty {
            let hidden =
                summary.hidden > 0 ? "; \(counted(summary.hidden, "hidden file")) left alone" : ""
            return "the inputs hold no file that can be read\(hidden)"
        }
        let remedy = "\(needed.sources) is needed"
        if skipped > 0 {
            return "no \(needed.noun) among \(counted(skipped, "record")) of other kinds; \(remedy)"
        }
        return
            "no \(needed.noun) record in \(counted(summary.reports.count, "input")); \(remedy)"
    }

    /// `1 input`, `2 inputs`.
    private func tallied(_ names: [String]) -> [(String, Int)] {
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
