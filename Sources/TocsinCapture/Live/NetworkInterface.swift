#if canImport(Glibc)
    import Glibc
#endif

/// What the kernel says of a network interface (getifaddrs(3)); by netlink, so that it is the process's
/// own network namespace whatever is mounted at /sys.
struct NetworkInterface: Hashable, Sendable {
    var name: String
    /// The kernel's number for it; another interface of the same name has another.
    var index: UInt32
    /// Up by its administrator's will.
    var isUp: Bool
    /// Connected to something.
    var isRunning: Bool
    /// Packets that its hardware or driver had no room for, modulo 2^32.
    var drops: UInt32

    /// The pseudo-interface that stands for all.
    static let any = "any"

    var state: InterfaceState { isUp ? isRunning ? .up : .noCarrier : .down }

    /// Whether an interface may have this name (net/core/dev.c of Linux: dev_valid_name).
    static func isName(_ name: String) -> Bool {
        (1..<Int(IF_NAMESIZE)).contains(name.utf8.count) && name != "." && name != ".."
            && name.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }
    }

    /// The interface of this name; nil if there is none.
    static func look(_ name: String) -> NetworkInterface? {
        guard name != any else {
            return NetworkInterface(name: any, index: 0, isUp: true, isRunning: true, drops: 0)
        }
        return all().first { $0.name == name }
    }

    /// A sentence that lists what can be captured on.
    static var choice: String {
        let names = all().map(\.name).sorted() + [any]
        return "there are " + names.joined(separator: ", ")
    }

    /// All interfaces, in the kernel's order; none if it does not say.
    static func all() -> [NetworkInterface] {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard unsafe getifaddrs(&list) == 0 else { return [] }
        defer { unsafe freeifaddrs(list) }
        var interfaces: [NetworkInterface] = []
        var entry = unsafe list
        while let current = unsafe entry {
            unsafe entry = current.pointee.ifa_next
            // One entry of each interface is of this family: its hardware address.
            guard let address = unsafe current.pointee.ifa_addr,
                unsafe Int32(address.pointee.sa_family) == AF_PACKET,
                let name = unsafe current.pointee.ifa_name
            else { continue }
            let flags = unsafe current.pointee.ifa_flags
            unsafe interfaces.append(
                NetworkInterface(
                    name: String(cString: name),
                    index: UnsafeRawPointer(address).loadUnaligned(
                        fromByteOffset: Self.indexOffset, as: UInt32.self),
                    isUp: flags & UInt32(IFF_UP) != 0,
                    isRunning: flags & UInt32(IFF_RUNNING) != 0,
                    drops: drops(current.pointee.ifa_data)))
        }
        return interfaces
    }

    /// Of `struct sockaddr_ll` (packet(7)): family, protocol, number.
    private static let indexOffset = 4

    /// Of `struct rtnl_link_stats` (linux/if_link.h), 32-bit counters; the fifteenth and sixteenth are
    /// `rx_fifo_errors` and `rx_missed_errors`, whose sum libpcap calls the interface's drops too.
    private static func drops(_ data: UnsafeMutableRawPointer?) -> UInt32 {
        guard let data = unsafe data else { return 0 }
        return unsafe data.loadUnaligned(fromByteOffset: 14 * 4, as: UInt32.self)
            &+ data.loadUnaligned(fromByteOffset: 15 * 4, as: UInt32.self)
    }
}
