import Testing
import TocsinLogs
import TocsinRecords

@Suite struct NumericTableTests {
    static func table(_ text: String) throws(ParseError) -> NumericTable {
        try NumericTable(csv: Array(text.utf8), source: "t.csv")
    }

    /// The error of a table that cannot be read.
    static func error(_ text: String) -> ParseError? {
        do {
            _ = try table(text)
            return nil
        } catch {
            return error
        }
    }

    @Test func readsNumbersAndKeepsLabelsAside() throws {
        let table = try Self.table("a,label,b,y\n1,0,2.5,x\n-3,malicious,4e2,\n")
        #expect(table.columns == ["a", "b"])
        #expect(table.rows == 2)
        #expect(table.values == [1, 2.5, -3, 400])
        #expect(table.setAside.map(\.name) == ["label", "y"])
        #expect(table.setAside.map(\.cells) == [["0", "malicious"], ["x", ""]])
        #expect(table.floats == [1, 2.5, -3, 400])
    }

    @Test func blankIsUnknown() throws {
        let table = try Self.table("a,b,c\n,\"\", \nNaN,nan,0\n")
        #expect(table.rows == 2)
        #expect(table.values.dropLast().allSatisfy(\.isNaN) && table.values.last == 0)
    }

    @Test(arguments: [
        "\u{FEFF}a,\"b, \"\"c\"\"\"\r\n1,\"2\"\r\n", "a,\"b, \"\"c\"\"\"\n1,2",
        "\u{FEFF}a,\"b, \"\"c\"\"\"\n1,\"2\"",
        "a,\"b, \"\"c\"\"\"\r\n\r\n\n 1\t,\"2\"\r\n\r\n",
    ])
    func quotesAndLineBreaks(text: String) throws {
        let table = try Self.table(text)
        #expect(table.columns == ["a", "b, \"c\""])
        #expect(table.values == [1, 2])
    }

    @Test func namesMayHoldLineBreaks() throws {
        #expect(try Self.table("\"a\nb\",c\n1,2\n").columns == ["a\nb", "c"])
        #expect(Self.error("\"a\nb\",c\n1,2\nx,4\n")?.line == 4)
    }

    /// A blank line is a row of a single column, and nothing elsewhere.
    @Test func blankLines() throws {
        #expect(try Self.table("a\n1\n\n2\n").rows == 3)
        #expect(try Self.table("a,b\n1,2\n\n3,4\n").rows == 2)
        #expect(try Self.table("a,b\n").rows == 0)
        #expect(try Self.table("a,b").rows == 0)
    }

    @Test(arguments: [
        ("a,b\n1,2\n3,oops\n", 3, "column 2 (b): \"oops\""),
        ("a,b\n1,\u{1B}[31m\n", 2, "\"\\x1b[31m\""),
        ("a,b\n1,inf\n", 2, "inf"), ("a,b\n1,0x10\n", 2, "0x10"), ("a,b\n1,1e999\n", 2, "1e999"),
        ("a,b\n1,1 2\n", 2, "1 2"), ("a,b\n1,2,3\n", 2, "more than 2 cells"),
        ("a,b\n1,2\n1\n", 3, "1 cells"), ("a,b\n1,2,\n", 2, "more than 2 cells"),
        ("a,b\n1,\"2\"3\n", 2, "behind a closing quote"),
    ])
    func mistakesAreNamed(text: String, line: Int, part: String) throws {
        let error = try #require(Self.error(text))
        #expect(error.code == .malformedRecord)
        #expect(error.line == line)
        #expect(error.source == "t.csv")
        #expect(error.description.contains(part), "\(error)")
    }

