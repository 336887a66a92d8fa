import Foundation
import Testing

@testable import TocsinSandbox

struct PrivilegesTests {
    @Test func capabilitiesAreBits() {
        #expect(Capability.mask([]) == 0)
        #expect(Capability.mask([.netRaw]) == 0x2000)
        #expect(Capability.mask([Capability(number: 64)]) == 0)
    }

    @Test(.enabled(if: Probe.isRoot, "needs root to give it up"))
    func whatIsLeftIsWhatWasKept() throws {
        let probe = try Probe(user: "nobody", keeping: "net_raw", profile: "capture", "status")
        for field in ["Uid", "Gid"] {
            let ids = probe.values(field)
            // The thread itself and one that it started.
            #expect(ids.count == 2)
            for line in ids { #expect(!line.split(separator: "\t").contains("0")) }
        }
        for group in probe.values("Groups") { #expect(!group.split(separator: " ").contains("0")) }
        let zero = String(repeating: "0", count: 16)
        let raw = "0000000000002000"
        #expect(probe.values("CapEff") == [raw, raw])
        #expect(probe.values("CapPrm") == [raw, raw])
        #expect(probe.values("CapInh") == [zero, zero])
        #expect(probe.values("CapBnd") == [zero, zero])
        #expect(probe.values("CapAmb") == [zero, zero])
        #expect(probe.values("NoNewPrivs") == ["1", "1"])
        #expect(probe.values("Seccomp") == ["2", "2"])
    }

    @Test(.enabled(if: Probe.isRoot, "needs root to give it up"))
    func nothingIsKeptUnasked() throws {
        let probe = try Probe(user: "nobody", "status")
        #expect(Set(probe.values("CapEff") + probe.values("CapPrm")).count == 1)
        #expect(probe.values("CapEff").first == String(repeating: "0", count: 16))
        #expect(probe.values("NoNewPrivs") == ["1", "1"])
    }

    @Test(.enabled(if: Probe.isRoot, "needs root to give it up"))
    func rootIsNotHadBack() throws {
        #expect(try Probe(user: "nobody", keeping: "net_raw", "regain").lines == ["errno \(EPERM)"])
    }

    @Test func someRightsCanBeGivenUpByAnyone() throws {
        let probe = try Probe(user: "-", "status")
        #expect(probe.values("CapEff").first == String(repeating: "0", count: 16))
        #expect(probe.values("NoNewPrivs") == ["1", "1"])
    }

    @Test(arguments: ["no-such-user-here", "root", "0", "-1", "4294967295", "12x", ""])
    func someUsersAreNotBecome(name: String) throws {
        let lines = try Probe(user: name, "status").lines
        #expect(lines.first?.hasPrefix("refused: becoming user \(name): ") == true)
    }

    @Test(.enabled(if: Probe.isRoot, "needs root to give it up"))
    func aThreadThatKeptItsRightsIsNoticed() throws {
        let lines = try Probe(user: "-", "late").lines
        #expect(lines.first?.contains("has capabilities still") == true)
    }
}

struct ThreadRightsTests {
    @Test func aStatusFileIsRead() {
        let rights = ThreadRights(
            status:
                "Name:\tx\nUid:\t0\t1\t2\t3\nCapPrm:\t0000000000002000\nCapEff:\t00000000000000ff\n"
        )
        #expect(rights?.users == [0, 1, 2, 3])
        #expect(rights?.permitted == 0x2000)
        #expect(rights?.effective == 0xFF)
    }

    @Test(arguments: ["", "Uid:\t0\t1\t2\t3\n", "Uid:\t0\nCapPrm:\t0\nCapEff:\t0\n"])
    func whatIsNoStatusIsRefused(text: String) { #expect(ThreadRights(status: text) == nil) }
}
