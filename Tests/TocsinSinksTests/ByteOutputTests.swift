import Foundation
import Synchronization
import Testing

@testable import TocsinSinks

struct ByteOutputTests {
    @Test func memoryKeepsEverything() throws {
        var output = ByteOutput(.memory)
        let chunk = [UInt8](repeating: 0x61, count: 50_000)
        for _ in 0..<4 { try output.write(chunk) }
        try output.write("é\n")
        try output.flush()
        let bytes = output.bytes
        #expect(bytes.count == 200_003)
        #expect(bytes.suffix(3) == [0xC3, 0xA9, 0x0A])
    }

    @Test func descriptorGetsTheBytesInOrder() throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("byte-output-\(UUID().uuidString)").path
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let handle = try #require(FileHandle(forWritingAtPath: path))
        var expected: [UInt8] = []
        var output = ByteOutput(.descriptor(handle.fileDescriptor))
        for i in 0..<20_000 {
            let line = "line \(i)\n"
            expected += line.utf8
            try output.write(line)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count < expected.count)
        try output.flush()
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == expected)
        try output.flush()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == expected.count)
    }

    @Test func closedPipeIsAnErrorOfItsOwn() throws {
        // As the command line does: without it the process dies of the signal.
        _ = signal(SIGPIPE, SIG_IGN)
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        var output = ByteOutput(.descriptor(pipe.fileHandleForWriting.fileDescriptor))
        try output.write("nobody reads this")
        var caught: OutputError?
        do { try output.flush() } catch { caught = error }
        #expect(caught == .closedPipe)
    }

    @Test func fullDeviceIsNotAClosedPipe() throws {
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        var output = ByteOutput(.descriptor(full.fileDescriptor))
        try output.write("x")
        var caught: OutputError?
        do { try output.flush() } catch { caught = error }
        #expect(caught == .failed(errno: ENOSPC))
        #expect(caught?.description.contains("No space left") == true)
        // The bytes that failed are not tried again.
        try output.flush()
    }

    @Test func nonBlockingPipeIsWaitedFor() throws {
        let pipe = Pipe()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        #expect(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
        let reading = pipe.fileHandleForReading
        let count = Mutex<Int?>(nil)
        let isRead = DispatchSemaphore(value: 0)
        // A thread of its own: this one blocks, and the test runner's pool may have no other.
        Thread.detachNewThread {
            let all = try? reading.readToEnd()
            count.withLock { $0 = all?.count }
            isRead.signal()
        }
        var output = ByteOutput(.descriptor(descriptor))
        // Far more than a pipe holds.
        for _ in 0..<40 { try output.write([UInt8](repeating: 0x62, count: 65_536)) }
        try output.flush()
        try pipe.fileHandleForWriting.close()
        isRead.wait()
        #expect(count.withLock { $0 } == 40 * 65_536)
    }
}
