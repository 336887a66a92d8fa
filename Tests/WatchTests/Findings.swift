import Foundation
import Testing

/// Findings as lines of JSON, in the order they were told.
struct Findings {
    struct Finding: Decodable, Hashable {
        var id: String
        var revision: Int
        var detector: String
        var severity: String
    }

    /// What a reader knows a told finding by.
    struct Key: Hashable, Comparable {
        var id: String
        var revision: Int

        static func < (a: Key, b: Key) -> Bool { (a.id, a.revision) < (b.id, b.revision) }
    }

    let lines: [String]
    let all: [Finding]

    /// Every line must be whole.
    init(_ text: String) throws {
        try #require(text.isEmpty || text.hasSuffix("\n"), "the last line is cut short")
        lines = text.split(separator: "\n").map(String.init)
        let decoder = JSONDecoder()
        all = try lines.map { try decoder.decode(Finding.self, from: Data($0.utf8)) }
    }

    init(file: String) throws { try self.init(Program.text(file)) }

    /// Sorted, each as often as it was told.
    var keys: [Key] { all.map { Key(id: $0.id, revision: $0.revision) }.sorted() }
    var ids: Set<String> { Set(all.map(\.id)) }
    var detectors: Set<String> { Set(all.map(\.detector)) }

    /// Checks that each revision of each finding is there once, from the first on.
    func expectEachOnce(_ location: SourceLocation = #_sourceLocation) {
        for (id, told) in Dictionary(grouping: keys, by: \.id) {
            #expect(
                told.map(\.revision) == Array(1...told.count), "\(id)", sourceLocation: location)
        }
    }
}
