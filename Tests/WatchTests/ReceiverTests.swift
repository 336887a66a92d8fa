import Foundation
import Testing

/// Files and receivers that fail for a while: nothing blocks, nothing is lost, nothing is told twice.
@Suite(.serialized) struct ReceiverTests {
    @Test(.enabled(if: SmallDisk.isPossible, "needs root and mount(8)"))
    func aFullDisk() throws {
        let folder = try ScratchFolder()
        let log = try GrowingLog(folder, seed: 21)
        let hunted = try Program.hunt([log.whole], in: folder)
        let disk = try SmallDisk(folder, bytes: 8 << 20)
        let file = disk("findings.jsonl")
        let arguments =
            ["watch", "--follow", log.current, "-o", file, "--state", disk("state.sqlite")]
            + ["--checkpoint", "1", "--step", "1d", "--direction", "all", "--verbose"]
        let program = try Program(arguments, in: folder)
        try #require(program.says("following "), "\(program.errors)")
        try disk.fill()
        try log.complete()
        try #require(program.says("judged \(log.count) connections"), "\(program.errors)")
        #expect(program.says("\(file): No space left on device", within: 10), "\(program.errors)")
        // Long enough to say it again and again.
        usleep(3_000_000)
        let warnings = program.errors.split(separator: "\n").filter { $0.contains("warning") }
        #expect(Set(warnings).count == warnings.count, "\(warnings)")
        #expect(program.isRunning)
        #expect(FollowTests.size(file) == 0)
        try disk.empty()
        #expect(program.says("\(file): is written again"), "\(program.errors)")
        program.terminate()
        let told = try Findings(file: file)
        told.expectEachOnce()
        #expect(told.ids == hunted.ids)
        // What was stored when there was room again is known after the next start.
        let again = try Program(arguments, in: folder)
        usleep(2_000_000)
        again.terminate()
        #expect(try Findings(file: file).lines == told.lines)
        #expect(!again.errors.contains("warning"), "\(again.errors)")
    }

    @Test func aWebHookThatIsDeadForAWhile() throws {
        let folder = try ScratchFolder()
        let log = try GrowingLog(folder, seed: 22)
        let receiver = try #require(WebReceiver())
        let file = folder("findings.jsonl")
        let arguments =
            ["watch", "--follow", log.current, "-o", file, "--state", folder("state.sqlite")]
            + ["--webhook", "http://127.0.0.1:\(receiver.port)/"]
            // Nobody listens on the discard port.
            + ["--webhook", "http://127.0.0.1:9/"]
            + ["--checkpoint", "1", "--step", "1d", "--direction", "all", "--verbose"]
        let program = try Program(arguments, in: folder)
        try log.complete()
        // The file does not wait for the web hooks.
        try #require(program.says("judged \(log.count) connections"), "\(program.errors)")
        #expect(wait(Program.patience) { receiver.count > 0 })
        program.terminate()
        let told = try Findings(file: file)
        #expect(told.detectors.isSuperset(of: ["beacon", "host-scan"]))
        #expect(receiver.taken.isEmpty)
        for port in ["\(receiver.port)", "9"] {
            #expect(
                program.errors.contains(
                    "webhook http://127.0.0.1:\(port): \(told.lines.count) findings not delivered"),
                "\(program.errors)")
        }
        // What was not delivered is, once it lives; and the file gets nothing again.
        receiver.set(.accept)
        let again = try Program(arguments, in: folder)
        #expect(wait(Program.patience) { receiver.taken.count >= told.lines.count })
        again.terminate()
        #expect(Set(receiver.taken).count == told.lines.count)
        #expect(receiver.taken.count == told.lines.count)
        #expect(try Findings(file: file).lines == told.lines)
    }

    @Test func theOutputIsOpenedAgain() throws {
        let folder = try ScratchFolder()
        let log = try GrowingLog(folder, seed: 23)
        let file = folder("findings.jsonl")
        let program = try Program(
            ["watch", "--follow", log.current, "-o", file, "--step", "1d", "--verbose"],
            in: folder)
        try #require(program.says("following "), "\(program.errors)")
        try FileManager.default.moveItem(atPath: file, toPath: file + ".1")
        program.signal(SIGHUP)
        #expect(wait(Program.patience) { FileManager.default.fileExists(atPath: file) })
        try log.complete()
        try #require(program.says("judged \(log.count) connections"), "\(program.errors)")
        program.terminate()
        #expect(FollowTests.size(file + ".1") == 0)
        let told = try Findings(file: file)
        told.expectEachOnce()
        #expect(told.detectors.contains("beacon"))
    }
}
