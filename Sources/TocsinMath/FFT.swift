/// A discrete Fourier transform of a power-of-two number of complex points, in double precision.
///
/// Forward is unnormalised, X_k = Σ x_j e^(−2πi·jk/n); inverse is scaled by 1/n (as in
/// `scipy.fft`). Stockham's self-sorting algorithm in radix 4 with a radix-2 step at the end where
/// log₂ n is odd (Van Loan, "Computational Frameworks for the Fast Fourier Transform", 1992, §1.7
/// and §2.4). O(n log n); no allocation in a transform. A plan holds about 2n doubles of twiddle
/// factors and may be shared between threads; a workspace may not.
public struct FFT: Sendable {
    /// Largest size: 2²⁰ points are 6 days of seconds and a 16 MB plan.
    public static let maxCount = 1 << 20

    /// Points of a transform.
    public let count: Int

    /// For each radix-4 pass of length ℓ, ℓ/4 values each of Re w, Im w, Re w², Im w², Re w³, Im w³
    /// with w = e^(−2πi·p/ℓ), p = 0 ..< ℓ/4.
    let twiddles: [Double]

    /// Two columns that a transform writes its intermediate results to; one per thread, reusable.
    public struct Workspace: Sendable {
        var re: [Double]
        var im: [Double]

        /// Room for transforms of up to `count` points; grows if a larger plan uses it.
        public init(count: Int) {
            re = [Double](repeating: 0, count: max(count, 0))
            im = re
        }

        mutating func resize(to count: Int) {
            guard re.count != count else { return }
            re = [Double](repeating: 0, count: count)
            im = re
        }
    }

    /// A plan for `count` points, a power of two in 1…`maxCount` (precondition).
    public init(count: Int) {
        precondition(
            count > 0 && count & (count - 1) == 0 && count <= Self.maxCount,
            "FFT sizes are powers of two up to 2^20")
        self.count = count
        var twiddles: [Double] = []
        twiddles.reserveCapacity(2 * count)
        var length = count
        while length >= 4 {
            let quarter = length / 4
            for power in 1...3 {
                let w = (0..<quarter).map {
                    Elementary.cosSin(turns: -Double($0 * power) / Double(length))
                }
                twiddles += w.map(\.cos)
                twiddles += w.map(\.sin)
            }
            length = quarter
        }
        self.twiddles = twiddles
    }

    /// Replaces `re + i·im` by its transform; both arrays hold `count` values (precondition).
    ///
    /// The arrays may change places with those of the workspace, so a workspace that is reused
    /// costs no allocation; its contents afterwards are unspecified.
    public func forward(
        re: inout [Double], im: inout [Double], workspace: inout Workspace
    ) {
        precondition(re.count == count && im.count == count, "FFT input of the wrong length")
        workspace.resize(to: count)
        if runPasses(re: &re, im: &im, workspace: &workspace) {
            swap(&re, &workspace.re)
            swap(&im, &workspace.im)
        }
    }

    /// Replaces `re + i·im` by its inverse transform, scaled by 1/n; lengths as in `forward`.
    public func inverse(
        re: inout [Double], im: inout [Double], workspace: inout Workspace
    ) {
        // conj(F(conj x)) is F with real and imaginary parts exchanged on both sides.
        forward(re: &im, im: &re, workspace: &workspace)
        let scale = 1 / Double(count)
        for i in re.indices { re[i] *= scale }
        for i in im.indices { im[i] *= scale }
    }

    /// Runs all passes; true if the result lies in the workspace.
    private func runPasses(
        re: inout [Double], im: inout [Double], workspace: inout Workspace
    ) -> Bool {
        // Unsafe and audited: the four columns have `count` values each (checked by the caller),
        // and every offset in StockhamPass is below its length · stride = count.
        unsafe re.withUnsafeMutableBufferPointer { re in
            unsafe im.withUnsafeMutableBufferPointer { im in
                unsafe workspace.re.withUnsafeMutableBufferPointer { workRe in
                    unsafe workspace.im.withUnsafeMutableBufferPointer { workIm in
                        unsafe twiddles.withUnsafeBufferPointer { twiddles in
                            guard let a = unsafe SplitColumns(re, im),
                                let b = unsafe SplitColumns(workRe, workIm)
                            else { return false }
                            return unsafe Self.run(count, from: a, to: b, twiddles)
                        }
                    }
                }
            }
        }
    }

    private static func run(
        _ count: Int, from input: SplitColumns, to output: SplitColumns,
        _ twiddles: UnsafeBufferPointer<Double>
    ) -> Bool {
        var (x, y) = unsafe (input, output)
        var length = count
        var stride = 1
        var offset = 0
        var inOutput = false
        while length > 1 {
            var pass = unsafe StockhamPass(x: x, y: y, length: length, stride: stride)
            if length == 2 {
                unsafe pass.radix2()
                length = 1
            } else {
                if let base = twiddles.baseAddress { unsafe pass.twiddles = base + offset }
                unsafe pass.radix4()
                offset += 6 * (length / 4)
                length /= 4
                stride *= 4
            }
            unsafe swap(&x, &y)
            inOutput.toggle()
        }
        return inOutput
    }
}
