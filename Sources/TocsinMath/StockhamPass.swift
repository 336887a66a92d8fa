/// A real and an imaginary column of equal length.
@unsafe
struct SplitColumns {
    let re: UnsafeMutablePointer<Double>
    let im: UnsafeMutablePointer<Double>

    init?(_ re: UnsafeMutableBufferPointer<Double>, _ im: UnsafeMutableBufferPointer<Double>) {
        guard let re = re.baseAddress, let im = im.baseAddress else { return nil }
        unsafe self.re = unsafe re
        unsafe self.im = unsafe im
    }
}

/// Two complex numbers, one a lane.
private struct Complex2 {
    var re: SIMD2<Double>
    var im: SIMD2<Double>

    @inline(__always) static func + (a: Self, b: Self) -> Self {
        Self(re: a.re + b.re, im: a.im + b.im)
    }
    @inline(__always) static func - (a: Self, b: Self) -> Self {
        Self(re: a.re - b.re, im: a.im - b.im)
    }
    @inline(__always) static func * (a: Self, w: Self) -> Self {
        Self(re: a.re * w.re - a.im * w.im, im: a.re * w.im + a.im * w.re)
    }
    /// i · self.
    @inline(__always) var turned: Self { Self(re: -im, im: re) }

    /// The first lanes of two values.
    @inline(__always) static func lower(_ a: Self, _ b: Self) -> Self {
        Self(re: SIMD2(a.re[0], b.re[0]), im: SIMD2(a.im[0], b.im[0]))
    }
    /// The second lanes of two values.
    @inline(__always) static func upper(_ a: Self, _ b: Self) -> Self {
        Self(re: SIMD2(a.re[1], b.re[1]), im: SIMD2(a.im[1], b.im[1]))
    }
    /// One lane in both.
    @inline(__always) func splat(_ lane: Int) -> Self {
        Self(re: SIMD2(repeating: re[lane]), im: SIMD2(repeating: im[lane]))
    }
}

/// One pass of the Stockham algorithm: `stride` interleaved transforms of `length` points are taken
/// from `x` to 4 · `stride` transforms of a quarter of the length in `y`.
///
/// Loads and stores are of two neighbouring doubles; every caller keeps length · stride = count,
/// the length of the columns, and each offset below stays under it.
@unsafe
struct StockhamPass {
    let x: SplitColumns
    let y: SplitColumns
    let length: Int
    let stride: Int
    /// Six runs of length/4 values (see `FFT.twiddles`).
    var twiddles: UnsafePointer<Double>

    init(x: SplitColumns, y: SplitColumns, length: Int, stride: Int) {
        unsafe self.x = unsafe x
        unsafe self.y = unsafe y
        unsafe self.length = length
        unsafe self.stride = stride
        unsafe self.twiddles = unsafe UnsafePointer(x.re)
    }

    @inline(__always)
    private func load(_ p: UnsafePointer<Double>, _ i: Int) -> SIMD2<Double> {
        unsafe UnsafeRawPointer(p + i).loadUnaligned(as: SIMD2<Double>.self)
    }

    @inline(__always)
    private func load(_ i: Int) -> Complex2 {
        unsafe Complex2(re: load(x.re, i), im: load(x.im, i))
    }

    @inline(__always)
    private func store(_ value: Complex2, _ i: Int) {
        unsafe UnsafeMutableRawPointer(y.re + i).storeBytes(of: value.re, as: SIMD2<Double>.self)
        unsafe UnsafeMutableRawPointer(y.im + i).storeBytes(of: value.im, as: SIMD2<Double>.self)
    }

    /// The last pass of an odd log₂ n: length 2, no twiddle factors.
    func radix2() {
        let s = unsafe stride
        if s == 1 {
            let (r0, r1) = unsafe (x.re[0], x.re[1])
            let (i0, i1) = unsafe (x.im[0], x.im[1])
            unsafe y.re[0] = r0 + r1
            unsafe y.re[1] = r0 - r1
            unsafe y.im[0] = i0 + i1
            unsafe y.im[1] = i0 - i1
            return
        }
        for q in Swift.stride(from: 0, to: s, by: 2) {
            let a = unsafe load(q)
            let b = unsafe load(q + s)
            unsafe store(a + b, q)
            unsafe store(a - b, q + s)
        }
    }

