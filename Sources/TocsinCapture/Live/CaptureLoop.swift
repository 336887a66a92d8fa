import CPcap

#if canImport(Glibc)
    import Glibc
#endif

/// What the capture's thread does: empty the kernel's ring, watch interface and clock, open what went
/// away again.
///
/// Made by one thread and then run by another alone, hence unchecked.
final class CaptureLoop: @unchecked Sendable {
    let options: LiveCaptureOptions
    private var handle: PcapHandle?
    private let shared: CaptureShared
    private let filler: BlockFiller
    private var state = InterfaceState.up
    /// Interface drops at the last look, and the interface they are of.
    private var seen: NetworkInterface?
    private var isDrained = false
    /// Times since boot, microseconds.
    private var now: Int64 = 0
    private var nextLook: Int64 = 0
    private var nextOpening: Int64 = 0
    private var patience = CaptureLoop.firstPatience

    static let lookInterval: Int64 = 1_000_000
    /// Between two attempts to open an interface; doubled after each.
    static let firstPatience: Int64 = 100_000
    static let maxPatience: Int64 = 5_000_000
    /// How long packets are waited for that the kernel had when the capture was asked to stop: more
    /// than the ring's timeout.
    static let drainTime: Int64 = 250_000
    /// Of a pause between attempts, so that stopping is quick.
    private static let napMilliseconds: Int32 = 50

    init(_ options: LiveCaptureOptions, _ handle: PcapHandle, _ shared: CaptureShared) {
        self.options = options
        self.handle = handle
        self.shared = shared
        filler = BlockFiller(shared.queue)
        filler.linkType = handle.linkType
        seen = NetworkInterface.look(options.interface)
    }

    /// Starts the thread; an error number if there is none to be had.
    func run() -> Int32 {
        var thread = pthread_t()
        // Signals are for the threads that wait for them.
        var all = sigset_t()
        var before = sigset_t()
        unsafe sigfillset(&all)
        unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { unsafe _ = pthread_sigmask(SIG_SETMASK, &before, nil) }
        let this = unsafe Unmanaged.passRetained(self)
        let code = unsafe pthread_create(
            &thread, nil,
            { context in
                guard let context = unsafe context else { return nil }
                unsafe Unmanaged<CaptureLoop>.fromOpaque(context).takeRetainedValue().work()
                return nil
            }, this.toOpaque())
        if code == 0 {
            pthread_detach(thread)
        } else {
            unsafe this.release()
        }
        return code
    }

    private func work() {
        unsafe capture_name_thread("tocsin-capture")
        var deadline: Int64?
        while true {
            observe()
            if now >= nextLook { look() }
            if shared.isStopping.load(ordering: .acquiring) {
                let end = deadline ?? now + Self.drainTime
                deadline = end
                if now >= end { break }
            }
            if let handle { read(handle) } else { waitForInterface() }
            shared.counters.withLock { filler.publish(to: &$0) }
        }
        filler.handOver()
        look()
        shared.counters.withLock { filler.publish(to: &$0) }
        handle = nil
        shared.queue.end(.stopped)
    }

    private func read(_ handle: PcapHandle) {
        let count = handle.dispatch(to: filler)
        isDrained = count == 0
        if count < 0 {
            lose(.failing(handle.problem))
        } else if count == 0 {
            settle()
            // Trouble that `dispatch` makes nothing of must not turn this into a spinning loop.
            if handle.wait() { nap() }
        }
    }

    /// Waits for an interface that is not open.
    private func waitForInterface() {
        isDrained = true
        settle()
        if now >= nextOpening { reopen() }
        if handle == nil { nap() }
    }

    /// Nothing is in the ring: hands on what was in it and says how far time has come.
    private func settle() {
        filler.handOverIfAwaited()
        if filler.isEmpty { shared.queue.pass(filler.clock.now - SteadyClock.settling) }
    }

    private func nap() { _ = poll(nil, 0, Self.napMilliseconds) }

    private func observe() {
        let (realtime, monotonic) = SystemClocks.read()
        filler.clock.observe(realtime: realtime, monotonic: monotonic, isDrained: isDrained)
        now = monotonic
    }
}

// MARK: The interface

extension CaptureLoop {
    /// Looks at interface and drops.
    private func look() {
        nextLook = now + Self.lookInterval
        let found = NetworkInterface.look(options.interface)
        var drops = CaptureDrops()
        if let handle { drops.kernel = handle.takeKernelDrops() }
        if let found {
            // Counts begin anew with another interface.
            if let seen, seen.index == found.index {
                drops.nic = Int(found.drops &- seen.drops)
            }
            seen = found
        }
        if let handle {
            if let found, found.index == handle.index {
                state = found.state
            } else {
                lose(.missing)
            }
        }
        shared.counters.withLock {
            $0.drops.nic += drops.nic
            $0.drops.kernel += drops.kernel
            $0.state = state
        }
    }

    /// Gives the interface up for now.
    private func lose(_ state: InterfaceState) {
        let drops = handle?.takeKernelDrops() ?? 0
        handle = nil
        self.state = state
        nextOpening = now
        patience = Self.firstPatience
        shared.counters.withLock {
            $0.drops.kernel += drops
            $0.state = state
        }
    }

    private func reopen() {
        do throws(CaptureError) {
            let handle = try PcapHandle(options)
            self.handle = handle
            filler.linkType = handle.linkType
            state = .up
            nextLook = now
            shared.counters.withLock { $0.reopenings += 1 }
        } catch {
            state =
                switch error.kind {
                case .noSuchInterface: .missing
                case .interfaceDown: .down
                default: .failing(error.reason)
                }
            nextOpening = now + patience
            patience = min(patience * 2, Self.maxPatience)
        }
        shared.counters.withLock { $0.state = state }
    }
}

/// The system's clocks, in microseconds.
enum SystemClocks {
    /// More than this between the readings and they do not belong together.
    private static let longestPause: Int64 = 10_000

    /// Wall clock and time since boot (suspension included, in which time passes too) of one instant.
    static func read() -> (realtime: Int64, monotonic: Int64) {
        var reading = attempt()
        // A thread that is stopped between two readings would see a jump.
        for _ in 0..<10 where reading.pause > longestPause { reading = attempt() }
        return (reading.realtime, reading.monotonic)
    }

    private static func attempt() -> (realtime: Int64, monotonic: Int64, pause: Int64) {
        let before = time(CLOCK_BOOTTIME)
        let realtime = time(CLOCK_REALTIME)
        let after = time(CLOCK_BOOTTIME)
        return (realtime, before + (after - before) / 2, after - before)
    }

    private static func time(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }
}
