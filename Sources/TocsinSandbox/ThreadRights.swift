#if canImport(Glibc)
    import Glibc
#endif

/// What the kernel says of the rights of each thread (proc(5), `/proc/self/task/*/status`).
struct ThreadRights: Hashable, Sendable {
    var users: [UInt32] = []
    var effective: UInt64 = 0
    var permitted: UInt64 = 0

    /// Reads the lines of a `status` file that tell of rights; nil if one is missing.
    init?(status: String) {
        var found = 0
        for line in status.split(separator: "\n") {
            let words = line.split { $0 == "\t" || $0 == " " }
            switch words.first {
            case "Uid:": users = words.dropFirst().compactMap { UInt32($0) }
            case "CapEff:": effective = words.last.flatMap { UInt64($0, radix: 16) } ?? .max
            case "CapPrm:": permitted = words.last.flatMap { UInt64($0, radix: 16) } ?? .max
            default: continue
            }
            found += 1
        }
        guard found == 3, users.count == 4 else { return nil }
    }

    /// Throws if a thread has more than the capabilities `keep`, or is root although none should be.
    static func verify(keep: UInt64, allowsRoot: Bool) throws(SandboxError) {
        let step = "checking what rights are left"
        guard let folder = unsafe opendir("/proc/self/task") else {
            throw SandboxError(step: step, reason: "/proc cannot be read")
        }
        defer { unsafe _ = closedir(folder) }
        var threads = 0
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            guard let number = Int(name) else { continue }
            // A thread may end while it is looked at.
            guard let status = text("/proc/self/task/\(number)/status") else { continue }
            threads += 1
            guard let rights = ThreadRights(status: status) else {
                throw SandboxError(step: step, reason: "/proc is not understood")
            }
            guard (rights.effective | rights.permitted) & ~keep == 0 else {
                throw SandboxError(
                    step: step,
                    reason: "thread \(number) has capabilities still; threads were started before "
                        + "rights were given up")
            }
            guard allowsRoot || !rights.users.contains(0) else {
                throw SandboxError(step: step, reason: "thread \(number) is root still")
            }
        }
        guard threads > 0 else { throw SandboxError(step: step, reason: "/proc shows no thread") }
    }

    /// The first bytes of a file, enough for any `status`.
    private static func text(_ path: String) -> String? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 8192)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe read(file, $0.baseAddress, $0.count)
        }
        guard count > 0 else { return nil }
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
