import Glibc

/// What the process has used so far, by the kernel's count.
struct ProcessCost: Sendable {
    /// Seconds of all threads, in the program and in the kernel for it.
    let cpu: Double
    /// Largest resident memory, bytes.
    let peakBytes: Int

    static var now: ProcessCost {
        var usage = rusage()
        // The kernel fills in the struct that it is given; nothing keeps the pointer.
        _ = unsafe getrusage(RUSAGE_SELF.rawValue, &usage)
        let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
        return ProcessCost(
            cpu: Double(seconds) + Double(microseconds) / 1e6, peakBytes: usage.ru_maxrss * 1024)
    }
}
