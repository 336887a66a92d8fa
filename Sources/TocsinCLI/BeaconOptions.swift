import ArgumentParser
import TocsinDetectors
import TocsinEngine

/// How beacons are looked for: shared by `hunt` and `score beacons`.
struct BeaconOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Windows that beacons are looked for in: 24h, 7d, whole.", valueName: "list"))
    var window = WindowChoice.all

    @Option(
        help: ArgumentHelp(
            "How q-values control false discoveries: bh (Benjamini–Hochberg) or by "
                + "(Benjamini–Yekutieli, for any dependence).", valueName: "method"))
    var fdr: FalseDiscoveryControl = .bh

    func apply(to options: inout HuntOptions) {
        options.beaconWindows = window.windows
        options.falseDiscovery = fdr
    }
}

extension FalseDiscoveryControl: ExpressibleByArgument {}

/// `24h,7d,whole`: one window or several.
struct WindowChoice: ExpressibleByArgument, CustomStringConvertible {
    let windows: Set<BeaconWindow>

    static let all = WindowChoice(windows: Set(BeaconWindow.allCases))

    private init(windows: Set<BeaconWindow>) { self.windows = windows }

    init?(argument: String) {
        let names = argument.split(separator: ",", omittingEmptySubsequences: false)
        let windows = names.compactMap { BeaconWindow(rawValue: String($0)) }
        guard windows.count == names.count else { return nil }
        self.windows = Set(windows)
    }

    /// As it is typed.
    var description: String {
        BeaconWindow.allCases.filter(windows.contains).map(\.rawValue).joined(separator: ",")
    }

    var defaultValueDescription: String { description }
}
