import TocsinDetectors

/// The registry of detectors as text: the one source of help, docs and the Navigator layer.
public enum RegistryText {
    private static var all: [DetectorInfo] { Registry.detectors.map(\.info) }

    /// A paragraph each.
    public static func plain() -> String {
        all.map { info in
            """
            \(info.id)
              detects       \(info.detects)
              needs         \(info.input)
              cannot see    \(info.blindTo)
              severity      \(info.severityRule)
              ATT&CK        \(info.techniques.map { "\($0.id) \($0.name)" }.joined(separator: ", "))

            """
        }.joined(separator: "\n")
    }

    /// A Markdown table.
    public static func markdown() -> String {
        let rows = all.map { info in
            "| `\(info.id)` | \(info.detects) | \(info.techniques.map(\.id).joined(separator: ", ")) "
                + "| \(info.blindTo) |\n"
        }
        return "| detector | detects | ATT&CK | cannot see |\n|---|---|---|---|\n"
            + rows.joined()
    }

    /// One JSON object with the version of ATT&CK and every detector's entry.
    public static func json() -> String {
        var json = JSONText()
        json.beginObject()
        json.member("attack_version", AttackTechnique.version)
        json.key("detectors")
        json.beginArray()
        for info in all {
            json.beginObject()
            json.member("id", info.id)
            json.member("detects", info.detects)
            json.member("input", info.input)
            json.member("blind_to", info.blindTo)
            json.member("severity_rule", info.severityRule)
            json.key("directional")
            json.flag(info.isDirectional)
            json.key("techniques")
            json.beginArray()
            for technique in info.techniques {
                json.beginObject()
                json.member("id", technique.id)
                json.member("name", technique.name)
                json.endObject()
            }
            json.endArray()
            json.key("settings")
            json.beginArray()
            for setting in info.settings { write(setting, to: &json) }
            json.endArray()
            json.endObject()
        }
        json.endArray()
        json.endObject()
        json.endLine()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func write(_ setting: Setting, to json: inout JSONText) {
        json.beginObject()
        json.member("key", setting.key)
        json.member("unit", setting.unit.isEmpty ? nil : setting.unit)
        json.member("default", setting.defaultValue)
        json.member("least", setting.range.lowerBound)
        json.member("most", setting.range.upperBound)
        json.member("summary", setting.summary)
        json.endObject()
    }

    /// A layer for the ATT&CK Navigator (layer format 4.5): every technique a detector may name.
    public static func navigatorLayer() -> String {
        var comments: [AttackTechnique: [String]] = [:]
        for info in all {
            for technique in info.techniques { comments[technique, default: []].append(info.id) }
        }
        var json = JSONText()
        json.beginObject()
        json.member("name", "Tocsin detectors")
        json.key("versions")
        json.beginObject()
        json.member("attack", String(AttackTechnique.version.prefix { $0 != "." }))
        json.member("layer", "4.5")
        json.endObject()
        json.member("domain", "enterprise-attack")
        json.key("techniques")
        json.beginArray()
        for technique in comments.keys.sorted(by: { $0.id < $1.id }) {
            json.beginObject()
            json.member("techniqueID", technique.id)
            json.member("score", Int64(1))
            json.member("comment", (comments[technique] ?? []).joined(separator: ", "))
            json.endObject()
        }
        json.endArray()
        json.endObject()
        json.endLine()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Every setting with its value, as the TOML file that `-c` reads.
    public static func settingsFile(_ settings: Settings) -> String {
        var text = ""
        var section = ""
        for (key, setting, value) in settings.all {
            let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            if parts[0] != section {
                text += (section.isEmpty ? "" : "\n") + "[\(parts[0])]\n"
                section = parts[0]
            }
            let unit = setting.unit.isEmpty ? "" : " [\(setting.unit)]"
            text += "# \(setting.summary)\(unit), \(number(setting.range.lowerBound)) to "
            text += "\(number(setting.range.upperBound))\n\(parts[1]) = \(number(value))\n"
        }
        return text
    }

    /// Whole numbers without a fraction.
    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
    }
}
