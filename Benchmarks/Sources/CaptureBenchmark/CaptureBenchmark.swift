import Foundation
import TocsinCapture

/// Counts the packets of an interface for some seconds and says what was lost where, and at what cost:
/// `CaptureBenchmark INTERFACE SECONDS [FILTER]`.
///
/// The consumer only counts, so that this is the capture's own limit; PacketSender is the other end.
@main
struct CaptureBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let seconds = Double(arguments[2]) else {
            print("usage: CaptureBenchmark INTERFACE SECONDS [FILTER]")
            exit(64)
        }
        let capture = try LiveCapture(
            LiveCaptureOptions(
                interface: arguments[1], filter: arguments.count > 3 ? arguments[3] : nil))
        try capture.start()
        let begun = ContinuousClock.now
        let cpu = cpuSeconds()
        var block = PacketBlock()
        var packets = 0
        var blocks = 0
        var isStopping = false
        reading: while true {
            if !isStopping, ContinuousClock.now - begun > .seconds(seconds) {
                capture.stop()
                isStopping = true
            }
            switch capture.next(into: &block, waiting: .milliseconds(100)) {
            case .packets:
                packets += block.packets.count
                blocks += 1
            case .idle: continue
            case .ended: break reading
            }
        }
        let counters = capture.counters
        let used = cpuSeconds() - cpu
        print(
            "\(packets) packets in \(blocks) blocks; drops: nic \(counters.drops.nic), kernel "
                + "\(counters.drops.kernel), queue \(counters.drops.queue); "
                + "\(Int(used * 1e9) / max(packets, 1)) ns of CPU a packet, "
                + "\((used / seconds * 1000).rounded() / 10) % of a core")
    }

    private static func cpuSeconds() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }
}
