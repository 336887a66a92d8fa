import CSeccomp

#if canImport(Glibc)
    import Glibc
#endif

/// A filter on system calls (seccomp(2)), from which no thread of the process gets away.
///
/// What a sensor needs is allowed. What only an attacker wants ends the process. Everything else fails
/// as if the kernel did not know it (ENOSYS): C libraries then fall back on what older kernels had,
/// so that an update of one of them does not end a sensor in its third month.
public enum Seccomp {
    /// Which sockets a process may open.
    public enum Profile: Hashable, Sendable {
        /// Unix, internet and netlink sockets.
        case reader
        /// Packet sockets too: an interface that went away is opened again.
        case capture

        var families: [Int32] {
            let common = [AF_UNIX, AF_INET, AF_INET6, AF_NETLINK]
            return self == .capture ? common + [AF_PACKET] : common
        }
    }

    /// Installs the filter on all threads, with no_new_privs; there is no way back.
    public static func install(profile: Profile) throws(SandboxError) {
        guard let filter = unsafe seccomp_init(Action.fail(ENOSYS)) else {
            throw SandboxError(step: step, reason: "no memory for it")
        }
        defer { unsafe seccomp_release(filter) }
        let rules = unsafe Rules(filter: filter)
        try SandboxError.check(
            unsafe seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1), step)
        for name in SystemCalls.allowed { try rules.add(Action.allow, name) }
        for name in SystemCalls.fatal { try rules.add(Action.kill, name) }
        for family in profile.families {
            try rules.add(Action.allow, "socket", .equal(0, UInt64(family)))
        }
        // New threads, not new namespaces. `clone3` hides its flags from a filter; unknown, it makes
        // the C library take `clone`.
        try rules.add(Action.allow, "clone", .masked(0, namespaces, 0))
        for name in ["mmap", "mmap2", "mprotect"] {
            // Memory that can be executed is never written: libraries that are loaded late are read.
            try rules.add(Action.allow, name, .masked(2, UInt64(PROT_EXEC), 0))
            if name != "mprotect" {
                try rules.add(
                    Action.allow, name,
                    .masked(2, UInt64(PROT_EXEC | PROT_WRITE), UInt64(PROT_EXEC)))
            }
        }
        for request in ioctls { try rules.add(Action.allow, "ioctl", .masked(1, word, request)) }
        // Those of sockets and wireless links: names, numbers, flags and time stamps of interfaces.
        for group: UInt64 in [0x8900, 0x8B00] {
            try rules.add(Action.allow, "ioctl", .masked(1, word & ~0xFF, group))
        }
        try SandboxError.check(unsafe seccomp_load(filter), step)
    }

    private static let step = "installing the filter on system calls"
    /// CLONE_NEWTIME, NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET (linux/sched.h).
    private static let namespaces: UInt64 = 0x80 | 0x2_0000 | 0x200_0000 | 0x7C00_0000
    /// The kernel looks at the lower half of an ioctl's number.
    private static let word: UInt64 = 0xFFFF_FFFF
    /// Of terminals (modes, size, foreground group) and descriptors; not TIOCSTI, which types for the
    /// user (asm-generic/ioctls.h).
    private static let ioctls: [UInt64] = [
        0x5401, 0x5402, 0x5403, 0x5404, 0x540F, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451,
        0x802C_542A, 0x402C_542B, 0x402C_542C, 0x402C_542D,
    ]
}

/// What becomes of a system call; libseccomp's macros, which are not imported.
private enum Action {
    static let allow: UInt32 = 0x7FFF_0000
    static let kill: UInt32 = 0x8000_0000

    static func fail(_ code: Int32) -> UInt32 { 0x0005_0000 | UInt32(code) & 0xFFFF }
}

/// A condition on one argument of a system call.
private enum Condition {
    case equal(UInt32, UInt64)
    /// Argument, mask, and what the masked argument must be.
    case masked(UInt32, UInt64, UInt64)

    var comparison: scmp_arg_cmp {
        switch self {
        case .equal(let argument, let value):
            scmp_arg_cmp(arg: argument, op: SCMP_CMP_EQ, datum_a: value, datum_b: 0)
        case .masked(let argument, let mask, let value):
            scmp_arg_cmp(arg: argument, op: SCMP_CMP_MASKED_EQ, datum_a: mask, datum_b: value)
        }
    }
}

/// Adds rules to a filter that is being made.
@safe private struct Rules {
    let filter: scmp_filter_ctx

    /// A call that this architecture does not have needs no rule.
    func add(_ action: UInt32, _ name: String, _ condition: Condition? = nil) throws(SandboxError) {
        let number = unsafe name.withCString { unsafe seccomp_syscall_resolve_name($0) }
        guard number >= 0 else { return }
        let conditions = condition.map { [$0.comparison] } ?? []
        let code = unsafe conditions.withUnsafeBufferPointer {
            unsafe seccomp_rule_add_array(
                filter, action, number, UInt32($0.count), $0.baseAddress)
        }
        try SandboxError.check(code, "allowing or refusing \(name)")
    }
}