    @Test func limits() {
        #expect(Self.error("")?.code == .missingColumn)
        #expect(Self.error("label,y\n1,1\n")?.code == .missingColumn)
        #expect(Self.error("a\n\"1\n2\n")?.code == .truncated)
        let names = (0..<NumericTable.maxColumns).map { "c\($0)" }.joined(separator: ",")
        #expect(Self.error(names) == nil)
        #expect(Self.error(names + ",x")?.code == .unsupported)
        let filler = String(repeating: " ", count: NumericTable.maxLineLength)
        #expect(Self.error("a,b\n1,\(filler)\n")?.code == .lineTooLong)
        #expect(Self.error("a,b\n1,\"\(filler)\"\n")?.code == .lineTooLong)
        #expect(Self.error("a,b\n1,\(filler.dropLast(2))\n") == nil)
    }

    /// Cut anywhere, a table is read or refused, and rows before the cut keep their values.
    @Test func cutAnywhere() {
        let bytes = Array(
            "\u{FEFF}a,\"b\"\"x\",label\r\n1,-2.5e-3,\"q\n\"\r\n,3,\n4,\"5\",no\n".utf8)
        for end in 0...bytes.count {
            do {
                let table = try NumericTable(csv: Array(bytes[..<end]), source: "-")
                #expect(table.values.count == table.rows * table.columns.count)
                if table.rows > 1 { #expect(table.values[..<2] == [1, -0.0025]) }
            } catch {
                let codes: [ParseError.Code] = [.missingColumn, .malformedRecord, .truncated]
                #expect(codes.contains(error.code))
            }
        }
    }

    /// Bytes at random, biased to those that mean something: no trap, and consistent shapes.
    @Test func randomBytes() {
        var generator = SystemRandomNumberGenerator()
        let seed = UInt64.random(in: 0 ... .max, using: &generator)
        var state = seed
        let alphabet = Array("0123456789,,,\n\n\r\"\"-+.eEnanlabely \u{0}\u{FF}".utf8)
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            if let table = try? NumericTable(csv: bytes, source: "-") {
                #expect(table.values.count == table.rows * table.columns.count, "seed \(seed)")
                #expect(table.setAside.allSatisfy { $0.cells.count == table.rows })
                #expect(!table.values.contains { $0.isInfinite }, "seed \(seed)")
            }
        }
    }
}

@Suite struct DecimalNumberTests {
    static func number(_ text: String) -> Double? {
        (try? NumericTable(csv: Array("a\n\(text)\n".utf8), source: "-"))?.values.first
    }

    /// The standard library's conversion is the reference.
    @Test(arguments: [
        "0", "-0", "+7", "12.", ".5", "00012", "1e5", "1E-5", "-6.02e+23", "0.1",
        "151.00263563899512",
        "158.87393503185928", "9007199254740993", "18446744073709551616",
        "123456789012345678901234567890",
        "4.9e-324", "1.7976931348623157e308", "2.2250738585072014e-308", "1e22", "1e23", "1e-22",
        "3e-23",
        "0.000000000000000000000000000001", "1e-9999999999999999999", "0e99999999999",
        "9007199254740992e22", "7.2057594037927933e16",
    ])
    func isCorrectlyRounded(text: String) {
        #expect(Self.number(text)?.bitPattern == Double(text)?.bitPattern)
    }

    @Test func digitsAtRandom() {
        let seed = UInt64.random(in: 0 ... .max)
        var state = seed
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 11
        }
        for _ in 0..<2000 {
            let text =
                "\(next() % 1_000_000 >> (next() % 20)).\(next() >> (next() % 53))"
                + (next() % 2 == 0 ? "" : "e\(Int(next() % 60) - 30)")
            #expect(Self.number(text) == Double(text), "seed \(seed): \(text)")
        }
    }

    @Test(arguments: [
        "e5", ".", "-", "+", "1e", "1e+", "--1", "1.2.3", "1_000", "0x1p3", "inf", "-nan", "nan(1)",
        "1e400", "١", "1f", "1d",
    ])
    func othersAreRefused(text: String) {
        #expect(Self.number(text) == nil)
    }
}
