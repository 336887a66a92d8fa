import CSandbox

#if canImport(Glibc)
    import Glibc
#endif

/// The rights of this process.
///
/// Order: open what needs rights (the capture), `drop`, `Seccomp.install`, then read what strangers
/// wrote. All on the thread that later starts the capture's, and before others are started:
/// capabilities belong to threads.
public enum Privileges {
    /// Whether the process acts as root or could again.
    public static var isRoot: Bool { getuid() == 0 || geteuid() == 0 }

    /// Gives up every right but `keeping`, for good: no new privileges by executing files, the groups
    /// and ids of `user` (a name or a number; nil leaves them as they are), no capability outside
    /// `keeping` in any set. A capability that the process does not have is not had afterwards either.
    ///
    /// Looks at every thread afterwards and throws if one kept more, so that a change that a library
    /// or kernel ignored is noticed.
    public static func drop(
        to user: String?, keeping: [Capability] = []
    ) throws(SandboxError) {
        let wanted = Capability.mask(keeping)
        var permitted: UInt64 = 0
        try SandboxError.check(
            unsafe sandbox_permitted_capabilities(&permitted), "reading capabilities")
        let keep = wanted & permitted
        // While there is CAP_SETPCAP still. An ambient or bounding capability is of use only to a
        // program that is executed, and none will be.
        try SandboxError.check(sandbox_bound_capabilities(0), "bounding capabilities")
        if let user {
            let (id, group) = try find(user)
            try SandboxError.check(sandbox_keep_capabilities(1), "keeping capabilities")
            let isUser = !isRoot && getuid() == id && geteuid() == id
            let status = isUser ? 0 : sandbox_become(id, group)
            guard status == 0 else {
                throw SandboxError(
                    step: "becoming user \(user)",
                    reason: status == EPERM
                        ? "only root can; start as root, or as \(user) without being asked to "
                            + "change" : String(describing: text(status)))
            }
        }
        try SandboxError.check(sandbox_set_capabilities(keep), "giving up capabilities")
        try SandboxError.check(sandbox_keep_capabilities(0), "keeping no capabilities")
        try SandboxError.check(sandbox_no_new_privileges(), "refusing new privileges")
        try ThreadRights.verify(keep: keep, allowsRoot: user == nil)
    }

    /// The capabilities among `wanted` that the calling thread has.
    public static func held(_ wanted: [Capability]) -> [Capability] {
        var permitted: UInt64 = 0
        guard unsafe sandbox_permitted_capabilities(&permitted) == 0 else { return [] }
        return wanted.filter { permitted & Capability.mask([$0]) != 0 }
    }

    private static func find(_ user: String) throws(SandboxError) -> (id: uid_t, group: gid_t) {
        var id: uid_t = 0
        var group: gid_t = 0
        let isFound = unsafe user.withCString {
            unsafe sandbox_find_user($0, &id, &group) == 0
        }
        guard isFound, !user.utf8.contains(0) else {
            throw SandboxError(
                step: "becoming user \(user)",
                reason: "there is no such user; create one with: useradd --system \(user)")
        }
        guard id != 0 else {
            throw SandboxError(step: "becoming user \(user)", reason: "that is root")
        }
        return (id, group)
    }

    private static func text(_ code: Int32) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
}
