import ArgumentParser
import Foundation
import TOMLKit
import TocsinDetectors
import TocsinEngine
import TocsinFeatures
import TocsinRecords

/// The inputs and what they are read and judged with: shared by `hunt` and `score`.
struct InputOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Files, folders or - for standard input.", valueName: "input"))
    var inputs: [String] = []

    @Option(
        name: .customShort("r"), help: ArgumentHelp("The same as an input.", valueName: "input"))
    var read: [String] = []

    @OptionGroup var time: TimeOptions

    @OptionGroup var judging: JudgingArguments

    @Flag(help: "A malformed record is an error.")
    var strict = false

    var threads: Int { judging.threads }
    var verbose: Bool { judging.verbose }

    func validate() throws {
        guard !(inputs + read).isEmpty else {
            throw ValidationError("nothing to read; name files, folders or - for standard input")
        }
    }

    func huntOptions() throws -> HuntOptions {
        var options = HuntOptions(inputs: inputs + read)
        let range = try time.range()
        options.since = range.since
        options.until = range.until
        options.last = try time.lastMicroseconds()
        options.zone = try time.zone()
        try judging.apply(to: &options)
        return options
    }
}

/// What records are judged with: shared by everything that judges.
struct JudgingArguments: ParsableArguments {
    @OptionGroup var capture: CaptureArguments

    @OptionGroup var auth: AuthArguments

    @Option(
        help: ArgumentHelp(
            "Inside networks: CIDR,… or @FILE (a networks.cfg works).", valueName: "list"))
    var `internal`: String?

    @Option(
        help: ArgumentHelp(
            "Proxies whose traffic counts as outbound: CIDR[:PORT],…", valueName: "list"))
    var proxy: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Settings file (TOML).", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "Change one setting, e.g. beacon.min_score=0.8.", valueName: "detector.key=value"))
    var set: [String] = []

    @Option(help: ArgumentHelp("Threads; the output does not depend on it.", valueName: "N"))
    var threads: Int = max(1, ProcessInfo.processInfo.activeProcessorCount)

    @Option(help: ArgumentHelp("Seed of the isolation forest.", valueName: "N"))
    var seed: UInt64 = 1

    @Flag(name: .shortAndLong, help: "Say on standard error what takes how long.")
    var verbose = false

    func validate() throws {
        guard (1...1024).contains(threads) else {
            throw ValidationError("--threads \(threads): 1 to 1024")
        }
    }

    func apply(to options: inout HuntOptions) throws {
        options.site = try SiteArguments.site(internal: self.internal, proxy: proxy)
        options.settings = try SettingsFile.settings(file: config, overrides: set)
        options.capture = try capture.options()
        try auth.apply(to: &options)
        options.threads = threads
        options.seed = seed
    }
}

/// `--direction`, read as contract.md has it.
enum DirectionChoice: String, ExpressibleByArgument, CaseIterable {
    case outbound, inbound, `internal`, external, all

    var directions: Set<Direction> {
        switch self {
        case .outbound: [.outbound]
        case .inbound: [.inbound]
        case .internal: [.internal]
        case .external: [.external]
        case .all: Set(Direction.allCases)
        }
    }
}

/// `--internal` and `--proxy` → a site.
enum SiteArguments {
    /// Lines of a networks file that are read.
    private static let maxNetworks = 100_000

    static func site(internal: String?, proxy: String?) throws -> Site {
        let proxies = try proxy.map(proxies) ?? []
        guard let text = `internal` else { return Site(proxies: proxies) }
        let entries: [String]
        if text.hasPrefix("@") {
            let path = String(text.dropFirst())
            guard let content = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw ValidationError("--internal \(text): the file cannot be read")
            }
            // networks.cfg: a network, then a tag; # begins a comment.
            entries = content.split(whereSeparator: \.isNewline)
                .map { $0.prefix { $0 != "#" } }
                .compactMap { $0.split(whereSeparator: \.isWhitespace).first.map(String.init) }
        } else {
            entries = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        guard !entries.isEmpty, entries.count <= maxNetworks else {
            throw ValidationError("--internal \(text): names no network")
        }
        return Site(
            inside: try entries.map { entry in
                guard let prefix = IPPrefix(entry) else {
                    throw ValidationError(
                        "--internal: '\(entry)' is no network such as 192.0.2.0/24")
                }
                return prefix
            }, proxies: proxies, trustsLogMarks: true)
    }

    /// `10.0.0.5:3128,2001:db8::5`: a port only behind IPv4 or a bracketed address.
    private static func proxies(_ text: String) throws -> [(network: IPPrefix, port: UInt16?)] {
        try text.split(separator: ",").map { part in
            let entry = part.trimmingCharacters(in: .whitespaces)
            if let whole = IPPrefix(entry) { return (whole, nil) }
            let split = entry.lastIndex(of: ":")
            if let split, let port = UInt16(entry[entry.index(after: split)...]) {
                let host = entry[..<split].trimmingCharacters(in: ["[", "]"])
                if let network = IPPrefix(host) { return (network, port) }
            }
            throw ValidationError("--proxy: '\(entry)' is not CIDR[:PORT]")
        }
    }
}

/// The settings file and `--set`.
enum SettingsFile {
    static func settings(file: String?, overrides: [String]) throws -> Settings {
        var settings = Settings()
        if let file {
            for (key, value) in try entries(file) { try set(&settings, key, value, file) }
        }
        for text in overrides {
            let parts = text.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let value = Double(parts[1]) else {
                throw ValidationError("--set \(text): not detector.key=number")
            }
            try set(&settings, String(parts[0]), value, "--set")
        }
        return settings
    }

    private static func set(
        _ settings: inout Settings, _ key: String, _ value: Double, _ origin: String
    ) throws {
        do {
            try settings.set(key, to: value)
        } catch {
            throw ValidationError("\(origin): \(error)")
        }
    }

    /// `[beacon]` tables of numbers as `beacon.key`, in the order of their keys.
    private static func entries(_ file: String) throws -> [(String, Double)] {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw ValidationError("\(file): the settings file cannot be read")
        }
        let table: TOMLTable
        do {
            table = try TOMLTable(string: text)
        } catch {
            throw ValidationError("\(file): not valid TOML: \(error)")
        }
        var entries: [(String, Double)] = []
        for section in table.keys.sorted() {
            guard let inner = table[section]?.table else {
                throw ValidationError("\(file): '\(section)' is no [detector] table")
            }
            for key in inner.keys.sorted() {
                guard let value = inner[key]?.double ?? inner[key]?.int.map(Double.init) else {
                    throw ValidationError("\(file): \(section).\(key) is no number")
                }
                entries.append(("\(section).\(key)", value))
            }
        }
        return entries
    }
}
