import TocsinMath

/// How much better one sleep law explains the gaps of a pair than anything aperiodic does.
package struct GapEvidence: Sendable {
    /// E = ln L₁ − ln L₀ − 2 nats; negative for aperiodic traffic, grows linearly with the events of a
    /// beacon.
    package var nats: Double
    /// Seconds, as the best template places it.
    package var period: Double
    package var law: SleepLaw
    /// Gaps judged.
    package var gaps: Int
}

/// The bank of sleep laws and the inter-arrival FFT that tries all of them at all periods at once.
///
/// The likelihood of every period under one law is the cross-correlation of the gap histogram with the
/// law's log-density: one transform per pair, one multiplication and inverse transform per two laws,
/// whatever the number of events.
final class TemplateBank: Sendable {
    /// One law's log-density, relative to its floor, around its own period.
    struct Template: Sendable {
        var law: SleepLaw
        /// ln of a bin's mass far from the law's gaps.
        var floor: Double
        /// ln mass − floor for shifts −reach ... reach.
        var excess: [Double]
        /// `excess` back to front; single precision is twice as fast and only chooses the place.
        var reversed: [Float]
        /// Mass of the uncontaminated law per bin.
        var density: [Double]
    }

    /// Bins on either side of the period that a law can speak of: 9.5 nats, a factor of 13,000. Less
    /// than the room that circular correlation of `fftCount` points leaves beside `binCount` bins.
    static let reach = 760
    static let fftCount = 2048

    let templates: [Template]
    /// For each two templates conj(A) + i·conj(B), so that one inverse transform serves both.
    private let spectra: [(re: [Double], im: [Double])]
    private let fft = FFT(count: fftCount)
    /// The wide Gaussians whose smoothing of the histogram is a null.
    private let smoothers = [gaussian(sigma: 0.4), gaussian(sigma: 0.8)]

    /// Templates that are tried first; where they find nothing the others are not tried.
    static let coarseCount = 8

    static let shared = TemplateBank()

    private static let laws: [SleepLaw] = {
        let shapes: [SleepLaw.Shape] = [
            .gaussian(0.015), .gaussian(0.04), .gaussian(0.08), .gaussian(0.14), .gaussian(0.28),
            .uniform(0.3), .uniform(0.5), .uniform(0.8),
        ]
        let all = [0, 0.1, 0.3, 0.5].flatMap { loss in
            [0.03, 0.25].flatMap { contamination in
                shapes.map { SleepLaw(shape: $0, loss: loss, contamination: contamination) }
            }
        }
        // Wide and lossy laws first: a narrow beacon stands out under a wide law too, a wide one under
        // no narrow law, so these lose no pair that the whole bank would find.
        let coarse: [SleepLaw] = [
            SleepLaw(shape: .gaussian(0.28), loss: 0.3, contamination: 0.03),
            SleepLaw(shape: .gaussian(0.14), loss: 0.3, contamination: 0.03),
            SleepLaw(shape: .uniform(0.8), loss: 0.1, contamination: 0.03),
            SleepLaw(shape: .uniform(0.5), loss: 0.5, contamination: 0.03),
            SleepLaw(shape: .gaussian(0.04), loss: 0.1, contamination: 0.03),
            SleepLaw(shape: .gaussian(0.04), loss: 0.3, contamination: 0.25),
            SleepLaw(shape: .gaussian(0.015), loss: 0, contamination: 0.03),
            SleepLaw(shape: .uniform(0.5), loss: 0.1, contamination: 0.03),
        ]
        // A beacon that operators, retries or other software talk over: most gaps are not its own.
        let crowded = [0, 0.3].flatMap { loss in
            shapes.map { SleepLaw(shape: $0, loss: loss, contamination: 0.6) }
        }
        return coarse + all.filter { !coarse.contains($0) } + crowded
    }()

