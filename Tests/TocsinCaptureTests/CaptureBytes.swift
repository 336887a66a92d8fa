@testable import TocsinCapture

/// The bytes of a capture file or packet in the making.
struct CaptureBytes {
    var bytes: [UInt8] = []
    var order = ByteOrder.littleEndian

    mutating func shorts(_ values: UInt16...) {
        for value in values {
            let parts = [UInt8(value >> 8), UInt8(value & 0xFF)]
            bytes += order == .bigEndian ? parts : parts.reversed()
        }
    }

    mutating func words(_ values: UInt32...) {
        for value in values {
            let parts = stride(from: 24, through: 0, by: -8).map { UInt8(value >> $0 & 0xFF) }
            bytes += order == .bigEndian ? parts : parts.reversed()
        }
    }
}

/// A packet to be written, of one byte again and again.
struct SamplePacket {
    var seconds: UInt32 = 1_700_000_000
    var fraction: UInt32 = 0
    var captured: Int
    var wire: Int
    var fill: UInt8 = 0x45
    var interface = 0

    var data: [UInt8] { [UInt8](repeating: fill, count: captured) }
}

extension CaptureBytes {
    /// The head of a classic capture.
    static func pcap(
        _ magic: UInt32 = 0xA1B2_C3D4, _ order: ByteOrder = .littleEndian, linkType: UInt32 = 1,
        major: UInt16 = 2, minor: UInt16 = 4
    ) -> CaptureBytes {
        var file = CaptureBytes(order: order)
        file.words(magic)
        file.shorts(major, minor)
        file.words(0, 0, 65_535, linkType)
        return file
    }

    mutating func record(_ packet: SamplePacket, extra: [UInt8] = []) {
        words(packet.seconds, packet.fraction, UInt32(packet.captured), UInt32(packet.wire))
        bytes += extra + packet.data
    }

    /// A block of pcapng around `body`, which is filled up to a multiple of four.
    mutating func block(_ type: UInt32, _ body: (inout CaptureBytes) -> Void) {
        var inner = CaptureBytes(order: order)
        body(&inner)
        inner.pad()
        let length = UInt32(inner.bytes.count + 12)
        words(type, length)
        bytes += inner.bytes
        words(length)
    }

    mutating func pad() { while bytes.count % 4 != 0 { bytes.append(0) } }

    mutating func section(major: UInt16 = 1, minor: UInt16 = 0) {
        block(0x0A0D_0D0A) {
            $0.words(0x1A2B_3C4D)
            $0.shorts(major, minor)
            $0.words(UInt32.max, .max)
        }
    }

    mutating func interface(
        _ linkType: UInt16 = 1, snap: UInt32 = 0, resolution: UInt8? = nil, offset: Int64? = nil
    ) {
        block(1) {
            $0.shorts(linkType, 0)
            $0.words(snap)
            if let resolution {
                $0.shorts(9, 1)
                $0.bytes += [resolution, 0, 0, 0]
            }
            if let offset {
                $0.shorts(14, 8)
                let halves = [
                    UInt32(truncatingIfNeeded: offset >> 32), UInt32(truncatingIfNeeded: offset),
                ]
                for half in $0.order == .bigEndian ? halves : halves.reversed() { $0.words(half) }
            }
            if resolution != nil || offset != nil { $0.shorts(0, 0) }
        }
    }

    /// An enhanced packet; the sample's time counts in microseconds.
    mutating func enhanced(_ packet: SamplePacket) {
        let ticks = UInt64(packet.seconds) * 1_000_000 + UInt64(packet.fraction)
        enhanced(packet, ticks: ticks)
    }

    mutating func enhanced(_ packet: SamplePacket, ticks: UInt64) {
        block(6) {
            $0.words(UInt32(packet.interface), UInt32(ticks >> 32), UInt32(ticks & 0xFFFF_FFFF))
            $0.words(UInt32(packet.captured), UInt32(packet.wire))
            $0.bytes += packet.data
        }
    }
}
