/// One number that shapes a detector: its key, unit, default and range.
public struct Setting: Hashable, Sendable {
    /// Without the detector's id.
    public var key: String
    /// Empty for counts and shares.
    public var unit: String
    public var defaultValue: Double
    public var range: ClosedRange<Double>
    public var summary: String

    public init(
        _ key: String, unit: String = "", default value: Double, in range: ClosedRange<Double>,
        _ summary: String
    ) {
        self.key = key
        self.unit = unit
        self.defaultValue = value
        self.range = range
        self.summary = summary
    }
}

/// Why a setting was refused.
public struct SettingError: Error, Hashable, Sendable, CustomStringConvertible {
    public var key: String
    public var reason: String

    public var description: String { "setting \(key): \(reason)" }
}

/// The values of all settings of a registry: defaults, overridden by `detector.key = value`.
public struct Settings: Sendable {
    private let known: [String: Setting]
    private var values: [String: Double]

    public init(_ detectors: [any Detector] = Registry.detectors) {
        var known: [String: Setting] = [:]
        for detector in detectors {
            for setting in detector.info.settings {
                known["\(detector.info.id).\(setting.key)"] = setting
            }
        }
        self.known = known
        values = known.mapValues(\.defaultValue)
    }

    /// All keys in order, with their setting and current value.
    public var all: [(key: String, setting: Setting, value: Double)] {
        known.keys.sorted().compactMap { key in
            guard let setting = known[key], let value = values[key] else { return nil }
            return (key, setting, value)
        }
    }

    /// The value of `key` (`detector.key`); NaN for a key that no detector declares.
    public subscript(key: String) -> Double { values[key] ?? .nan }

    /// Overrides a default. Throws if the key is unknown or the value out of range.
    public mutating func set(_ key: String, to value: Double) throws(SettingError) {
        guard let setting = known[key] else {
            let near = known.keys.filter { $0.hasSuffix(key) || $0.hasPrefix(key) }.sorted()
            throw SettingError(
                key: key,
                reason: "unknown"
                    + (near.isEmpty
                        ? "; `tocsin config show` lists all keys"
                        : "; did you mean \(near.joined(separator: ", "))?"))
        }
        guard setting.range.contains(value) else {
            throw SettingError(
                key: key,
                reason: "\(value) is outside "
                    + "\(setting.range.lowerBound)…\(setting.range.upperBound)")
        }
        values[key] = value
    }
}