    init() {
        let linear = FFT(count: SleepLaw.linearCount)
        var linearWorkspace = FFT.Workspace(count: SleepLaw.linearCount)
        var templates: [Template] = []
        var cdfs: [SleepLaw: [Double]] = [:]
        for law in Self.laws {
            var clean = law
            clean.contamination = 0
            let cdf = cdfs[clean] ?? clean.thinnedCDF(linear, &linearWorkspace)
            cdfs[clean] = cdf
            templates.append(Self.template(law, cdf))
        }
        self.templates = templates
        let fft = fft
        var workspace = FFT.Workspace(count: Self.fftCount)
        spectra = stride(from: 0, to: templates.count, by: 2).map { first in
            let second = min(first + 1, templates.count - 1)
            return Self.packed(
                templates[first].excess, templates[second].excess, fft, &workspace)
        }
    }

    /// A law's gap density on the log axis: thinned renewal mixed with gaps that other traffic cut.
    private static func template(_ law: SleepLaw, _ cdf: [Double]) -> Template {
        let step = GapHistogram.step
        let value = { (x: Double) -> Double in
            let position = x / SleepLaw.linearSpan * Double(SleepLaw.linearCount) - 1
            guard position > 0 else { return 0 }
            let bin = Int(position)
            guard bin + 1 < cdf.count else { return cdf[cdf.count - 1] }
            return cdf[bin] + (cdf[bin + 1] - cdf[bin]) * (position - Double(bin))
        }
        let floor = Elementary.log(law.contamination * step * 1e-3)
        let density = (-reach...reach).map { shift -> Double in
            let u = Double(shift) * step
            return max(
                value(Elementary.exp(u + step / 2)) - value(Elementary.exp(u - step / 2)), 0)
        }
        let excess = (-reach...reach).map { shift -> Double in
            let u = Double(shift) * step
            let mass = density[shift + reach]
            // Other events mostly cut gaps short; outages make a few long.
            let other = u < -6 ? 1e-3 : u < 0 ? 0.7 / 6 : u < 2.8 ? 0.2 / 2.8 : 0.1 / 6.7
            let total = (1 - law.contamination) * mass + law.contamination * other * step
            return Elementary.log(total) - floor
        }
        return Template(
            law: law, floor: floor, excess: excess, reversed: excess.reversed().map { Float($0) },
            density: density)
    }

    private static func gaussian(sigma: Double) -> [Double] {
        let weights = (-reach...reach).map { shift -> Double in
            let u = Double(shift) * GapHistogram.step / sigma
            return Elementary.exp(-u * u / 2)
        }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }

    /// conj(A) + i·conj(B) of two kernels that are centred at `reach`.
    private static func packed(
        _ a: [Double], _ b: [Double], _ fft: FFT, _ workspace: inout FFT.Workspace
    ) -> (re: [Double], im: [Double]) {
        let transform = {
            (kernel: [Double], workspace: inout FFT.Workspace) -> ([Double], [Double]) in
            var re = [Double](repeating: 0, count: fftCount)
            var im = [Double](repeating: 0, count: fftCount)
            for (i, value) in kernel.enumerated() {
                re[(i - reach + fftCount) % fftCount] = value
            }
            fft.forward(re: &re, im: &im, workspace: &workspace)
            return (re, im)
        }
        let (aRe, aIm) = transform(a, &workspace)
        let (bRe, bIm) = transform(b, &workspace)
        // conj(A) + i·conj(B) = (Re A + Im B) + i(Re B − Im A).
        return (
            zip(aRe, bIm).map { $0 + $1 },
            zip(bRe, aIm).map { $0 - $1 }
        )
    }
}

extension TemplateBank {
    /// Scratch columns of one thread.
    struct Workspace {
        fileprivate var fft = FFT.Workspace(count: TemplateBank.fftCount)
        fileprivate var histogramRe = [Double](repeating: 0, count: TemplateBank.fftCount)
        fileprivate var histogramIm = [Double](repeating: 0, count: TemplateBank.fftCount)
        fileprivate var re = [Double](repeating: 0, count: TemplateBank.fftCount)
        fileprivate var im = [Double](repeating: 0, count: TemplateBank.fftCount)
        fileprivate var direct = [Float](repeating: 0, count: GapHistogram.binCount)

