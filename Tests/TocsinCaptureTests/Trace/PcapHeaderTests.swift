import Testing
import TocsinRecords

@testable import TocsinCapture

/// Magic numbers and versions as libpcap's sf-pcap.c documents them.
struct PcapHeaderTests {
    private let sample = SamplePacket(fraction: 123_456, captured: 20, wire: 70)

    @Test(arguments: [ByteOrder.bigEndian, .littleEndian])
    func nanosecondsAreCut(_ order: ByteOrder) throws {
        var file = CaptureBytes.pcap(0xA1B2_3C4D, order)
        file.record(SamplePacket(fraction: 999_999_999, captured: 20, wire: 20))
        #expect(try ReadTrace(file.bytes).packets.map(\.ts) == [1_700_000_000_999_999])
    }

    @Test func thePatchedFormatHasLongerRecords() throws {
        var file = CaptureBytes.pcap(0xA1B2_CD34)
        // Interface, protocol, direction and a filler.
        file.record(sample, extra: [UInt8](repeating: 0xEE, count: 8))
        file.record(sample, extra: [UInt8](repeating: 0xEE, count: 8))
        let read = try ReadTrace(file.bytes)
        #expect(read.packets.map(\.data) == [sample.data, sample.data])
        #expect(read.packets.map(\.ts) == [1_700_000_000_123_456, 1_700_000_000_123_456])
    }

    @Test func oldVersionsHaveTheWireLengthFirst() throws {
        let turned: [(UInt16, UInt16)] = [(2, 2), (2, 3), (543, 0)]
        for (major, minor) in turned {
            var file = CaptureBytes.pcap(major: major, minor: minor)
            file.words(1, 2, 70, 20)
            file.bytes += sample.data
            let read = try ReadTrace(file.bytes)
            #expect(read.packets.map(\.wireLength) == [70], "\(major).\(minor)")
            #expect(read.packets.map(\.data) == [sample.data])
        }
        var file = CaptureBytes.pcap(minor: 3)
        file.record(sample)
        #expect(try ReadTrace(file.bytes).packets.map(\.wireLength) == [70])
    }

    @Test func theUpperBitsOfTheLinkTypeAreNotItsOwn() throws {
        // A frame check sequence of four bytes is announced (draft-ietf-opsawg-pcap §4).
        var file = CaptureBytes.pcap(linkType: 0x4400_0071)
        file.record(sample)
        #expect(try ReadTrace(file.bytes).packets.map(\.linkType) == [.linuxSLL])
    }

    @Test func otherVersionsAreNamed() throws {
        let read = try ReadTrace(CaptureBytes.pcap(major: 3, minor: 0).bytes)
        #expect(read.error?.code == .unsupported)
        #expect(read.error?.reason.contains("3.0") == true)
    }
}
