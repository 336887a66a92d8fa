import Testing
import TocsinModels

@Suite struct RobustScalerTests {
    static func scaler(_ values: [Float]) throws -> RobustScaler {
        try RobustScaler(sample: values, columns: [RobustScaler.Column(name: "x", unit: "s")])
    }

    /// numpy: median 4, quartiles 2 and 6 of 0…8; IQR 4.
    @Test func quartiles() throws {
        let scaler = try Self.scaler([8, 0, 7, 1, 6, 2, 5, 3, 4])
        #expect(scaler.columns[0].center == 4)
        #expect(abs(scaler.columns[0].scale - 4 / 1.34898) < 1e-5)
        #expect(scaler.columns[0].name == "x" && scaler.columns[0].unit == "s")
        var rows: [Float] = [4, 8, .nan]
        scaler.transform(&rows)
        #expect(rows[0] == 0)
        #expect(abs(rows[1] - 1.34898) < 1e-5)
        #expect(rows[2].isNaN)
    }

    @Test func columnsAreKeptApart() throws {
        let columns = ["a", "b"].map { RobustScaler.Column(name: $0) }
        let sample: [Float] = [0, 100, 1, 200, 2, 300, 3, .nan, 4, .nan]
        let scaler = try RobustScaler(sample: sample, columns: columns)
        #expect(scaler.columns.map(\.center) == [2, 200])
        var rows: [Float] = [2, 200]
        scaler.transform(&rows)
        #expect(rows == [0, 0])
    }

    /// More than half of the values equal: quartiles and MAD are 0, the mean deviation is (8 + 4) /
    /// 10.
    @Test func mostlyEqualColumns() throws {
        let scaler = try Self.scaler([1, 1, 1, 1, 1, 1, 1, 1, 9, 5])
        #expect(scaler.columns[0].center == 1)
        #expect(abs(scaler.columns[0].scale - 1.2 * 1.253314) < 1e-5)
    }

    @Test func constantAndUnknownColumns() throws {
        #expect(try Self.scaler([3, 3, 3]).columns[0].scale == 1)
        let unknown = try Self.scaler([.nan, .infinity]).columns[0]
        #expect(unknown.center == 0 && unknown.scale == 1)
        #expect(try Self.scaler([]).columns[0].scale == 1)
        // Wider than a float: no scale can be given, and none is.
        let largest = Float.greatestFiniteMagnitude
        #expect(try Self.scaler([-largest, -largest, largest, largest]).columns[0].scale == 1)
    }

    @Test func mistakesAreNamed() {
        #expect(throws: ModelError.self) { try RobustScaler(sample: [], columns: []) }
        let columns = ["a", "b"].map { RobustScaler.Column(name: $0) }
        #expect(throws: ModelError.self) { try RobustScaler(sample: [1, 2, 3], columns: columns) }
    }
}
