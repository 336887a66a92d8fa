import Foundation
import TocsinCapture
import TocsinLogs
import TocsinRecords

/// Where each input is put, since the reader reads files: one without a name, reached by its number.
private let file: FileHandle? = {
    let name = "/dev/shm/tocsin-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    guard FileManager.default.createFile(atPath: name, contents: nil) else { return nil }
    defer { try? FileManager.default.removeItem(atPath: name) }
    return FileHandle(forUpdatingAtPath: name)
}()

/// Compiled for whatever link types inputs name.
private let filter = try? FilterExpression("tcp port 80 or vlan and udp or ip6[6] = 1")

/// Reads any bytes as a capture, a quarter of them through a filter, and unwraps every packet that comes
/// out.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTrace(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = unsafe Data(bytes: data, count: count)
    guard let file, (try? file.truncate(atOffset: 0)) != nil else {
        preconditionFailure("no file to put inputs in")
    }
    file.write(input)
    let path = "/proc/self/fd/\(file.fileDescriptor)"
    do throws(ParseError) {
        var reader = try TraceReader(
            source: try ByteSource(path: path), filter: count % 4 == 0 ? filter : nil,
            blockBytes: 256)
        var block = PacketBlock()
        while try reader.next(into: &block) {
            for packet in block.packets { unwrap(packet, block) }
            precondition(!block.packets.isEmpty)
        }
    } catch {
        // Damage is what is looked for; only a trap is a find.
    }
    return 0
}

private func unwrap(_ packet: CapturedPacket, _ block: PacketBlock) {
    precondition(abs(packet.ts) <= TraceLimits.maxStamp)
    precondition(packet.length <= TraceLimits.maxPacketBytes)
    let bytes = block.bytes.span.extracting(packet.range)
    var outcome = LinkLayer.network(bytes, packet.linkType)
    while case .network(let inner) = outcome, let next = inner.nextSubframe {
        precondition(inner.offset < packet.length)
        outcome = LinkLayer.subframe(bytes, at: next)
    }
}
