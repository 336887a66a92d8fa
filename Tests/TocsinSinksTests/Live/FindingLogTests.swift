import Foundation
import Testing

@testable import TocsinSinks

#if canImport(Glibc)
    import Glibc
#endif

struct FindingLogTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("finding-log-\(UUID().uuidString)")
    private var path: String { folder.appendingPathComponent("findings.jsonl").path }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func text(_ path: String) -> String {
        (try? Data(contentsOf: URL(fileURLWithPath: path))).map {
            String(decoding: $0, as: UTF8.self)
        }
            ?? ""
    }

    private func put(_ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    private func line(_ number: Int) -> String {
        String(decoding: Alert.numbered(number).line, as: UTF8.self)
    }

    private func open(since: Int? = nil, report: Lines = Lines()) throws -> FindingLog {
        try FindingLog(path: path, since: since, report: report.add)
    }

    @Test func linesAreAppended() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put(line(1))
        let log = try open()
        try log.write(.numbered(2))
        try log.write(.numbered(3))
        try log.synchronize()
        #expect(text(path) == line(1) + line(2) + line(3))
        #expect(log.size == text(path).utf8.count)
        #expect(log.counters.delivered == 2)
    }

    /// A kill may cut a line anywhere.
    @Test func tornLastLineIsRemovedWhereverItWasCut() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let torn = Array(line(2).utf8)
        for cut in 1..<torn.count {
            try put(line(1) + String(decoding: torn[..<cut], as: UTF8.self))
            let log = try open(since: 0)
            // Without its line feed alone the object is whole, and stays.
            let isWhole = cut == torn.count - 1
            #expect(text(path) == line(1) + (isWhole ? line(2) : ""), "cut at \(cut)")
            #expect(log.contains(id: "id2", revision: 1) == isWhole)
        }
    }

    @Test func bracesInTextsDoNotEndAnObject() throws {
        for text in [#"{"a":"}"#, #"{"a":"\"}"#, #"{"a":{"b":1}"#, #"{"a":"\\\""#, "{"] {
            #expect(WrittenFinding.isTorn(Array(text.utf8)[...]), "\(text)")
        }
        for text in [#"{"a":"{"}"#, #"{"a":"\\"}"#, #"{"a":{"b":1}}"#, "not ours", ""] {
            #expect(!WrittenFinding.isTorn(Array(text.utf8)[...]), "\(text)")
        }
    }

    @Test func whatIsNotOursIsEndedAndKept() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try put("a note without an end")
        let log = try open()
        try log.write(.numbered(1))
        #expect(text(path) == "a note without an end\n" + line(1))
    }

    @Test func knowsWhatWasWrittenSinceAnOffset() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let forged = #"{"user":"x","id":"id9","revision":1}"# + "\n"
        try put(line(1) + line(2) + forged + line(3))
        let offset = line(1).utf8.count
        let known = { (log: FindingLog) in
            [1, 2, 3, 9].filter { log.contains(id: "id\($0)", revision: 1) }
        }
        #expect(known(try open()) == [])
        #expect(known(try open(since: 0)) == [1, 2, 3])
        #expect(known(try open(since: offset)) == [2, 3])
        // In the middle of a line: what begins after it.
        #expect(known(try open(since: offset + 1)) == [3])
        // Rotated since: the offset is another file's.
        #expect(known(try open(since: 1_000_000)) == [1, 2, 3])
        #expect(known(try open(since: -1)) == [1, 2, 3])
        #expect(try !open(since: 0).contains(id: "id1", revision: 2))
    }

    @Test func onlyTheTailOfALargeFileIsRead() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let filler = String(repeating: "x", count: 1 << 20) + "\n"
        try put(line(1) + String(repeating: filler, count: 17) + line(2))
        let log = try open(since: 0)
        #expect(!log.contains(id: "id1", revision: 1))
        #expect(log.contains(id: "id2", revision: 1))
    }

    @Test func rotationByRenameAndReopening() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = try open()
        try log.write(.numbered(1))
        try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
        try log.write(.numbered(2))
        try log.reopen()
        try log.write(.numbered(3))
        #expect(text(path + ".1") == line(1) + line(2))
        #expect(text(path) == line(3))
    }

    @Test func deletedFileIsCreatedAgain() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = try open()
        try log.write(.numbered(1))
        try FileManager.default.removeItem(atPath: path)
        try log.write(.numbered(2))
        #expect(text(path) == line(2))
    }

    @Test func reopeningThatFailsKeepsTheOldFile() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = try open()
        try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
        #expect(throws: FindingLogError.notAFile(path: path)) { try log.reopen() }
        try log.write(.numbered(1))
        #expect(text(path + ".1") == line(1))
    }

    @Test(arguments: ["/dev/null", "/dev/full", "/"])
    func onlyFiles(_ path: String) {
        #expect(throws: FindingLogError.notAFile(path: path)) {
            _ = try FindingLog(path: path, report: { _ in })
        }
    }

    @Test func hostileTextsAreOneSafeLineEach() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = try open()
        for text in Sample.hostileTexts {
            let (finding, annotation) = Sample.hostile(text)
            try log.write(Alert(finding, annotation))
        }
        let written = text(path)
        let lines = written.split(separator: "\n")
        #expect(lines.count == Sample.hostileTexts.count)
        #expect(Sample.dangerous(in: written).isEmpty)
        for (line, text) in zip(lines, Sample.hostileTexts) {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object?["user"] as? String == text)
        }
    }

    /// A file system of 64 KB, which only root can mount.
    @Test func fullDiskIsSaidOnceAndLosesNothing() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        guard unsafe mount("tmpfs", folder.path, "tmpfs", 0, "size=64k") == 0 else { return }
        defer { _ = unsafe umount(folder.path) }
        let report = Lines()
        let log = try open(report: report)
        let filler = folder.appendingPathComponent("filler")
        try Data(count: 60_000).write(to: filler)
        var written = 0
        var failed = 0
        for number in 0..<10 {
            do {
                try log.write(.numbered(number))
                written += 1
            } catch {
                #expect(error == .failed(path: path, errno: ENOSPC))
                failed += 1
            }
        }
        #expect(failed > 1)
        #expect(text(path) == (0..<written).map(line).joined())
        #expect(log.counters.failingFor != nil)
        #expect(report.all == ["\(path): No space left on device"])
        try FileManager.default.removeItem(at: filler)
        try log.write(.numbered(99))
        #expect(text(path) == (0..<written).map(line).joined() + line(99))
        #expect(report.all.last == "\(path): is written again")
        #expect(log.counters.failingFor == nil)
    }
}
