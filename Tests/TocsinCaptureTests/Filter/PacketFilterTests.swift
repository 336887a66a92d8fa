import Testing
import TocsinRecords

@testable import TocsinCapture

struct PacketFilterTests {
    /// An Ethernet frame of IPv4 and UDP to a port, and one of ARP.
    private func frame(port: UInt16) -> [UInt8] {
        var frame = CaptureBytes(order: .bigEndian)
        frame.shorts(0x0200, 0, 1, 0x0200, 0, 2, 0x0800)
        frame.shorts(0x4500, 28, 0, 0, 0x4011, 0, 0x0A00, 1, 0x0A00, 2)
        frame.shorts(4000, port, 8, 0)
        return frame.bytes
    }

    private func capture(_ linkType: UInt32 = 1, _ frames: [[UInt8]]) -> [UInt8] {
        var file = CaptureBytes.pcap(linkType: linkType)
        for frame in frames {
            file.words(0, 0, UInt32(frame.count), UInt32(frame.count))
            file.bytes += frame
        }
        return file.bytes
    }

    @Test func packetsThatDoNotMatchAreCounted() throws {
        let frames = [frame(port: 53), frame(port: 80), frame(port: 53)]
        let read = try ReadTrace(
            capture(frames), filter: try FilterExpression("udp dst port 53"))
        #expect(read.packets.map(\.data) == [frames[0], frames[2]])
        #expect(read.tally.packets == 2)
        #expect(read.tally.filtered == 1)
    }

    private func capture(_ frames: [[UInt8]]) -> [UInt8] { capture(1, frames) }

    @Test func everyLinkTypeHasItsOwnProgram() throws {
        var file = CaptureBytes()
        file.section()
        file.interface(1)
        file.interface(101)
        let bytes = frame(port: 53)
        for (interface, data) in [(0, bytes), (1, Array(bytes.dropFirst(14)))] {
            for cut in [0, 1] {
                file.block(6) {
                    $0.words(UInt32(interface), 0, 0, UInt32(data.count - cut), UInt32(data.count))
                    $0.bytes += data.dropLast(cut)
                }
            }
        }
        let read = try ReadTrace(file.bytes, filter: try FilterExpression("udp port 53"))
        #expect(read.packets.map(\.linkType) == [.ethernet, .ethernet, .raw, .raw])
        let long = try ReadTrace(file.bytes, filter: try FilterExpression("len > 30"))
        #expect(long.packets.map(\.linkType) == [.ethernet, .ethernet])
    }

    @Test func emptyPacketsAndEmptyFiltersWork() throws {
        let read = try ReadTrace(capture([[]]), filter: try FilterExpression(""))
        #expect(read.packets.count == 1)
        #expect(
            try ReadTrace(capture([[]]), filter: try FilterExpression("ip")).tally.filtered == 1)
    }

    @Test func whatNeverMatchesIsAFilter() throws {
        let read = try ReadTrace(
            capture([frame(port: 53)]), filter: try FilterExpression("ip and arp"))
        #expect(read.tally.filtered == 1)
    }

    @Test func aBadExpressionIsToldInTheWordsOfTheLibrary() {
        for text in ["prot 53", "port", "host 1.2.3.4.5", "port 53\0"] {
            #expect {
                _ = try FilterExpression(text)
            } throws: { error in
                guard let error = error as? FilterError else { return false }
                return error.expression == text && !error.reason.isEmpty
            }
        }
    }

    @Test func wordsOfWirelessAreKnownAndRefusedElsewhere() throws {
        let filter = try FilterExpression("type data subtype qos-data")
        let read = try ReadTrace(capture([frame(port: 53)]), filter: filter)
        #expect(read.error?.code == .unsupported)
        // A data frame with quality of service (IEEE 802.11, §9.2.4.1).
        let wireless = [0x88, 0x00] + [UInt8](repeating: 0, count: 30)
        #expect(try ReadTrace(capture(105, [wireless]), filter: filter).packets.count == 1)
    }
}
