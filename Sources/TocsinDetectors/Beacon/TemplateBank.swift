import TocsinMath

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
    /// Points of a transform of the gap axis.
    static let fftCount = 2048

    let templates: [Template]
    /// For each two templates conj(A) + i·conj(B), so that one inverse transform serves both.
    let spectra: [(re: [Double], im: [Double])]
    let fft = FFT(count: fftCount)

    /// Templates that are tried first; where they find nothing the others are not tried.
    static let coarseCount = 8

    /// Made once: the bank of every judge.
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

// MARK: Placing laws

extension TemplateBank {
    /// A law and the bin of the period at which it explains a histogram best.
    struct Placement {
        /// Number of the law among `templates`.
        var template: Int
        /// Bin of `GapHistogram`.
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

    /// Distinct gaps times shifts up to which direct correlation is cheaper than an FFT of
    /// `fftCount` points (measured: about 30 bins over the whole axis).
    private static let directCost = 30 * GapHistogram.binCount

    /// Width in bins of the gaps that count as of one period: ± 15 %.
    private static let peakWidth = 24

    /// The period whose gaps cover most time, with a narrow and a wide law. O(bins).
    func timePeak(_ histogram: GapHistogram) -> [Placement] {
        var best = (time: 0.0, bin: 0)
        var time = 0.0
        var tail = 0
        let bins = histogram.bins
        for head in bins.indices {
            time += bins[head].count * GapHistogram.seconds(bin: Double(bins[head].bin))
            while bins[head].bin - bins[tail].bin > Self.peakWidth {
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

    /// Share of the time that is too short to look for.
    private static let shortTime = 0.1
    /// Bins by which a period may lie below a gap, for up to four beats may lie in it (ln 4), and above
    /// the longest gap (a quarter), which leaves room for wide laws.
    private static let binsBelow = 111
    private static let binsAbove = 20

    /// Bins of the periods that can explain what the pair does with its time: gaps below the
    /// shortest of them hold less than `shortTime` of it. Nil without gaps.
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
        return max(0, shortest - binsBelow)..<min(GapHistogram.binCount, last.bin + binsAbove)
    }
}
