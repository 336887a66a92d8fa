import TocsinMath

/// The smooth law that explains a pair's gaps best: what "anything aperiodic" would draw them from.
///
/// Of all densities of ln gap that are some density blurred by a normal of `sigma`, the one of largest
/// likelihood (the nonparametric maximum-likelihood mixture, Kiefer & Wolfowitz 1956; the
/// iteration is Richardson's and Lucy's). Poisson, day-shaped, on/off and log-normal gaps are all in
/// it; a sleep timer is not, its law is narrower.
struct SmoothGapLaw {
    /// Standard deviation of the blur in ln gap: laws narrower than about ± 40 % are not smooth.
    static let sigma = 0.4
    /// Fine bins of `GapHistogram` in one bin of this law.
    static let coarsening = 8
    static let iterations = 12

    private static let count = GapHistogram.binCount / coarsening
    private static let reach = 16
    private static let kernel: [Double] = {
        let step = Double(coarsening) * GapHistogram.step
        let weights = (-reach...reach).map { shift in
            let u = Double(shift) * step / sigma
            return Elementary.exp(-u * u / 2)
        }
        let total = weights.reduce(0, +)
        return weights.map { $0 / total }
    }()

    /// Mass of each coarse bin.
    private var mass: [Double]
    /// First and last coarse bin with a gap.
    private let lower: Int
    private let upper: Int

    /// `edge`: seconds below which gaps were merged away; the law does not leak below it. O(bins).
    init(_ histogram: GapHistogram, edge: Double) {
        var counts = [Double](repeating: 0, count: Self.count)
        for (bin, count) in histogram.bins { counts[bin / Self.coarsening] += count }
        let n = Double(max(histogram.count, 1))
        let edgeBin = GapHistogram.bin(seconds: edge) / Self.coarsening
        let lower = min(edgeBin, (histogram.bins.first?.bin ?? 0) / Self.coarsening)
        let upper = (histogram.bins.last?.bin ?? 0) / Self.coarsening
        self.lower = lower
        self.upper = upper
        mass = [Double](repeating: 0, count: Self.count)
        // Few bins hold gaps, and only they can hold sources.
        let occupied = (lower...upper).filter { counts[$0] > 0 }
        var source = occupied.map { counts[$0] / n }
        // Blurred over a margin on either side; what falls below `lower` is folded back.
        var padded = [Double](repeating: 0, count: Self.count + 2 * Self.reach)
        var ratio = padded
        for round in 0...Self.iterations {
            for i in padded.indices { padded[i] = 0 }
            for (k, weight) in zip(occupied, source) {
                for i in 0...(2 * Self.reach) { padded[k + i] += weight * Self.kernel[i] }
            }
            for i in 0..<Self.reach {
                padded[lower + Self.reach + i] += padded[lower + Self.reach - 1 - i]
            }
            if round == Self.iterations { break }
            for k in occupied {
                ratio[k + Self.reach] = counts[k] / n / padded[k + Self.reach]
            }
            // The same fold, transposed: below `lower` stands the mirror image.
            for i in 0..<Self.reach {
                ratio[lower + Self.reach - 1 - i] = ratio[lower + Self.reach + i]
            }
            for (j, k) in occupied.enumerated() {
                var factor = 0.0
                for i in 0...(2 * Self.reach) { factor += ratio[k + i] * Self.kernel[i] }
                source[j] *= factor
            }
        }
        for j in mass.indices { mass[j] = padded[j + Self.reach] }
    }

    /// ln of the mass of a fine bin.
    func logMass(bin: Int) -> Double {
        // Straight between the middles of coarse bins; flat beyond the ends.
        let position = (Double(bin) + 0.5) / Double(Self.coarsening) - 0.5
        let left = max(Int(position.rounded(.down)), lower)
        let right = min(left + 1, Self.count - 1)
        let share = min(max(position - Double(left), 0), 1)
        let value = mass[left] * (1 - share) + mass[right] * share
        return Elementary.log(max(value, 1e-12) / Double(Self.coarsening))
    }
}
