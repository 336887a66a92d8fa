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
        let bins = histogram.bins
        for shift in shifts { out[shift] = 0 }
        var next = 0
        while next < bins.count {
            // Four at a time where the law reaches all shifts from all of them.
            if next + 4 <= bins.count, bins[next + 3].bin - Self.reach <= shifts.lowerBound,
                bins[next].bin + Self.reach + 1 >= shifts.upperBound
            {
                Self.addFour(bins[next..<next + 4], times: reversed, to: &out, at: shifts)
                next += 4
                continue
            }
            // excess[bin − shift] = reversed[reach − bin + shift] where the law reaches.
            let bin = bins[next].bin
            let lower = max(shifts.lowerBound, bin - Self.reach)
            let upper = min(shifts.upperBound, bin + Self.reach + 1)
            if lower < upper {
                Self.add(
                    Float(bins[next].count), times: reversed, from: lower - bin + Self.reach,
                    to: &out, at: lower, count: upper - lower)
            }
            next += 1
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

    /// The same for four bins that all reach every shift: a quarter of the stores.
    private static func addFour(
        _ bins: ArraySlice<(bin: Int, count: Double)>, times values: [Float],
        to out: inout [Float], at shifts: Range<Int>
    ) {
        let start = bins.startIndex
        let from = (0..<4).map { shifts.lowerBound - bins[start + $0].bin + reach }
        precondition(shifts.lowerBound >= 0 && shifts.upperBound <= out.count)
        precondition(from.allSatisfy { $0 >= 0 && $0 + shifts.count <= values.count })
        let (f0, f1, f2, f3) = (from[0], from[1], from[2], from[3])
        let (w0, w1) = (Float(bins[start].count), Float(bins[start + 1].count))
        let (w2, w3) = (Float(bins[start + 2].count), Float(bins[start + 3].count))
        unsafe values.withUnsafeBufferPointer { values in
            unsafe out.withUnsafeMutableBufferPointer { out in
                guard let source = values.baseAddress, let target = out.baseAddress else { return }
                for i in 0..<shifts.count {
                    unsafe target[shifts.lowerBound &+ i] +=
                        (w0 * source[f0 &+ i] + w1 * source[f1 &+ i])
                        + (w2 * source[f2 &+ i] + w3 * source[f3 &+ i])
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
