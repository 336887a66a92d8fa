import TocsinLogs
import TocsinRecords

@testable import TocsinCapture

/// A packet as a reader gave it, with its bytes.
struct ReadPacket: Equatable {
    var ts: Int64
    var data: [UInt8]
    var wireLength: Int
    var linkType: LinkType
}

/// What a reader made of a capture.
struct ReadTrace {
    var packets: [ReadPacket] = []
    var tally = TraceTally()
    /// What ended the reading before the end.
    var error: ParseError?
    var firstMalformed: ParseError?

    init(path: String, filter: FilterExpression? = nil, blockBytes: Int = TraceReader.blockBytes) {
        do throws(ParseError) {
            var reader = try TraceReader(
                source: try ByteSource(path: path), filter: filter, blockBytes: blockBytes)
            do throws(ParseError) {
                // A new block each time, so that none is larger than asked for.
                while true {
                    var block = PacketBlock()
                    guard try reader.next(into: &block) else { break }
                    packets += block.packets.map {
                        ReadPacket(
                            ts: $0.ts, data: Array(block.bytes[$0.range]),
                            wireLength: $0.wireLength, linkType: $0.linkType)
                    }
                }
            } catch {
                self.error = error
            }
            tally = reader.tally
            firstMalformed = reader.firstMalformed
        } catch {
            self.error = error
        }
    }

    init(
        _ bytes: [UInt8], filter: FilterExpression? = nil,
        blockBytes: Int = TraceReader.blockBytes
    ) throws {
        let folder = try ScratchFolder()
        self.init(
            path: try folder.write("trace", bytes), filter: filter, blockBytes: blockBytes)
    }
}
