import Foundation
import Testing
import TocsinEngine
import TocsinMath
import TocsinModels
import TocsinRecords

@Suite struct TableScoresTests {
    /// 500 rows of three normal columns, the last of them ten deviations away, and a label.
    private func table(_ body: (String) throws -> Void) throws {
        var generator = SeededGenerator(seed: 80)
        var text = "a,b,c,label\n"
        for row in 0..<500 {
            let shift = row == 499 ? 10.0 : 0
            let values = (0..<3).map { _ in "\(generator.normal() + shift)" }
            text += values.joined(separator: ",") + ",\(row == 499 ? 1 : 0)\n"
        }
        let path = FileManager.default.temporaryDirectory
            .appending(path: "tocsin-tests-\(UUID().uuidString).csv")
        try text.write(to: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: path) }
        try body(path.path)
    }

    private func score(_ path: String, trainRows: Int? = nil, threads: Int = 1) throws -> (
        scores: [Double], threshold: Double
    ) {
        try TableScores.score(
            file: path, model: "isolation-forest", trainRows: trainRows, seed: 1, threads: threads,
            contamination: 0.002)
    }

    @Test func theOutlierIsFlagged() throws {
        try table { path in
            let (scores, threshold) = try score(path)
            #expect(scores.count == 500)
            #expect(scores.indices.filter { scores[$0] > threshold } == [499])
            #expect(try score(path, threads: 3).scores == scores)
        }
    }

    @Test func fitsOnTheFirstRows() throws {
        try table { path in
            let clean = try score(path, trainRows: 100).scores
            #expect(clean.count == 500)
            #expect(clean != (try score(path).scores))
            #expect(clean.max() == clean[499])
            #expect(try score(path, trainRows: 9999).scores == score(path).scores)
        }
    }

    @Test func unknownModelsAndFilesAreErrors() throws {
        try table { path in
            #expect(throws: ModelError.self) {
                try TableScores.score(
                    file: path, model: "oracle", trainRows: nil, seed: 1, threads: 1,
                    contamination: 0.01)
            }
        }
        #expect(throws: ParseError.self) { try score("/nowhere.csv") }
    }
}
