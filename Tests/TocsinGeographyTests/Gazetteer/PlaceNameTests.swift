import Testing

@testable import TocsinGeography

@Suite struct PlaceNameTests {
    @Test(arguments: [
        ("São Paulo", "sao paulo"), ("SÃO  PAULO ", "sao paulo"), ("Sa\u{303}o Paulo", "sao paulo"),
        ("Łódź", "lodz"), ("Đà Nẵng", "da nang"), ("İstanbul", "istanbul"), ("Iğdır", "igdir"),
        ("Großenhain", "grossenhain"), ("Århus", "arhus"), ("Ærøskøbing", "aeroskobing"),
        ("Reykjavík", "reykjavik"), ("Þorlákshöfn", "thorlakshofn"), ("Bakı", "baki"),
        ("Xi’an", "xian"), ("N'Djamena", "ndjamena"), ("St. John's", "saint johns"),
        ("Stoke-on-Trent", "stoke on trent"), ("Winston–Salem", "winston salem"),
        ("Москва", "москва"), ("東京", "東京"), ("Halle (Saale)", "halle saale"),
    ])
    func folds(name: String, folded: String) {
        #expect(PlaceName.folded(name) == folded)
    }

    @Test func nothingToCompare() {
        #expect(PlaceName.folded("") == nil)
        #expect(PlaceName.folded(" -- ") == nil)
        #expect(PlaceName.folded(String(repeating: "a", count: 201)) == nil)
    }

    @Test func transcribes() {
        #expect(PlaceName.transcribed("München") == "muenchen")
        #expect(PlaceName.transcribed("Ålesund") == "aalesund")
        #expect(PlaceName.transcribed("Denver") == nil)
    }
}
