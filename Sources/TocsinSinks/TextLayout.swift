/// Lays out short texts on lines of a terminal, by display width.
enum TextLayout {
    /// `text` filled with spaces up to `width` columns; longer text stays as it is.
    static func padded(_ text: String, width: Int, right: Bool = false) -> String {
        let fill = String(repeating: " ", count: max(0, width - SafeText.width(text)))
        return right ? fill + text : text + fill
    }

    /// `text` escaped and broken between words into lines of at most `width` columns, all but the
    /// first indented by `indent`. A word longer than a line is cut with `…`; beyond `maxLines` the
    /// last line ends with `…`.
    static func wrapped(
        _ text: String, width: Int, indent: Int = 0, maxLines: Int = 4
    ) -> [String] {
        let pad = String(repeating: " ", count: indent)
        // More than fills the lines, so that what is cut shows as cut.
        let safe = SafeText.fitted(text, width: (width + 1) * maxLines)
        var lines: [String] = []
        var line = ""
        for word in safe.split(separator: " ") {
            let fitting = SafeText.fitted(String(word), width: width - indent)
            if line.isEmpty {
                line = fitting
            } else if SafeText.width(line) + 1 + SafeText.width(fitting) <= width {
                line += " " + fitting
            } else {
                guard lines.count + 1 < maxLines else {
                    lines.append(SafeText.fitted(line + " …", width: width))
                    return lines
                }
                lines.append(line)
                line = pad + fitting
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}
