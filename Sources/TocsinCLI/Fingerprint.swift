import TocsinDetectors
import TocsinEngine
import TocsinFeatures

extension HuntOptions {
    /// Names every setting that shaped the result of a run that judged `directions`.
    func fingerprint(directions: Set<Direction>, budget: Int?) -> String {
        let windows = BeaconWindow.allCases.filter(beaconWindows.contains).map(\.rawValue)
        var parts = settings.all.map { "\($0.key)=\($0.value)" }
        parts.append("seed=\(seed)")
        parts.append("window=\(windows.joined(separator: ","))")
        parts.append("fdr=\(falseDiscovery.rawValue)")
        if let budget { parts.append("budget=\(budget)") }
        parts.append("zone=\(zone.name)")
        parts.append("inside=\(site.inside.map(\.description).joined(separator: ","))")
        parts.append(
            "proxies="
                + site.proxies.map { "\($0.network):\($0.port.map(String.init) ?? "*")" }
                .joined(separator: ","))
        parts.append("directions=\(directions.map(\.name).sorted().joined(separator: ","))")
        return StableDigest.hex(of: parts)
    }
}
