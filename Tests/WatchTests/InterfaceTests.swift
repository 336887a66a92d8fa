import Foundation
import Testing
import VirtualCable

/// Packets off an interface; where the tests may not make one they are skipped.
@Suite(.serialized, .enabled(if: VethPair.isPossible, "needs root, veth and CAP_NET_RAW"))
struct InterfaceTests {
    private func watch(_ pair: VethPair, _ more: [String], in folder: ScratchFolder) throws
        -> Program
    {
        let program = try Program(
            ["watch", "-i", pair.near, "--headless", "--format", "jsonl", "--direction", "all"]
                + ["--verbose"] + more, in: folder)
        try #require(program.isFiltered(), "\(program.errors)")
        return program
    }

    /// What is seen and written at the same time, and what is read back: the same findings, no drop.
    @Test func findsWhatAHuntFinds() throws {
        let folder = try ScratchFolder()
        let trace = folder("trace.pcap")
        let made = try Program.run(
            [
                "generate", "pcap", "--rows", "1400", "--hours", "0.004", "--beacons", "1",
                "--period", "1", "--jitter", "0.1", "--host-scans", "1", "--port-scans", "1",
                "--hosts", "20", "-o", trace,
            ], in: folder)
        try #require(made.ending == .status(0), "\(made.errors)")
        let pair = try VethPair()
        let seen = folder("seen.pcap")
        let program = try watch(
            pair, ["--allow-root", "--write", seen, "--step", "10s"], in: folder)
        let sent = try pair.send(trace, timed: true)
        usleep(300_000)
        program.terminate()
        try #require(
            !program.errors.contains("was not judged"), "too busy a machine: \(program.errors)")
        #expect(program.errors.contains("\(sent) packets, 0 dropped (card 0, kernel 0, queue 0)"))
        let told = try Findings(program.output)
        told.expectEachOnce()
        let hunted = try Program.hunt([seen], in: folder)
        #expect(hunted.detectors.isSuperset(of: ["beacon", "host-scan", "port-scan"]))
        #expect(told.ids == hunted.ids)
        print("\(sent) packets, \(told.keys.count) findings told, \(hunted.lines.count) hunted")
    }

    @Test func anInterfaceGoesDownAndComesBack() throws {
        let folder = try ScratchFolder()
        let pair = try VethPair()
        let program = try watch(pair, ["--allow-root"], in: folder)
        pair.send(frames: 100)
        try VethPair.ip("link", "set", pair.near, "down")
        #expect(program.says("BLIND: the interface is down"), "\(program.errors)")
        try VethPair.ip("link", "set", pair.near, "up")
        #expect(program.says("sees again"), "\(program.errors)")
        pair.send(frames: 50)
        usleep(300_000)
        program.terminate()
        #expect(program.errors.contains("150 packets, 0 dropped"), "\(program.errors)")
    }

    /// Nothing that is meant for people gets into a file or onto the line.
    @Test func descriptorsThatWereClosedStayUnused() throws {
        let folder = try ScratchFolder()
        let pair = try VethPair()
        let seen = folder("seen.pcap")
        let program = try Program(
            ["watch", "-i", pair.near, "--allow-root", "--write", seen, "--verbose"], in: folder,
            shell: #"exec "$@" <&- >&- 2>&-"#)
        try #require(program.isFiltered())
        for number in 0...2 {
            #expect(
                try FileManager.default.destinationOfSymbolicLink(
                    atPath: "/proc/\(program.id)/fd/\(number)") == "/dev/null")
        }
        pair.send(frames: 20)
        try VethPair.ip("link", "set", pair.near, "down")
        usleep(1_500_000)
        program.terminate()
        // A head of 24 bytes, and 16 before each frame.
        #expect(FollowTests.size(seen) == 24 + 20 * (16 + 60))
    }

    /// Nobody, no right but that to open the interface again, and no way to get more.
    @Test(arguments: [true, false]) func rightsAreGivenUp(asNobody: Bool) throws {
        let folder = try ScratchFolder()
        let pair = try VethPair()
        let program = try watch(
            pair, (asNobody ? ["--user", "nobody"] : ["--allow-root"]) + ["--metrics", "0"],
            in: folder)
        pair.send(frames: 10)
        usleep(1_200_000)
        let threads = try FileManager.default.contentsOfDirectory(
            atPath: "/proc/\(program.id)/task")
        #expect(threads.count >= 3)
        for thread in threads {
            let status = ProcessStatus("/proc/\(program.id)/task/\(thread)/status")
            for field in ["Uid", "Gid"] {
                let numbers = Set(status[field].split(separator: "\t"))
                #expect(numbers.count == 1)
                #expect(numbers.contains("0") != asNobody, "\(field) of \(status["Name"])")
            }
            #expect(!asNobody || !status["Groups"].split(separator: " ").contains("0"))
            // CAP_NET_RAW is number 13.
            #expect(status["CapEff"] == "0000000000002000", "\(status["Name"])")
            #expect(status["CapPrm"] == "0000000000002000")
            #expect(status["CapInh"] == "0000000000000000")
            #expect(status["CapAmb"] == "0000000000000000")
            #expect(status["CapBnd"] == "0000000000000000")
            #expect(status["NoNewPrivs"] == "1")
            #expect(status["Seccomp"] == "2", "\(status["Name"])")
        }
        program.terminate()
        #expect(program.errors.contains("10 packets, 0 dropped"), "\(program.errors)")
        print("\(threads.count) threads")
    }

    @Test func rootIsRefused() throws {
        let folder = try ScratchFolder()
        let pair = try VethPair()
        let run = try Program.run(["watch", "-i", pair.near], in: folder)
        #expect(run.ending == .status(2))
        #expect(
            run.errors == """
                tocsin: error: packets are not parsed as root: name a user to become with --user, \
                or insist with --allow-root

                """)
    }

    @Test func aUserThatIsNoneIsRefused() throws {
        let folder = try ScratchFolder()
        let pair = try VethPair()
        let run = try Program.run(
            ["watch", "-i", pair.near, "--user", "no-such-user"], in: folder)
        #expect(run.ending == .status(2))
        #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    }
}

/// The fields of a `status` file of /proc.
struct ProcessStatus {
    private let fields: [String: String]

    init(_ path: String) {
        fields = Dictionary(
            Program.text(path).split(separator: "\n").compactMap { line in
                let parts = line.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { return nil }
                return (String(parts[0]), parts[1].trimmingCharacters(in: .whitespaces))
            }, uniquingKeysWith: { a, _ in a })
    }

    subscript(name: String) -> String { fields[name] ?? "" }
}

extension Program {
    /// Whether its system calls came to be filtered: from then on it takes packets.
    func isFiltered() -> Bool {
        wait(Self.patience) {
            !isRunning || ProcessStatus("/proc/\(id)/status")["Seccomp"] == "2"
        } && isRunning
    }
}
