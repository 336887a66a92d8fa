/// How names of places are compared: without case, diacritics, punctuation or "St.".
enum PlaceName {
    /// Longer than the longest name of a place with its region and country.
    static let maxBytes = 200

    /// The words of `text` with a blank between them; nil for longer than `maxBytes` and for no words.
    static func folded(_ text: some StringProtocol) -> String? {
        guard text.utf8.count <= maxBytes else { return nil }
        var words: [String] = []
        var word = ""
        func endWord() {
            if !word.isEmpty { words.append(word == "st" ? "saint" : word) }
            word = ""
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
            case "A"..."Z": word += scalar.properties.lowercaseMapping
            case "'", ".", "`", "\u{2018}", "\u{2019}": continue
            default:
                let category = scalar.properties.generalCategory
                switch category {
                case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter: word += letter(scalar)
                case .otherLetter, .decimalNumber, .spacingMark:
                    word.unicodeScalars.append(scalar)
                // Combining accents, and the letters that stand for glottal stops.
                case .nonspacingMark, .modifierLetter: continue
                default: endWord()
                }
            }
        }
        endWord()
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// As `folded`, with the digraphs by which German and the Nordic languages write their letters in
    /// ASCII; nil if there is none of them.
    static func transcribed(_ text: some StringProtocol) -> String? {
        var result = ""
        var isOther = false
        for character in text {
            guard let digraph = digraphs[character] else {
                result.append(character)
                continue
            }
            result += digraph
            isOther = true
        }
        return isOther ? folded(result) : nil
    }

    private static let digraphs: [Character: String] = [
        "ä": "ae", "Ä": "Ae", "ö": "oe", "Ö": "Oe", "ü": "ue", "Ü": "Ue", "ø": "oe", "Ø": "Oe",
        "å": "aa", "Å": "Aa",
    ]

    /// A letter outside ASCII as what the Unicode Standard names it after, such as "LATIN SMALL LETTER
    /// E WITH ACUTE"; those names never change (Unicode Stability Policies).
    private static func letter(_ scalar: Unicode.Scalar) -> String {
        let name = (scalar.properties.name ?? "").split(separator: " ", maxSplits: 4)
        guard name.count >= 4, name[0] == "LATIN" else {
            return scalar.properties.lowercaseMapping
        }
        switch name[3] {
        case "SHARP": return "ss"
        case "ETH": return "d"
        case "THORN": return "th"
        case "DOTLESS": return "i"
        case "SCHWA": return "e"
        default:
            return name[3].utf8.count <= 2
                ? name[3].lowercased() : scalar.properties.lowercaseMapping
        }
    }
}
