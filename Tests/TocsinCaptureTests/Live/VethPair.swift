import CPcap
import Foundation

/// Two virtual interfaces joined by a cable, removed with the value: what goes into one comes out of
/// the other.
@safe final class VethPair {
    let near: String
    let far: String
    private let sender: OpaquePointer

    /// Whether this process may make interfaces and capture on them.
    static let isPossible = (try? VethPair()) != nil

    private struct Refused: Error {}

    init() throws {
        let tag = "\(getpid() % 100_000)\(UInt8.random(in: 10...99))"
        near = "tcn" + tag
        far = "tcf" + tag
        guard geteuid() == 0 else { throw Refused() }
        try Self.ip("link", "add", near, "type", "veth", "peer", "name", far)
        for name in [near, far] {
            // Without addresses of its own the kernel sends nothing.
            try Self.ip("link", "set", name, "addrgenmode", "none", "up")
        }
        var message = [CChar](repeating: 0, count: Int(PCAP_ERRBUF_SIZE))
        guard let sender = unsafe pcap_open_live(far, 64, 0, 100, &message) else { throw Refused() }
        unsafe self.sender = sender
    }

    deinit {
        unsafe pcap_close(sender)
        try? Self.ip("link", "del", near)
    }

    /// Sends a frame into the far end.
    func send(_ frame: [UInt8]) -> Bool {
        unsafe pcap_inject(sender, frame, frame.count) == Int32(frame.count)
    }

    /// Runs ip(8).
    static func ip(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["ip"] + arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Refused() }
    }
}

/// An Ethernet frame of the protocol number that IEEE 802 sets apart for experiments, 0x88B5.
func experimentalFrame(_ number: Int, length: Int = 60, vlan: UInt16? = nil) -> [UInt8] {
    var frame: [UInt8] = [0x02, 0, 0, 0, 0, 1, 0x02, 0, 0, 0, 0, 2]
    if let vlan { frame += [0x81, 0x00, UInt8(vlan >> 8), UInt8(vlan & 0xFF)] }
    frame += [0x88, 0xB5]
    frame += stride(from: 24, through: 0, by: -8).map { UInt8(number >> $0 & 0xFF) }
    return frame + [UInt8](repeating: 0xA5, count: max(0, length - frame.count))
}
