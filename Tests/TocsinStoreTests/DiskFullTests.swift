import Foundation
import Testing
import TocsinRecords

@testable import TocsinStore

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct DiskFullTests {
    /// A disk of `megabytes` of its own, unmounted with the value; nil where that is not allowed.
    private final class SmallDisk {
        let folder: ScratchFolder

        init?(megabytes: Int) throws {
            folder = try ScratchFolder()
            #if canImport(Glibc)
                guard unsafe mount("tmpfs", folder.path, "tmpfs", 0, "size=\(megabytes)m") == 0
                else { return nil }
            #else
                return nil
            #endif
        }

        deinit {
            #if canImport(Glibc)
                _ = unsafe umount2(folder.path, Int32(MNT_DETACH))
            #endif
        }
    }

    /// Fill the disk with checkpoints: the one that finds no room says so and changes nothing; once
    /// there is room it succeeds, and everything is there.
    @Test func aFullDiskIsSaidAndSurvived() throws {
        guard let disk = try SmallDisk(megabytes: 6) else {
            print("skipped: no right to mount a small disk")
            return
        }
        let folder = disk.folder
        try folder.write(Data(repeating: 1, count: 3 << 20), "ballast")
        var saved = 0
        do {
            let store = try SensorStore(path: folder.state)
            func checkpoint() throws {
                let batch = ConnBatch.sample(from: Int64(saved) * 2000, rows: 2000)
                try store.checkpoint(
                    Checkpoint(
                        segments: [Segment(batch, number: Int64(saved), arrived: 0)],
                        values: ["saved": Array("\(saved + 1)".utf8)]))
                saved += 1
            }
            var failure: StoreError?
            while failure == nil, saved < 100 {
                do { try checkpoint() } catch let error as StoreError { failure = error }
            }
            #expect(failure?.kind == .diskFull && saved > 3)
            #expect(throws: StoreError.self) { try checkpoint() }
            // Reading goes on.
            #expect(try Contents(store).number("saved") == saved)
            try FileManager.default.removeItem(atPath: folder.path + "/ballast")
            try checkpoint()
            try store.tell([.sample(1)], register: [1])
        }
        let store = try SensorStore(path: folder.state)
        #expect(store.openedAnew == nil)
        let contents = try Contents(store)
        #expect(contents.number("saved") == saved)
        #expect(contents.uids == (0..<saved * 2000).map { "C\($0)" })
        #expect(try store.outbox("file") == [1])
    }
}
