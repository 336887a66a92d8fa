import TocsinMath

/// Histograms are correlated with templates here: all periods of a law at once.
extension TemplateBank {
    /// Scratch columns of one thread.
    struct Workspace {
        var fft = FFT.Workspace(count: TemplateBank.fftCount)
        var histogramRe = [Double](repeating: 0, count: TemplateBank.fftCount)
        var histogramIm = [Double](repeating: 0, count: TemplateBank.fftCount)
        /// The correlations of two templates by FFT.
        var re = [Double](repeating: 0, count: TemplateBank.fftCount)
        var im = [Double](repeating: 0, count: TemplateBank.fftCount)
        /// The correlation of a template, bin by bin.
        var direct = [Float](repeating: 0, count: GapHistogram.binCount)
    }

    /// How histogram and templates are correlated.
    enum Correlation {
        /// Directly for few distinct gaps, by FFT for many.
        case cheapest
        /// Bin by bin.
        case direct
        /// By FFT.
        case transform
    }

    /// The histogram's spectrum into the workspace.
    func transform(_ histogram: GapHistogram, _ workspace: inout Workspace) {
        for i in 0..<Self.fftCount {
            workspace.histogramRe[i] = 0
            workspace.histogramIm[i] = 0
        }
        for (bin, count) in histogram.bins { workspace.histogramRe[bin] = count }
        fft.forward(
            re: &workspace.histogramRe, im: &workspace.histogramIm, workspace: &workspace.fft)
    }

    /// One template's correlation at `shifts`, bin by bin.
    func correlate(
        _ histogram: GapHistogram, _ template: Int, _ shifts: Range<Int>, _ out: inout [Float]
    ) {
        let reversed = templates[template].reversed
        for shift in shifts { out[shift] = 0 }
        for (bin, count) in histogram.bins {
            // excess[bin − shift] = reversed[reach − bin + shift] where the law reaches.
            let lower = max(shifts.lowerBound, bin - Self.reach)
            let upper = min(shifts.upperBound, bin + Self.reach + 1)
            guard lower < upper else { continue }
            Self.add(
                Float(count), times: reversed, from: lower - bin + Self.reach, to: &out, at: lower,
                count: upper - lower)
        }
    }

    /// out[at + i] += weight · values[from + i]. Unsafe for the sake of vector instructions (1.7
    /// times the speed of checked subscripts); both ranges are checked first.
    private static func add(
        _ weight: Float, times values: [Float], from: Int, to out: inout [Float], at: Int,
        count: Int
    ) {
        precondition(from >= 0 && at >= 0 && count >= 0)
        precondition(from + count <= values.count && at + count <= out.count)
        unsafe values.withUnsafeBufferPointer { values in
            unsafe out.withUnsafeMutableBufferPointer { out in
                guard let source = values.baseAddress, let target = out.baseAddress else { return }
                for i in 0..<count {
                    unsafe target[at &+ i] += weight * source[from &+ i]
                }
            }
        }
    }

    /// Histogram × spectrum → the two correlations in `re` and `im`.
    func correlate(_ spectrum: (re: [Double], im: [Double]), _ w: inout Workspace) {
        for i in 0..<Self.fftCount {
            let (hr, hi) = (w.histogramRe[i], w.histogramIm[i])
            let (sr, si) = (spectrum.re[i], spectrum.im[i])
            w.re[i] = hr * sr - hi * si
            w.im[i] = hr * si + hi * sr
        }
        fft.inverse(re: &w.re, im: &w.im, workspace: &w.fft)
    }

    /// The largest of `values` at `shifts`, the first of equals.
    static func peak<Value: BinaryFloatingPoint>(
        _ values: [Value], _ shifts: Range<Int>
    ) -> (value: Double, bin: Int) {
        var best = (value: -Value.infinity, bin: 0)
        for bin in shifts where values[bin] > best.value { best = (values[bin], bin) }
        return (Double(best.value), best.bin)
    }
}
