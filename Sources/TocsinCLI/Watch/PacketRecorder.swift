import TocsinCapture
import TocsinSinks

/// The file of `--write`: what cannot be written is counted and said, and never stops the watching.
final class PacketRecorder {
    private let writer: PcapWriter
    /// What keeps packets from being written now; nil while they are.
    private(set) var trouble: String?

    init(path: String, linkType: LinkType, _ snapLength: Int) throws {
        do {
            writer = try PcapWriter(path: path, linkType: linkType, snapLength: snapLength)
        } catch {
            throw Stop("--write: \(SafeText.escaped("\(error)"))")
        }
    }

    func write(_ block: PacketBlock) { note { try writer.write(block) } }

    func flush() { note { try writer.flush() } }

    /// Packets that are not in the file.
    var lost: Int { writer.packetsNotWritten }

    private func note(_ body: () throws -> Void) {
        do {
            try body()
            trouble = nil
        } catch {
            trouble = "--write: \(error)"
        }
    }
}
