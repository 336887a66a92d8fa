import CPcap
import Foundation

/// Two virtual interfaces joined by a cable, removed with the value: what goes into the far one comes
/// out of the near one.
@safe public final class VethPair {
    public let near: String
    public let far: String
    private let sender: OpaquePointer

    /// Whether this process may make interfaces and capture on them.
    public static let isPossible = (try? VethPair()) != nil

    private struct Refused: Error {}

    public init() throws {
        guard geteuid() == 0 else { throw Refused() }
        let tag = "\(getpid() % 100_000)\(UInt8.random(in: 10...99))"
        near = "twn" + tag
        far = "twf" + tag
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
    public func send(_ frame: [UInt8]) -> Bool {
        unsafe pcap_inject(sender, frame, frame.count) == Int32(frame.count)
    }

    /// Sends the packets of a capture file, each at its time behind the first; at once if not `timed`.
    /// Returns how many went.
    public func send(_ file: String, timed: Bool) throws -> Int {
        var message = [CChar](repeating: 0, count: Int(PCAP_ERRBUF_SIZE))
        guard let trace = unsafe pcap_open_offline(file, &message) else { throw Refused() }
        defer { unsafe pcap_close(trace) }
        let begun = ContinuousClock.now
        var first: Double?
        var sent = 0
        var header: UnsafeMutablePointer<pcap_pkthdr>?
        var bytes: UnsafePointer<UInt8>?
        while unsafe pcap_next_ex(trace, &header, &bytes) == 1, let packet = unsafe header?.pointee
        {
            let time = Double(packet.ts.tv_sec) + Double(packet.ts.tv_usec) / 1e6
            let due = begun + .seconds(timed ? time - (first ?? time) : 0)
            first = first ?? time
            let wait = (due - ContinuousClock.now) / .seconds(1)
            if wait > 0 { usleep(UInt32(wait * 1e6)) }
            // A full queue of the cable is a moment's matter.
            while unsafe pcap_inject(sender, bytes, Int(packet.caplen)) < 0 { usleep(1000) }
            sent += 1
        }
        return sent
    }

    /// Sends that many frames of the protocol number that IEEE 802 sets apart for experiments.
    public func send(frames: Int) {
        let frame: [UInt8] =
            [0x02, 0, 0, 0, 0, 1, 0x02, 0, 0, 0, 0, 2, 0x88, 0xB5]
            + [UInt8](repeating: 0, count: 46)
        for _ in 0..<frames {
            while unsafe pcap_inject(sender, frame, frame.count) < 0 { usleep(1000) }
        }
    }

    /// Runs ip(8).
    public static func ip(_ arguments: String...) throws {
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
