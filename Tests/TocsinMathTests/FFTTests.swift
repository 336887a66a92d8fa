import Testing
import TocsinMath

@Suite struct FFTTests {
    static let sizes = FFTReference.all.map(\.count)

    /// The input of the reference values: see Fixtures/FFTReference.swift.
    static func input(_ count: Int) -> (re: [Double], im: [Double]) {
        var generator = SeededGenerator(seed: UInt64(count))
        var (re, im) = ([Double](), [Double]())
        for _ in 0..<count {
            re.append(generator.uniform() - 0.5)
            im.append(generator.uniform() - 0.5)
        }
        return (re, im)
    }

    @Test(arguments: FFTReference.all.indices)
    func agreesWithSciPy(index: Int) {
        let (count, expectedRe, expectedIm) = FFTReference.all[index]
        var (re, im) = Self.input(count)
        var workspace = FFT.Workspace(count: count)
        FFT(count: count).forward(re: &re, im: &im, workspace: &workspace)
        #expect(re.count == count && im.count == count)
        for k in expectedRe.indices {
            let bin = count <= 64 ? k : k * (count - 1) / 15
            #expect(abs(re[bin] - expectedRe[k]) < 1e-13 * Double(count).squareRoot())
            #expect(abs(im[bin] - expectedIm[k]) < 1e-13 * Double(count).squareRoot())
        }
    }

    @Test(arguments: sizes + [128, 512, 1024, 8192, FFT.maxCount])
    func comesBack(count: Int) {
        let (re0, im0) = Self.input(count)
        var (re, im) = (re0, im0)
        let plan = FFT(count: count)
        // A workspace of another size must do as well.
        var workspace = FFT.Workspace(count: 3)
        plan.forward(re: &re, im: &im, workspace: &workspace)
        if count > 1 { #expect(re != re0) }
        plan.inverse(re: &re, im: &im, workspace: &workspace)
        let error = zip(re, re0).map { abs($0 - $1) }.max()!
        let errorIm = zip(im, im0).map { abs($0 - $1) }.max()!
        #expect(error <= 1e-12 && errorIm <= 1e-12)
    }

    @Test(arguments: sizes)
    func impulseIsFlat(count: Int) {
        var re = [Double](repeating: 0, count: count)
        var im = re
        re[0] = 1
        var workspace = FFT.Workspace(count: count)
        FFT(count: count).forward(re: &re, im: &im, workspace: &workspace)
        #expect(re.allSatisfy { $0 == 1 } && im.allSatisfy { $0 == 0 })
    }

    @Test(arguments: [16, 2048])
    func isLinear(count: Int) {
        let plan = FFT(count: count)
        var workspace = FFT.Workspace(count: count)
        let (a, b) = (Self.input(count), Self.input(2 * count))
        func transformed(_ re: [Double], _ im: [Double]) -> (re: [Double], im: [Double]) {
            var (re, im) = (re, im)
            plan.forward(re: &re, im: &im, workspace: &workspace)
            return (re, im)
        }
        let sum = transformed(
            (0..<count).map { 2 * a.re[$0] - 3 * b.re[$0] },
            (0..<count).map { 2 * a.im[$0] - 3 * b.im[$0] })
        let (x, y) = (
            transformed(a.re, a.im), transformed(Array(b.re[..<count]), Array(b.im[..<count]))
        )
        for k in 0..<count {
            #expect(abs(sum.re[k] - (2 * x.re[k] - 3 * y.re[k])) < 1e-11)
            #expect(abs(sum.im[k] - (2 * x.im[k] - 3 * y.im[k])) < 1e-11)
        }
    }
}
