import TocsinMath
import TocsinRecords

/// The strongest line of a pair's spectrum against its own neighbourhood.
///
/// Bursty traffic is 1/f noise and owns every peak of a raw spectrum; a line stands out only where it
/// exceeds the power around it.
package struct SpectralLine: Sendable {
    /// k · (r − 1 − ln r) for k averaged bins of r times the power around them: the large-deviation
    /// exponent of a mean of k exponentials, in nats.
    package var nats = 0.0
    /// Seconds.
    package var period = 0.0

    /// Points of the transform: the span in this many bins, no bin shorter than a second.
    package static let count = 16_384
    /// Half-widths averaged, as shares of the frequency: clocks, small and larger jitter.
    package static let halfWidths = [0.006, 0.025, 0.08]
    /// Half-width of the neighbourhood.
    package static let neighbourhood = 0.5
    /// A line needs this many cycles in the span.
    package static let leastCycles = 8.0
    /// Steps of the search, as a share of the frequency.
    package static let searchStep = 0.004

    /// Scratch columns of one thread.
    package struct Workspace {
        fileprivate var re = [Double](repeating: 0, count: SpectralLine.count)
        fileprivate var im = [Double](repeating: 0, count: SpectralLine.count)
        fileprivate var power = [Double](repeating: 0, count: SpectralLine.count / 2 + 1)
        fileprivate var fft = FFT.Workspace(count: SpectralLine.count)
    }

    private static let plan = FFT(count: count)

    /// The strongest line of `dials`, microseconds ascending. About 0.3 ms.
    package init(dials: [Int64], _ workspace: inout Workspace) {
        guard let first = dials.first, let last = dials.last, dials.count > 3 else { return }
        let width = max(Double(last - first + 1) / Double(Self.count), 1e6)
        Self.sumPower(of: dials, from: first, binWidth: width, &workspace)
        let span = Double(last - first) / width
        // Zero padding beyond the span interpolates: neighbouring bins are not independent.
        let independent = min(span / Double(Self.count), 1)
        var frequency = Self.leastCycles * Double(Self.count) / max(span, 1)
        while frequency * 1.5 < Double(Self.count / 2) {
            defer { frequency *= 1 + Self.searchStep }
            let around = Self.mean(
                workspace.power, frequency * (1 - Self.neighbourhood),
                frequency * (1 + Self.neighbourhood))
            guard around.value > 0 else { continue }
            for halfWidth in Self.halfWidths {
                let line = Self.mean(
                    workspace.power, frequency * (1 - halfWidth), frequency * (1 + halfWidth))
                let ratio = line.value / around.value
                guard ratio > 1 else { continue }
                let k = max(Double(line.bins) * independent, 1)
                let value = k * (ratio - 1 - Elementary.log(ratio))
                if value > nats {
                    nats = value
                    period = Double(Self.count) / frequency * width / 1e6
                }
            }
        }
    }

    /// Fills `power[k]` with the sum of |X|² up to frequency k, without that of frequency 0.
    private static func sumPower(
        of dials: [Int64], from first: Int64, binWidth: Double, _ workspace: inout Workspace
    ) {
        for i in 0..<count {
            workspace.re[i] = 0
            workspace.im[i] = 0
        }
        for time in dials {
            workspace.re[min(Int(Double(time - first) / binWidth), count - 1)] += 1
        }
        plan.forward(re: &workspace.re, im: &workspace.im, workspace: &workspace.fft)
        var total = 0.0
        workspace.power[0] = 0
        for k in 1...count / 2 {
            total += workspace.re[k] * workspace.re[k] + workspace.im[k] * workspace.im[k]
            workspace.power[k] = total
        }
    }

    /// Mean power of the bins between two frequencies, at least one.
    private static func mean(
        _ power: [Double], _ from: Double, _ to: Double
    ) -> (value: Double, bins: Int) {
        let lower = max(Int(from.rounded()), 1)
        let upper = min(max(Int(to.rounded()), lower), power.count - 1)
        guard lower <= upper else { return (0, 0) }
        return ((power[upper] - power[lower - 1]) / Double(upper - lower + 1), upper - lower + 1)
    }
}
