/// The 48-bit address of the interface that sent a connection's first packet (Zeek's `orig_l2_addr`).
///
/// It tells which of the changing IPv6 addresses of a network (RFC 8981) are one machine.
public struct HardwareAddress: Hashable, Sendable {
    /// First octet most significant; not 0.
    public var bits: UInt64

    /// The address whose lower 48 bits are `bits`; nil for the null address, which names nobody.
    @inlinable
    public init?(bits: UInt64) {
        guard bits != 0, bits >> 48 == 0 else { return nil }
        self.bits = bits
    }

    /// Parses six octets of two hexadecimal digits each between colons; nil for anything else and for
    /// the null address.
    public init?(_ text: Span<UInt8>) {
        guard text.count == 17 else { return nil }
        var bits: UInt64 = 0
        for (position, index) in text.indices.enumerated() {
            let byte = text[index]
            if position % 3 == 2 {
                guard byte == 0x3A else { return nil }
                continue
            }
            switch byte {
            case 0x30...0x39: bits = bits << 4 | UInt64(byte - 0x30)
            case 0x41...0x46: bits = bits << 4 | UInt64(byte - 0x41 + 10)
            case 0x61...0x66: bits = bits << 4 | UInt64(byte - 0x61 + 10)
            default: return nil
            }
        }
        self.init(bits: bits)
    }
}

/// A row of a batch whose log names the originator's hardware address.
public struct HardwareMark: Hashable, Sendable {
    /// Index of the row in the batch.
    public var row: Int
    public var address: HardwareAddress

    public init(row: Int, address: HardwareAddress) {
        self.row = row
        self.address = address
    }
}
