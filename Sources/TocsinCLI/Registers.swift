import ArgumentParser
import TocsinDetectors
import TocsinSinks

/// `tocsin detectors`: the registry, for people and programs.
struct Detectors: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the detectors: what each detects and what it cannot see.")

    enum Format: String, EnumerableFlag {
        case markdown, json, navigator
    }

    @Flag(help: "As a Markdown table, as JSON, or as an ATT&CK Navigator layer.")
    var format: Format?

    func run() throws {
        try Output.write(to: nil) { output throws(OutputError) in
            switch format {
            case .markdown: try output.write(RegistryText.markdown())
            case .json: try output.write(RegistryText.json())
            case .navigator: try output.write(RegistryText.navigatorLayer())
            case nil: try output.write(RegistryText.plain())
            }
        }
    }
}

/// `tocsin config`: the settings and their values.
struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show or check the settings of all detectors.",
        subcommands: [Show.self, Check.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print every setting with its value as a settings file.")

        @Option(name: .shortAndLong, help: ArgumentHelp("Settings file (TOML).", valueName: "file"))
        var config: String?

        @Option(help: ArgumentHelp("Change one setting.", valueName: "detector.key=value"))
        var set: [String] = []

        func run() throws {
            let settings = try SettingsFile.settings(file: config, overrides: set)
            try Output.write(to: nil) { output throws(OutputError) in
                try output.write(RegistryText.settingsFile(settings))
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a settings file: unknown keys and values out of range.")

        @Argument(help: "The settings file (TOML).")
        var file: String

        func run() throws {
            _ = try SettingsFile.settings(file: file, overrides: [])
            try Output.write(to: nil) { output throws(OutputError) in
                try output.write("\(file): all settings are known and in range\n")
            }
        }
    }
}
