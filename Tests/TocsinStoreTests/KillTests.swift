import Foundation
import Testing
import TocsinFeatures
import TocsinMath

@testable import TocsinStore

/// `StoreProbe` beside the test bundle, killed again and again.
@Suite struct KillTests {
    private static let rowsInSegment = 20
    private static let window = 30

    private struct Said {
        var told = 0
        var saved = 0
    }

    /// Runs the probe for `milliseconds` after its first checkpoint and kills it; what it has said.
    private static func runAndKill(_ state: String, after milliseconds: Int) throws -> Said {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent("StoreProbe")
        process.arguments = [state]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        var output = pipe.fileHandleForReading.availableData
        Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
        kill(process.processIdentifier, SIGKILL)
        output += pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        var said = Said()
        // The last line may be cut short, and then is none.
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 2, let number = Int(words[1]) else { continue }
            if words[0] == "told" { said.told = max(said.told, number) }
            if words[0] == "saved" { said.saved = max(said.saved, number) }
        }
        return said
    }

    /// Nothing that was written is lost, every checkpoint is there as a whole, and each alert leaves
    /// the outbox once.
    @Test func killedAtAnyMoment() throws {
        let seed: UInt64 = 41
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let folder = try ScratchFolder()
        var delivered: [Int64] = []
        var last = 0
        for round in 0..<20 {
            let said = try Self.runAndKill(folder.state, after: random.index(below: 150))
            let store = try SensorStore(path: folder.state)
            #expect(store.openedAnew == nil)
            let contents = try Contents(store)
            let told = contents.number("register") ?? 0
            #expect(told >= said.told)
            #expect(try store.outbox("audit") == (0..<Int64(told)).map { $0 + 1 })
            let undelivered = try store.outbox("sink")
            delivered += undelivered
            try store.delivered(sink: "sink", upTo: undelivered.last ?? 0)

            let saved = contents.number("last") ?? 0
            #expect(saved >= max(said.saved, last))
            #expect((contents.number("events") ?? 0) == saved * Self.rowsInSegment)
            let first = max(1, saved - Self.window)
            let expected = saved == 0 ? [] : (first...saved).map { "C\($0)" }
            let uids = stride(from: 0, to: contents.uids.count, by: Self.rowsInSegment)
                .map { contents.uids[$0] }
            #expect(uids == expected, "round \(round)")
            #expect(contents.uids.count == expected.count * Self.rowsInSegment)
            last = saved
        }
        let told = Int64(try Contents(SensorStore(path: folder.state)).number("register") ?? 0)
        #expect(delivered == (0..<told).map { $0 + 1 })
        print("\(told) alerts and \(last) checkpoints over 20 kills")
        #expect(last > 20)
    }
}
