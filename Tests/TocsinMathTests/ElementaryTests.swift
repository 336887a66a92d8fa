import Testing
import TocsinMath

/// Whether `a` is within `ulps` units in the last place of `b`.
func isClose(_ a: Double, _ b: Double, ulps: Double = 2) -> Bool {
    a == b || (a.isNaN && b.isNaN) || abs(a - b) <= ulps * b.ulp
}

@Suite struct ElementaryTests {
    typealias Reference = StatisticsReference

    @Test(arguments: zip(Reference.expArguments, Reference.exp))
    func exponential(x: Double, expected: Double) {
        #expect(isClose(Elementary.exp(x), expected))
    }

    @Test(arguments: zip(Reference.exp2Arguments, Reference.exp2))
    func powersOfTwo(x: Double, expected: Double) {
        #expect(isClose(Elementary.exp2(x), expected))
        if x == x.rounded() { #expect(Elementary.exp2(x) == expected) }
    }

    @Test(arguments: zip(Reference.logArguments, Reference.log))
    func logarithm(x: Double, expected: Double) {
        #expect(isClose(Elementary.log(x), expected))
    }

    @Test(arguments: zip(Reference.log1pArguments, Reference.log1p))
    func logarithmNearOne(x: Double, expected: Double) {
        #expect(isClose(Elementary.log1p(x), expected, ulps: 3))
    }

    @Test func limits() {
        #expect(Elementary.exp(.infinity) == .infinity)
        #expect(Elementary.exp(-.infinity) == 0)
        #expect(Elementary.exp(.nan).isNaN)
        #expect(Elementary.exp2(1024) == .infinity)
        #expect(Elementary.exp2(-2000) == 0)
        #expect(Elementary.exp2(.nan).isNaN)
        #expect(Elementary.log(0) == -.infinity)
        #expect(Elementary.log(-1).isNaN)
        #expect(Elementary.log(.nan).isNaN)
        #expect(Elementary.log(.infinity) == .infinity)
        #expect(Elementary.log1p(-1) == -.infinity)
        #expect(Elementary.log1p(-2).isNaN)
        #expect(Elementary.log1p(.infinity) == .infinity)
    }

    /// Angles whose sine and cosine have closed forms.
    @Test func knownAngles() {
        let r = 0.5.squareRoot()
        let known: [(Double, Double, Double)] = [
            (0, 1, 0), (0.125, r, r), (0.25, 0, 1), (0.375, -r, r), (0.5, -1, 0),
            (0.75, 0, -1), (-0.25, 0, -1), (7.25, 0, 1),
            (1.0 / 12, 3.0.squareRoot() / 2, 0.5),
        ]
        for (turns, cos, sin) in known {
            let value = Elementary.cosSin(turns: turns)
            #expect(abs(value.cos - cos) < 2e-16 && abs(value.sin - sin) < 2e-16, "\(turns)")
        }
        #expect(Elementary.cosSin(turns: .infinity).cos.isNaN)
    }

    @Test func anglesComeBack() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            let turns = generator.uniform()
            let radius = Elementary.exp(generator.uniform(in: -600..<600))
            let (c, s) = Elementary.cosSin(turns: turns)
            #expect(abs(c * c + s * s - 1) < 5e-16)
            let back = Elementary.turns(x: c * radius, y: s * radius)
            #expect(abs(back - turns) < 3e-16 || abs(abs(back - turns) - 1) < 3e-16, "\(turns)")
            #expect((0..<1).contains(back))
        }
        #expect(Elementary.turns(x: 0, y: 0).isNaN)
        #expect(Elementary.turns(x: .nan, y: 1).isNaN)
        #expect(Elementary.turns(x: .infinity, y: 1).isNaN)
    }
}