    func radix4() {
        let quarter = unsafe length / 4
        if unsafe stride > 1 {
            if quarter == 1 {
                unsafe radix4Last()
            } else {
                unsafe radix4Strided(quarter)
            }
        } else if quarter > 1 {
            unsafe radix4First(quarter)
        } else {
            unsafe radix4Single()
        }
    }

    /// stride ≥ 4: two neighbours q, q+1 of the same p share their twiddle factors.
    private func radix4Strided(_ quarter: Int) {
        let s = unsafe stride
        let step = s * quarter
        for p in 0..<quarter {
            let w1 = unsafe broadcast(p, quarter, 0)
            let w2 = unsafe broadcast(p, quarter, 2)
            let w3 = unsafe broadcast(p, quarter, 4)
            var i = s * p
            var o = 4 * s * p
            let end = i + s
            while i < end {
                let a = unsafe load(i)
                let b = unsafe load(i &+ step)
                let c = unsafe load(i &+ 2 &* step)
                let d = unsafe load(i &+ 3 &* step)
                let (ac, bd) = (a + c, b + d)
                let (amc, jbd) = (a - c, (b - d).turned)
                unsafe store(ac + bd, o)
                unsafe store((amc - jbd) * w1, o &+ s)
                unsafe store((ac - bd) * w2, o &+ 2 &* s)
                unsafe store((amc + jbd) * w3, o &+ 3 &* s)
                i &+= 2
                o &+= 2
            }
        }
    }

    /// length 4, stride ≥ 4: every twiddle factor is 1.
    private func radix4Last() {
        let s = unsafe stride
        var q = 0
        while q < s {
            let a = unsafe load(q)
            let b = unsafe load(q &+ s)
            let c = unsafe load(q &+ 2 &* s)
            let d = unsafe load(q &+ 3 &* s)
            let (ac, bd) = (a + c, b + d)
            let (amc, jbd) = (a - c, (b - d).turned)
            unsafe store(ac + bd, q)
            unsafe store(amc - jbd, q &+ s)
            unsafe store(ac - bd, q &+ 2 &* s)
            unsafe store(amc + jbd, q &+ 3 &* s)
            q &+= 2
        }
    }

    /// stride 1, length ≥ 8: two neighbouring p with their own twiddle factors; their results lie
    /// four apart, so they are transposed before the store.
    private func radix4First(_ quarter: Int) {
        var p = 0
        while p < quarter {
            let a = unsafe load(p)
            let b = unsafe load(p &+ quarter)
            let c = unsafe load(p &+ 2 &* quarter)
            let d = unsafe load(p &+ 3 &* quarter)
            let (ac, bd) = (a + c, b + d)
            let (amc, jbd) = (a - c, (b - d).turned)
            let y0 = ac + bd
            let y1 = unsafe (amc - jbd) * pair(p, quarter, 0)
            let y2 = unsafe (ac - bd) * pair(p, quarter, 2)
            let y3 = unsafe (amc + jbd) * pair(p, quarter, 4)
            let o = 4 &* p
            unsafe store(.lower(y0, y1), o)
            unsafe store(.lower(y2, y3), o &+ 2)
            unsafe store(.upper(y0, y1), o &+ 4)
            unsafe store(.upper(y2, y3), o &+ 6)
            p &+= 2
        }
    }

    /// Length 4, stride 1: the whole transform of four points.
    private func radix4Single() {
        let ab = unsafe load(0)
        let cd = unsafe load(2)
        let sums = ab + cd
        let differences = ab - cd
        let (ac, bd) = (sums.splat(0), sums.splat(1))
        let (amc, jbd) = (differences.splat(0), differences.splat(1).turned)
        unsafe store(.lower(ac + bd, amc - jbd), 0)
        unsafe store(.lower(ac - bd, amc + jbd), 2)
    }

    /// Twiddle factor p of the power that starts at run `run`, for both lanes.
    @inline(__always)
    private func broadcast(_ p: Int, _ quarter: Int, _ run: Int) -> Complex2 {
        unsafe Complex2(
            re: SIMD2(repeating: twiddles[run &* quarter &+ p]),
            im: SIMD2(repeating: twiddles[(run &+ 1) &* quarter &+ p]))
    }

    /// Twiddle factors p and p+1.
    @inline(__always)
    private func pair(_ p: Int, _ quarter: Int, _ run: Int) -> Complex2 {
        unsafe Complex2(
            re: load(twiddles, run &* quarter &+ p), im: load(twiddles, (run &+ 1) &* quarter &+ p))
    }
}
