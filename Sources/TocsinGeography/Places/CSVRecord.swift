/// One line of comma-separated values (RFC 4180), without line breaks inside quotes.
enum CSVRecord {
    private enum State { case start, bare, quoted, quoteInQuotes, closed }

    /// The fields of `line`, blanks around them removed; nil if a quote does not close, or text follows
    /// a closing one.
    static func fields(of line: Substring) -> [String]? {
        var fields: [String] = []
        var field = ""
        var state = State.start
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
        func end() {
            if state == .bare { while field.last.map(isBlank) == true { field.removeLast() } }
            fields.append(field)
            (field, state) = ("", .start)
        }
        for character in line {
            switch (state, character) {
            case (.quoted, "\""): state = .quoteInQuotes
            case (.quoted, _): field.append(character)
            case (_, ","): end()
            case (.start, "\""): state = .quoted
            case (.start, _):
                if isBlank(character) { continue }
                field.append(character)
                state = .bare
            case (.bare, _): field.append(character)
            case (.quoteInQuotes, "\""):
                field.append(character)
                state = .quoted
            case (.quoteInQuotes, _), (.closed, _):
                guard isBlank(character) else { return nil }
                state = .closed
            }
        }
        guard state != .quoted else { return nil }
        end()
        return fields
    }
}