        init() {}
    }

    /// How histogram and templates are correlated.
    enum Correlation {
        /// Directly for few distinct gaps, by FFT for many.
        case cheapest
        case direct, transform
    }

    /// A law and the bin of the period at which it explains a histogram best.
    struct Placement {
        var template: Int
        var bin: Int
        /// ln of the likelihood.
        var value: Double
    }

    /// The best placement among `range` of the templates, an even range, for each degree of
    /// contamination.
    ///
    /// Few distinct gaps are correlated directly, many by FFT; both give the same sums but for rounding.
    /// About 0.5 ms for all templates and many gaps.
    func placements(
        _ histogram: GapHistogram, among range: Range<Int>, _ workspace: inout Workspace,
        _ correlation: Correlation = .cheapest
    ) -> [Placement] {
        guard let shifts = Self.shifts(histogram) else { return [] }
        let isDirect =
            switch correlation {
            case .cheapest: histogram.bins.count * shifts.count <= Self.directCost
            case .direct: true
            case .transform: false
            }
        if !isDirect { transform(histogram, &workspace) }
        let n = Double(histogram.count)
        var best: [Placement] = []
        for pair in (range.lowerBound / 2)..<(range.upperBound / 2) {
            if !isDirect { correlate(spectra[pair], &workspace) }
            for template in [2 * pair, 2 * pair + 1] {
                let peak: (value: Double, bin: Int)
                if isDirect {
                    correlate(histogram, template, shifts, &workspace.direct)
                    peak = Self.peak(workspace.direct, shifts)
                } else {
                    peak = Self.peak(
                        template == 2 * pair ? workspace.re : workspace.im, shifts)
                }
                let placement = Placement(
                    template: template, bin: peak.bin,
                    value: peak.value + n * templates[template].floor)
                let contamination = templates[template].law.contamination
                if let k = best.firstIndex(where: {
                    templates[$0.template].law.contamination == contamination
                }) {
                    if placement.value > best[k].value { best[k] = placement }
                } else {
                    best.append(placement)
                }
            }
        }
        return best
    }

    /// The evidence of a histogram of at least three gaps; nil below.
    func evidence(
        _ histogram: GapHistogram, _ workspace: inout Workspace,
        _ correlation: Correlation = .cheapest
    ) -> GapEvidence? {
        guard histogram.count >= 3,
            let best = placements(
                histogram, among: 0..<templates.count, &workspace, correlation
            ).max(by: { $0.value < $1.value })
        else { return nil }
        return GapEvidence(
            nats: best.value - nullLogLikelihood(histogram) - 2,
            period: GapHistogram.seconds(bin: Double(best.bin)),
            law: templates[best.template].law, gaps: histogram.count)
    }

    /// The period whose gaps cover most time, with a narrow and a wide law.
    func timePeak(_ histogram: GapHistogram) -> [Placement] {
        var best = (time: 0.0, bin: 0)
        var time = 0.0
        var tail = 0
        let bins = histogram.bins
        for head in bins.indices {
            time += bins[head].count * GapHistogram.seconds(bin: Double(bins[head].bin))
            while bins[head].bin - bins[tail].bin > 24 {
                time -= bins[tail].count * GapHistogram.seconds(bin: Double(bins[tail].bin))
                tail += 1
            }
            if time > best.time { best = (time, (bins[head].bin + bins[tail].bin) / 2) }
        }
        return [SleepLaw.Shape.gaussian(0.04), .gaussian(0.14)].compactMap { shape in
            templates.firstIndex { $0.law.shape == shape && $0.law.loss == 0 }
                .map { Placement(template: $0, bin: best.bin, value: 0) }
        }
    }

    /// Distinct gaps times shifts up to which direct correlation is cheaper than an FFT of
    /// `fftCount` points (measured: about 30 bins over the whole axis).
    private static let directCost = 30 * GapHistogram.binCount

