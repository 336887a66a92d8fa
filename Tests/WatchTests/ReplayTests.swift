import Foundation
import Testing

/// A capture as if it were live, and the same capture at once: the same findings.
@Suite(.serialized) struct ReplayTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Captures of the repository, and real ones where they lie beside it.
    static let captures: [String] =
        ["captures/beacon.pcap", "captures/keep-alive.pcap"]
        + [
            "../shared/data/pcap-attack/hack-attempts/HackAttempts_Network_Capture.pcap",
            "../shared/data/pcap-attack/slips-test7/test7-malicious.pcap",
            "../shared/data/pcap-c2/slips-test-cc-curl-loop/test-cc-capture-1.pcap",
        ].filter { FileManager.default.fileExists(atPath: root.appending(path: $0).path) }

    private func watch(_ file: String, _ more: [String], in folder: ScratchFolder) throws
        -> Findings
    {
        let run = try Program.run(
            ["watch", "-r", file, "--format", "jsonl", "--direction", "all"] + more, in: folder)
        #expect(run.ending == .status(0), "\(run.errors)")
        return try Findings(run.output)
    }

    @Test(arguments: captures) func findsWhatAHuntFinds(capture: String) throws {
        let folder = try ScratchFolder()
        let file = Self.root.appending(path: capture).path
        let hunted = try Program.hunt([file], in: folder)
        // Judged once: every byte is the same.
        let once = try watch(file, ["--step", "1d"], in: folder)
        #expect(once.lines == hunted.lines)
        // Judged every ten minutes: nothing more, nothing less.
        let often = try watch(file, ["--replay-speed", "1e9"], in: folder)
        #expect(often.keys == hunted.keys)
        #expect(
            Set(often.all.map(\.severity)).isSubset(of: Set(hunted.all.map(\.severity))))
        print("\(capture): \(hunted.lines.count) findings")
    }

    /// Two hours in two seconds, and no faster.
    @Test func theTraceHasItsTime() throws {
        let folder = try ScratchFolder()
        let file = Self.root.appending(path: "captures/beacon.pcap").path
        let begun = ContinuousClock.now
        _ = try watch(file, ["--replay-speed", "3600"], in: folder)
        #expect(ContinuousClock.now - begun > .seconds(1.9))
    }

    @Test func terminationEndsAReplay() throws {
        let folder = try ScratchFolder()
        let program = try Program(
            [
                "watch", "-r", Self.root.appending(path: "captures/beacon.pcap").path,
                "--replay-speed", "60", "--step", "10s", "--verbose",
            ], in: folder)
        #expect(program.says("judged "))
        program.terminate()
        #expect(program.errors.contains(" judged"))
    }
}
