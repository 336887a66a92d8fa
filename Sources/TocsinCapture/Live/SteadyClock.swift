/// Takes the jumps of the system's clock out of packet stamps.
///
/// Packets are stamped with wall-clock time. Where that jumps (an administrator, a first NTP fix), the
/// time since boot does not; the difference is subtracted from all later stamps, so that intervals stay
/// true. Slow corrections pass: they are what keeps a clock right. All times are microseconds.
struct SteadyClock: Hashable, Sendable {
    /// Less than this between two observations is no jump. NTP slews at most 0.5 ms a second and steps
    /// from 0.128 s on (ntpd(8)); a step below a second passes, and moves one interval by as much.
    static let largestSlew: Int64 = 1_000_000
    /// Nothing is in the kernel's ring for longer once it was found empty: it hands a packet over
    /// within its timeout of 0.1 s.
    static let settling: Int64 = 1_000_000

    /// Jumps so far.
    private(set) var steps = 0
    /// What is added to a stamp of the clock as it goes now.
    private(set) var correction: Int64 = 0
    /// Steadied time of the latest observation.
    private(set) var now: Int64 = 0
    /// Wall clock less time since boot, at the latest observation.
    private var offset: Int64?
    /// What is added to stamps from before the latest jump, while such may still come.
    private var earlier: Int64?
    private var steppedAt: Int64 = 0
    /// No packet that is still to come is older, but for a reordering of a few microseconds.
    private var passed: Int64 = .min

    /// Compares the two clocks, read at one instant. `isDrained` says that the kernel's ring was found
    /// empty just before.
    mutating func observe(realtime: Int64, monotonic: Int64, isDrained: Bool) {
        let offset = realtime - monotonic
        if let last = self.offset, abs(offset - last) > Self.largestSlew {
            earlier = correction
            correction -= offset - last
            steps += 1
            steppedAt = monotonic
        }
        self.offset = offset
        now = realtime + correction
        guard isDrained else { return }
        passed = max(passed, now - Self.settling)
        if monotonic - steppedAt > Self.settling { earlier = nil }
    }

    /// The stamp as it would be had the clock never jumped.
    ///
    /// Packets of before and after a jump stand in the ring together, in order. Read with the wrong
    /// correction, one falls out of the span between what has passed and now.
    mutating func steady(_ stamp: Int64) -> Int64 {
        var time = stamp + correction
        if let earlier {
            let other = stamp + earlier
            if distance(other) < distance(time) {
                time = other
            } else if distance(time) < distance(other) {
                self.earlier = nil
            }
        }
        passed = max(passed, min(time, now))
        return time
    }

    /// How far `time` is from where the next packet's must lie.
    private func distance(_ time: Int64) -> Int64 {
        if time > now { return time - now }
        return passed > time ? passed - time : 0
    }
}
