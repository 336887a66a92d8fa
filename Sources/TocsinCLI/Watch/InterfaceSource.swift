import Foundation
import TocsinCapture
import TocsinEngine
import TocsinRecords

/// Packets off an interface, and the file that keeps them.
final class InterfaceSource: WatchSource {
    let name: String
    let isLive = true
    private let capture: LiveCapture
    private var block = PacketBlock()
    /// Packets of the block that the sensor has.
    private var taken = 0
    private let recorder: PacketRecorder?
    /// What libpcap remarked when it opened the interface.
    var warning: String? { capture.warning }

    /// Opens the interface and the file, which may need rights; nothing is read before `start`.
    init(_ device: DeviceArguments, interface: String, filter: String?) throws {
        name = interface
        var options = LiveCaptureOptions(interface: interface, filter: filter)
        if let snaplen = device.snaplen { options.snapLength = snaplen }
        options.kernelBuffer = device.buffer << 20
        options.isPromiscuous = !device.noPromiscuous
        do {
            capture = try LiveCapture(options)
        } catch {
            throw CaptureFailure("\(error)")
        }
        let capture = capture
        recorder = try device.write.map {
            try PacketRecorder(path: $0, linkType: capture.linkType, options.snapLength)
        }
    }

    /// Begins to read; rights that are not needed for that are best given up before.
    func start() throws {
        do { try capture.start() } catch { throw CaptureFailure("\(error)") }
    }

    func step(_ sensor: inout Sensor, patience: Duration) throws -> WatchStep {
        if taken < block.packets.count {
            // While a window is judged packets are taken all the same.
            taken = sensor.take(block, from: taken, pauses: !sensor.isJudging)
            return .took(hasMore: true)
        }
        switch capture.next(into: &block, waiting: patience) {
        case .packets:
            recorder?.write(block)
            taken = sensor.take(block, pauses: !sensor.isJudging)
            return .took(hasMore: true)
        case .idle(let now):
            // On a quiet line time passes too.
            if let now { sensor.pass(to: now) }
            return .nothing
        case .ended: return .ended
        }
    }

    func describe(_ status: inout WatchStatus) {
        let counters = capture.counters
        status.capture = WatchStatus.CaptureStatus(
            packets: counters.packets, bytes: counters.bytes, nicDrops: counters.drops.nic,
            kernelDrops: counters.drops.kernel, queueDrops: counters.drops.queue,
            isUp: counters.isUp, lag: Double(counters.lag) / 1e6, clockSteps: counters.clockSteps)
        if let trouble = recorder?.trouble { status.troubles.append(trouble) }
    }

    /// What the health of the sensor is told from.
    var sample: CaptureSample {
        let counters = capture.counters
        return CaptureSample(
            time: counters.now, packets: counters.packets, drops: counters.drops.total,
            isUp: counters.isUp)
    }

    func stop() { capture.stop() }

    /// Writes what is still buffered.
    func close() { recorder?.flush() }
}

/// The capture could not be made: status 4.
struct CaptureFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
