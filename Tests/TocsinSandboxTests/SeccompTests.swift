import Foundation
import Testing

@testable import TocsinSandbox

struct SeccompTests {
    @Test func noCallIsBothAllowedAndFatal() {
        #expect(Set(SystemCalls.allowed).isDisjoint(with: SystemCalls.fatal))
        #expect(Set(SystemCalls.allowed).count == SystemCalls.allowed.count)
    }

    @Test func executingEndsTheProcess() throws {
        #expect(try Probe(user: "-", profile: "reader", "exec").signal == SIGSYS)
        // And would have worked without.
        let free = try Probe(user: "none", "exec")
        #expect(free.signal == nil)
        #expect(free.lines.isEmpty)
    }

    @Test func socketsOfOtherKindsAreUnknown() throws {
        for profile in ["reader", "capture"] {
            #expect(
                try Probe(user: "-", profile: profile, "vsock").lines == ["errno \(ENOSYS)"])
        }
    }

    @Test func writableCodeIsRefused() throws {
        #expect(
            try Probe(user: "-", profile: "reader", "writable-code").lines == ["errno \(ENOSYS)"])
    }

    @Test(.enabled(if: Probe.isRoot, "needs root for packet sockets"))
    func packetSocketsAreForCaptures() throws {
        #expect(
            try Probe(user: "nobody", keeping: "net_raw", profile: "capture", "packet-socket").lines
                == ["opened"])
        #expect(
            try Probe(user: "nobody", keeping: "net_raw", profile: "reader", "packet-socket").lines
                == ["errno \(ENOSYS)"])
    }

    /// What a capture does whose interface went away.
    @Test(.enabled(if: Probe.isRoot, "needs root for packet sockets"))
    func anInterfaceIsOpenedAgain() throws {
        let probe = try Probe(user: "nobody", keeping: "net_raw", profile: "capture", "open")
        #expect(probe.lines == ["link type 1"])
    }

    @Test(arguments: ["reader", "capture"])
    func theWorkOfASensorGoesOn(profile: String) throws {
        let probe = try Probe(user: "-", profile: profile, "work")
        #expect(
            probe.lines == [
                "threads 4950", "timer true", "file 1000", "rows 1000", "memory true",
                "request 204",
            ])
        #expect(probe.signal == nil)
    }
}
