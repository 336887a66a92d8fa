import TocsinSandbox

/// Gives up what a sensor does not need before it reads what strangers wrote.
enum WatchRights {
    /// Gives up all rights but that to open the interface again. Throws `Stop` where packets would be
    /// parsed as root.
    static func giveUp(_ command: Watch) throws {
        let user = command.device.user
        guard command.interface != nil || user != nil else { return }
        if user == nil, Privileges.isRoot, !command.device.allowRoot {
            throw Stop(
                "packets are not parsed as root: name a user to become with --user, or insist with --allow-root"
            )
        }
        do {
            try Privileges.drop(
                to: user, keeping: command.interface == nil ? [] : [.netRaw])
        } catch {
            throw Stop("\(error)")
        }
    }

    /// Leaves the system calls that a sensor needs.
    static func filterCalls(_ command: Watch) throws {
        guard command.interface != nil || command.device.user != nil else { return }
        do {
            try Seccomp.install(profile: command.interface == nil ? .reader : .capture)
        } catch {
            throw Stop("\(error)")
        }
    }
}
