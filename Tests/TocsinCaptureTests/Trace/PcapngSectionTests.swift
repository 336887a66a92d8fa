import Testing
import TocsinRecords

@testable import TocsinCapture

/// Blocks as draft-ietf-opsawg-pcapng describes them.
struct PcapngSectionTests {
    private let sample = SamplePacket(captured: 21, wire: 70)

    private func begun(_ order: ByteOrder = .littleEndian) -> CaptureBytes {
        var file = CaptureBytes(order: order)
        file.section()
        return file
    }

    @Test func everyPacketHasTheLinkTypeOfItsInterface() throws {
        var file = begun()
        file.interface(1)
        file.interface(113)
        file.enhanced(SamplePacket(captured: 5, wire: 5, interface: 1))
        file.interface(127, resolution: 9)
        for interface in [0, 2, 1] {
            file.enhanced(SamplePacket(captured: 5, wire: 5, interface: interface))
        }
        let read = try ReadTrace(file.bytes)
        #expect(read.packets.map(\.linkType) == [.linuxSLL, .ethernet, .radiotap, .linuxSLL])
        let second: Int64 = 1_700_000_000_000_000
        #expect(read.packets.map(\.ts) == [second, second, second / 1000, second])
    }

    @Test func aNewSectionForgetsTheInterfacesAndMayTurnTheOrder() throws {
        var file = begun()
        file.interface(1)
        file.interface(113)
        file.enhanced(sample)
        file.order = .bigEndian
        file.section()
        file.interface(127)
        file.enhanced(sample)
        file.enhanced(SamplePacket(captured: 5, wire: 5, interface: 1))
        let read = try ReadTrace(file.bytes)
        #expect(read.packets.map(\.linkType) == [.ethernet, .radiotap])
        #expect(read.packets.map(\.data) == [sample.data, sample.data])
        #expect(read.tally.malformed == 1)
        #expect(read.firstMalformed?.code == .malformedRecord)
        #expect(read.error == nil)
    }

    @Test(arguments: [ByteOrder.bigEndian, .littleEndian])
    func simpleAndObsoletePackets(_ order: ByteOrder) throws {
        var file = begun(order)
        file.interface(1, snap: 10)
        file.interface(113)
        file.block(3) {
            $0.words(70)
            $0.bytes += [UInt8](repeating: 7, count: 10)
        }
        file.block(3) {
            $0.words(6)
            $0.bytes += [UInt8](repeating: 8, count: 6)
        }
        file.block(2) {
            $0.shorts(1, 0xFFFF)
            $0.words(0, 5, 3, 90)
            $0.bytes += [1, 2, 3]
        }
        #expect(
            try ReadTrace(file.bytes).packets == [
                ReadPacket(
                    ts: 0, data: [UInt8](repeating: 7, count: 10), wireLength: 70,
                    linkType: .ethernet),
                ReadPacket(
                    ts: 0, data: [UInt8](repeating: 8, count: 6), wireLength: 6,
                    linkType: .ethernet),
                ReadPacket(ts: 5, data: [1, 2, 3], wireLength: 90, linkType: .linuxSLL),
            ])
    }

    @Test func aPacketThatDoesNotFitItsBlockIsPassedOver() throws {
        var file = begun()
        file.interface()
        file.enhanced(sample)
        let place = file.bytes.count + 20
        file.enhanced(sample)
        file.enhanced(sample)
        file.bytes[place] = 25
        let read = try ReadTrace(file.bytes)
        #expect(read.packets.count == 2)
        #expect(read.tally.malformed == 1)
        #expect(read.error == nil)
    }

    @Test func damagedFramesEndTheReading() throws {
        var file = begun()
        file.interface()
        file.enhanced(sample)
        let good = file.bytes
        file.enhanced(sample)
        let block = file.bytes[good.count...]
        /// Places in the block and what is written there.
        let damages: [(Int, UInt8)] = [
            (4, 61), (4, 8), (7, 0xFF), (block.count - 4, 0), (block.count - 1, 1),
        ]
        for (place, value) in damages {
            var bytes = file.bytes
            bytes[good.count + place] = value
            let read = try ReadTrace(bytes)
            #expect(read.packets.count == 1)
            #expect(read.error?.code == .malformedRecord, "\(place)")
            #expect(read.error?.reason.contains("at byte \(good.count):") == true)
        }
    }

    @Test func aBlockThatIsPassedOverMayBeLong() throws {
        var file = begun()
        file.interface()
        file.block(0x0BAD) { $0.bytes = [UInt8](repeating: 6, count: 3 << 20) }
        file.enhanced(sample)
        let read = try ReadTrace(file.bytes)
        #expect(read.packets.count == 1)
        #expect(read.tally.skippedBlocks == 1)
        var cut = file.bytes
        cut.removeLast(1 << 20)
        #expect(try ReadTrace(cut).error?.code == .truncated)
    }

    @Test func damagedOptionsLeaveTheInterface() throws {
        var file = begun()
        file.block(1) {
            $0.shorts(1, 0)
            $0.words(0)
            $0.shorts(9, 200)
        }
        file.enhanced(sample)
        let read = try ReadTrace(file.bytes)
        #expect(read.packets.count == 1)
        #expect(read.tally.malformed == 1)
    }

    @Test func otherVersionsAreNamed() throws {
        var file = CaptureBytes()
        file.section(major: 2)
        let read = try ReadTrace(file.bytes)
        #expect(read.error?.code == .unsupported)
        #expect(read.error?.reason.contains("pcapng 2.0") == true)
    }
}
