import Foundation
import Testing

/// A log as it grows and rotates, and the whole of it at once: the same findings.
@Suite(.serialized) struct FollowTests {
    static let arguments = ["--format", "jsonl", "--direction", "all", "--verbose"]

    @Test(arguments: [["--step", "1d"], []]) func findsWhatAHuntFinds(step: [String]) throws {
        let folder = try ScratchFolder()
        let log = try GrowingLog(folder, seed: 11)
        let hunted = try Program.hunt([log.whole], in: folder)
        #expect(hunted.detectors.isSuperset(of: ["beacon", "host-scan", "long-connection"]))
        let program = try Program(
            ["watch", "--follow", log.current] + Self.arguments + step, in: folder)
        while log.share < 0.35 {
            try log.grow(0.08)
            log.pause(milliseconds: 300)
        }
        try log.rotateByRename()
        while log.share < 0.7 {
            try log.grow(0.08)
            log.pause(milliseconds: 300)
        }
        try log.rotateByCopy()
        while log.share < 0.95 {
            try log.grow(0.08)
            log.pause(milliseconds: 300)
        }
        try log.complete()
        try #require(program.says("judged \(log.count) connections"), "\(program.errors)")
        program.terminate()
        let told = try Findings(program.output)
        told.expectEachOnce()
        #expect(told.keys == hunted.keys)
        print("\(hunted.lines.count) findings in \(log.count) connections")
    }

    /// `kill -9` at any moment: what was told stays told, and is not told again.
    @Test func killedAtAnyMoment() throws {
        let folder = try ScratchFolder()
        let log = try GrowingLog(folder, seed: 12)
        let hunted = try Program.hunt([log.whole], in: folder)
        let file = folder("findings.jsonl")
        let arguments =
            ["watch", "--follow", log.current, "-o", file, "--state", folder("state.sqlite")]
            + ["--checkpoint", "1", "--step", "1h", "--direction", "all", "--verbose"]
        let kills = 20
        var growth: [Int] = []
        /// Whether the position in the log was stored: what is rotated before that is not known again.
        var isKnown = false
        var rotations = 0
        for round in 0..<kills {
            if isKnown, round >= 7 * (rotations + 1), rotations < 2 {
                try log.rotateByRename()
                rotations += 1
            }
            let before = Self.size(file)
            let program = try Program(arguments, in: folder)
            switch round % 4 {
            case 0: log.pause(milliseconds: 500)
            case 1: _ = program.says("following ", within: 10)
            default: _ = program.says("judged ", within: 1.5)
            }
            let pieces = log.chance(12)
            for _ in 0..<pieces {
                try log.grow(0.9 / Double(kills * 6))
                log.pause(milliseconds: 120)
            }
            // As soon as something is told, where that comes soon.
            if round % 4 == 3 { _ = wait(1) { Self.size(file) > before } }
            program.signal(SIGKILL)
            #expect(program.ending() == .signal(SIGKILL), "\(program.errors)")
            growth.append(Self.size(file) - before)
            isKnown =
                isKnown
                || program.errors.contains("judged ") && !program.errors.contains("following ")
        }
        #expect(rotations > 0)
        try log.complete()
        let last = try Program(arguments, in: folder)
        try #require(last.says("judged \(log.count) connections"), "\(last.errors)")
        last.terminate()
        let told = try Findings(file: file)
        told.expectEachOnce()
        #expect(told.ids == hunted.ids)
        print(
            "\(kills) kills, \(rotations) rotations, \(growth.count { $0 > 0 }) of them behind findings: \(growth)"
        )
    }

    static func size(_ path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? Int) ?? 0
    }
}
