import Foundation
import Testing

/// How the program ends: asked to, without a reader, without a terminal, on what is no input.
@Suite(.serialized) struct EndTests {
    private static let beacon = ReplayTests.root.appending(path: "captures/beacon.pcap").path

    @Test(
        arguments: [
            ([], 64), (["--follow", ".", "-r", "x"], 64),
            (["--replay-speed", "2", "-i", "lo"], 64),
            (["-r", "/nowhere.pcap"], 2), (["-r", "/dev/null"], 2), (["-r", "/"], 2),
            (["-r", ReplayTests.root.appending(path: "README.md").path], 2),
            (["-i", "no-such-if0", "--allow-root"], 4),
            (["-r", beacon, "-o", "/nowhere/x.jsonl"], 2), (["-r", beacon, "-o", "/"], 2),
            (["-r", beacon, "--state", "/nowhere/x.sqlite"], 2),
            (["-r", beacon, "--webhook", "ftp://x/"], 64), (["-r", beacon, "--step", "1s"], 64),
            (["-r", beacon, "--metrics", "x"], 64),
            (["-r", beacon, "--where", "nothing:at:all"], 64),
        ] as [([String], Int32)])
    func statusOf(arguments: [String], status: Int32) throws {
        let folder = try ScratchFolder()
        let run = try Program.run(["watch"] + arguments, in: folder)
        #expect(run.ending == .status(status), "\(run.errors)")
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    /// What stands before the damage is judged all the same.
    @Test func aTraceThatIsCutShort() throws {
        let folder = try ScratchFolder()
        let whole = try Data(contentsOf: URL(filePath: Self.beacon))
        try whole.prefix(whole.count - 100).write(to: URL(filePath: folder("cut.pcap")))
        let run = try Program.run(
            ["watch", "-r", folder("cut.pcap"), "--format", "jsonl", "--step", "1d"], in: folder)
        #expect(run.ending == .status(3), "\(run.errors)")
        #expect(try Findings(run.output).detectors == ["beacon"])
    }

    @Test func aReaderThatLeaves() throws {
        let folder = try ScratchFolder()
        let run = try Program.run(
            ["watch", "-r", Self.beacon, "--format", "jsonl", "--direction", "all"], in: folder,
            shell: #"{ "$@"; echo "status $?" >&2; } | head -n 1"#)
        #expect(run.output.split(separator: "\n").count == 1)
        #expect(run.errors.contains("status 0"), "\(run.errors)")
    }

    /// A descriptor that was closed before the start must not come to be a file's: what is meant for
    /// standard output or standard error would land there.
    @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    func withClosedDescriptors(closed: String) throws {
        let folder = try ScratchFolder()
        let file = folder("findings.jsonl")
        let run = try Program.run(
            [
                "watch", "-r", Self.beacon, "-o", file, "--state", folder("state.sqlite"),
                "--direction", "all", "--verbose",
            ], in: folder, shell: #""$@" \#(closed)"#)
        #expect(run.ending == .status(0), "\(run.errors)")
        let told = try Findings(file: file)
        #expect(told.detectors == ["beacon"])
        #expect(told.lines.count == 2)
    }

    /// Findings that have nowhere to go are an error, not a silence.
    @Test func withoutStandardOutput() throws {
        let folder = try ScratchFolder()
        let run = try Program.run(
            ["watch", "-r", Self.beacon, "--format", "jsonl", "--direction", "all"], in: folder,
            shell: #""$@" >&-"#)
        #expect(run.ending == .status(2), "\(run.errors)")
        #expect(run.errors.contains("standard output"))
    }

    /// Following goes on without a terminal and without anything to read.
    @Test func terminationEndsFollowingOfAnEmptyFolder() throws {
        let folder = try ScratchFolder()
        let program = try Program(["watch", "--follow", folder.path], in: folder)
        usleep(700_000)
        #expect(program.isRunning, "\(program.errors)")
        program.terminate()
        #expect(program.output.isEmpty)
    }
}