    /// Periods that can explain what the pair does with its time: gaps below `shortest` hold a tenth of
    /// it, and up to four beats may lie in a gap; a quarter above the longest leaves room for wide laws.
    private static func shifts(_ histogram: GapHistogram) -> Range<Int>? {
        guard let last = histogram.bins.last else { return nil }
        var time = 0.0
        var shortest = last.bin
        for (bin, count) in histogram.bins {
            time += count * GapHistogram.seconds(bin: Double(bin))
            if time >= shortTime * histogram.sum {
                shortest = bin
                break
            }
        }
        // 0.0125 · 111 = ln 4.
        return max(0, shortest - 111)..<min(GapHistogram.binCount, last.bin + 20)
    }

    /// Share of the time that is too short to look for.
    private static let shortTime = 0.1

    private func transform(_ histogram: GapHistogram, _ workspace: inout Workspace) {
        for i in 0..<Self.fftCount {
            workspace.histogramRe[i] = 0
            workspace.histogramIm[i] = 0
        }
        for (bin, count) in histogram.bins { workspace.histogramRe[bin] = count }
        fft.forward(
            re: &workspace.histogramRe, im: &workspace.histogramIm, workspace: &workspace.fft)
    }

    /// One template's correlation at `shifts`, bin by bin.
    private func correlate(
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
    private func correlate(_ spectrum: (re: [Double], im: [Double]), _ w: inout Workspace) {
        for i in 0..<Self.fftCount {
            let (hr, hi) = (w.histogramRe[i], w.histogramIm[i])
            let (sr, si) = (spectrum.re[i], spectrum.im[i])
            w.re[i] = hr * sr - hi * si
            w.im[i] = hr * si + hi * sr
        }
        fft.inverse(re: &w.re, im: &w.im, workspace: &w.fft)
    }

    private static func peak<Value: BinaryFloatingPoint>(
        _ values: [Value], _ shifts: Range<Int>
    ) -> (value: Double, bin: Int) {
        var best = (value: -Value.infinity, bin: 0)
        for bin in shifts where values[bin] > best.value { best = (values[bin], bin) }
        return (Double(best.value), best.bin)
    }

    /// The best of the aperiodic laws: exponential, χ² with one degree of freedom, log-normals at
    /// their best shift, and the histogram itself smoothed by wide Gaussians (anything smooth).
    private func nullLogLikelihood(_ histogram: GapHistogram) -> Double {
        let n = Double(histogram.count)
        let mean = max(histogram.sum / n, 1e-6)
        let logMean = histogram.logSum / n
        let perBin = n * Elementary.log(GapHistogram.step)
        let exponential = histogram.logSum - n * Elementary.log(mean) - n
        // Gamma(½) at its best scale θ = 2 · mean: u-density (g/θ)^½ e^(−g/θ) / Γ(½).
        let chiSquared =
            0.5 * (histogram.logSum - n * Elementary.log(2 * mean)) - n / 2
            - n * Elementary.log(Double.pi.squareRoot())
        var best = max(exponential, chiSquared) + perBin
        let spread = histogram.bins.reduce(0.0) { total, bin in
            let u = GapHistogram.lowest + (Double(bin.bin) + 0.5) * GapHistogram.step - logMean
            return total + bin.count * u * u
        }
        for sigma in [1.0, 1.5, 2.2, 3.0] {
            let value =
                -spread / (2 * sigma * sigma)
                - n * Elementary.log(sigma * (2 * Double.pi).squareRoot()) + perBin
            best = max(best, value)
        }
        for kernel in smoothers {
            var value = 0.0
            for (bin, count) in histogram.bins {
                var mass = 0.0
                for (other, weight) in histogram.bins where abs(other - bin) <= Self.reach {
                    mass += weight * kernel[other - bin + Self.reach]
                }
                value += count * Elementary.log(max(mass / n, 1e-12))
            }
            best = max(best, value)
        }
        return best
    }
}
