import Testing
import TocsinModels

/// What every model has to keep, whichever it is.
@Suite struct ModelRegistryTests {
    static let sample = normalRows(600, columns: 3, seed: 1) + [50, 50, 50]

    @Test func namesAreUnique() {
        let ids = ModelRegistry.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ModelRegistry.model(id: "isolation-forest") != nil)
        #expect(ModelRegistry.model(id: "Isolation-Forest") == nil)
        for model in ModelRegistry.all {
            #expect(!model.title.isEmpty && model.summary.hasSuffix(".") && !model.source.isEmpty)
            #expect(model.id.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) })
        }
    }

    @Test(arguments: ModelRegistry.all.indices)
    func conforms(index: Int) throws {
        let model = ModelRegistry.all[index]
        let fitted = try model.fit(Self.sample, 3, 5, 1)
        #expect(fitted.columns == 3)
        let scores = fitted.scores(rows: Self.sample)
        #expect(scores.count == 601)
        #expect(scores.allSatisfy { model.scoreRange.contains($0) })
        #expect(scores.max() == scores[600])
        #expect(try model.fit(Self.sample, 3, 5, 2).scores(rows: Self.sample) == scores)
        #expect(fitted.scores(rows: []).isEmpty)
        let unknown = fitted.scores(rows: [.nan, .nan, .nan, .infinity, 0, -.infinity])
        #expect(unknown.allSatisfy { model.scoreRange.contains($0) })
        #expect(abs(fitted.contributions(row: [50, 0, 0]).reduce(0, +) - 1) < 1e-9)
        #expect(throws: ModelError.self) { try model.fit([], 3, 5, 1) }
        #expect(throws: ModelError.self) { try model.fit([1, 2], 3, 5, 1) }
    }
}
