import Foundation
import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct InputWalkTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// The files of a walk, as seen from the scratch folder.
    private func names(_ walk: InputWalk) -> [String] {
        walk.files.map { $0.path.replacing(folder.path + "/", with: "") }
    }

    private func path(_ name: String) -> String { folder.path + "/" + name }

    @Test func filesComeInTheOrderOfTheirNames() throws {
        for name in ["b.log", "a.log", "a/z.log", "a/A.log", "c/d/e.log", "a-1.log"] {
            try folder.write(name)
        }
        let expected = ["a-1.log", "a.log", "a/A.log", "a/z.log", "b.log", "c/d/e.log"]
        #expect(names(try InputWalk(paths: [folder.path])) == expected)
        #expect(names(try InputWalk(paths: [folder.path + "/"])) == expected)
        let named = try InputWalk(paths: [path("c"), path("b.log"), path("a"), path("a.log")])
        #expect(names(named) == ["a.log", "a/A.log", "a/z.log", "b.log", "c/d/e.log"])
        #expect(named.files.map(\.isNamed) == [true, false, false, true, false])
        #expect(named.files.allSatisfy { $0.size == 1 })
    }

    @Test func everyFileIsReadOnce() throws {
        try folder.write("a.log")
        try folder.link("link.log", to: "a.log")
        try FileManager.default.linkItem(atPath: path("a.log"), toPath: path("hard.log"))
        let walk = try InputWalk(paths: [
            path("a.log"), path("a.log"), folder.path, path("link.log"),
        ])
        #expect(names(walk) == ["a.log"])
        #expect(walk.errors.isEmpty)
    }

    @Test func foldersThatLeadBack() throws {
        try folder.write("a/b/x.log")
        try folder.link("a/b/up", to: "../..")
        try folder.link("self", to: "self")
        try folder.link("gone", to: "nowhere")
        let walk = try InputWalk(paths: [folder.path])
        #expect(names(walk) == ["a/b/x.log"])
        // Both links lead to nothing: said, and no reason to stop.
        #expect(walk.errors.map(\.code) == [.unreadable, .unreadable])
        #expect(
            Set(walk.errors.map { $0.source.replacing(folder.path + "/", with: "") }) == [
                "gone", "self",
            ])
    }

    @Test func foldersNestedWithoutEnd() throws {
        let deep = (0..<40).map { "d\($0)" }.joined(separator: "/")
        try folder.write(deep + "/x.log")
        try folder.write("d0/y.log")
        let walk = try InputWalk(paths: [folder.path])
        #expect(names(walk) == ["d0/y.log"])
        #expect(walk.errors.count == 1)
    }

    @Test func hiddenFilesAreCounted() throws {
        for name in ["a.log", ".hidden.log", ".git/config"] { try folder.write(name) }
        let walk = try InputWalk(paths: [folder.path])
        #expect(names(walk) == ["a.log"])
        #expect(walk.hidden == 2)
        // Named, a hidden file is read.
        #expect(try InputWalk(paths: [path(".hidden.log")]).files.count == 1)
    }

    @Test func datedFoldersOutsideTheSpan() throws {
        for day in 10...20 { try folder.write("2024-04-\(day)/conn.log") }
        try folder.write("stats/conn.log")
        try folder.write("2024-04-10.log")
        let noon = Timestamp(year: 2024, month: 4, day: 15)
        let walk = try InputWalk(paths: [folder.path], span: noon...noon)
        // A day more on both sides, since the sensor's days need not be UTC's.
        #expect(
            names(walk) == [
                "2024-04-10.log", "2024-04-14/conn.log", "2024-04-15/conn.log",
                "2024-04-16/conn.log", "stats/conn.log",
            ])
        #expect(walk.outsideSpan == 8)
        let named = try InputWalk(paths: [path("2024-04-10")], span: noon...noon)
        #expect(named.files.count == 1 && named.outsideSpan == 0)
        let all = Timestamp(microseconds: .min)...Timestamp(microseconds: .max)
        #expect(try InputWalk(paths: [folder.path], span: all).files.count == 13)
    }

    @Test(
        arguments: [
            ("2024-04-19", 19_832), ("1970-01-01", 0), ("2024-13-01", nil), ("2024-00-10", nil),
            ("2024-01-32", nil), ("2024-4-19", nil), ("2024-04-19-x", nil), ("24-04-2019", nil),
            ("2024_04_19", nil), ("", nil), ("current", nil),
        ] as [(String, Int64?)])
    func daysOfFolders(name: String, day: Int64?) {
        #expect(InputWalk.day(named: name) == day)
    }

    @Test func whatDoesNotExistStopsTheRun() {
        #expect(throws: ParseError(.unreadable, source: "", reason: "")) {
            try InputWalk(paths: [path("nowhere.log")])
        }
        #expect(throws: ParseError.self) { try InputWalk(paths: [""]) }
    }

    @Test func standardInputIsNoFile() throws {
        try folder.write("-")
        let walk = try InputWalk(paths: ["-", path("-")])
        #expect(walk.files.map(\.path) == ["-", path("-")])
        #expect(walk.files.map(\.isNamed) == [true, true])
    }

    /// Devices and FIFOs in a folder are passed over; named ones are tried.
    @Test func whatIsNoRegularFile() throws {
        let status = unsafe mkfifo(path("pipe"), 0o600)
        #expect(status == 0)
        try folder.write("a.log")
        #expect(names(try InputWalk(paths: [folder.path])) == ["a.log"])
        #expect(names(try InputWalk(paths: [path("pipe")])) == ["pipe"])
    }

    /// Root may list every folder, so there it cannot be tried.
    @Test(.enabled(if: geteuid() != 0, "root is denied nothing"))
    func aFolderThatCannotBeListed() throws {
        try folder.write("secret/x.log")
        try folder.write("a.log")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path("secret"))
        let walk = try InputWalk(paths: [folder.path])
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700], ofItemAtPath: path("secret"))
        #expect(names(walk) == ["a.log"])
        #expect(walk.errors.map(\.code) == [.unreadable])
    }
}
