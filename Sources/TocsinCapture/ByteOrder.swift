/// The order of the bytes of a number: the network's in protocols, the writer's in capture files.
public enum ByteOrder: Hashable, Sendable {
    case bigEndian, littleEndian
}

/// Numbers out of packet bytes. Every load checks its bounds and stops the program outside them, so
/// that callers check lengths first: what a length says is the sender's word.
extension Span where Element == UInt8 {
    /// The two bytes at `offset` as a number of the network. Requires `offset + 2 <= count`.
    @inlinable @inline(__always)
    public func uint16(at offset: Int) -> UInt16 {
        // The load checks its bounds, and any two bytes are a valid UInt16.
        unsafe UInt16(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    /// The four bytes at `offset` as a number of the network. Requires `offset + 4 <= count`.
    @inlinable @inline(__always)
    public func uint32(at offset: Int) -> UInt32 {
        // As above.
        unsafe UInt32(bigEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// The two bytes at `offset` in the given order. Requires `offset + 2 <= count`.
    @inlinable @inline(__always)
    public func uint16(at offset: Int, _ order: ByteOrder) -> UInt16 {
        let value = uint16(at: offset)
        return order == .bigEndian ? value : value.byteSwapped
    }

    /// The four bytes at `offset` in the given order. Requires `offset + 4 <= count`.
    @inlinable @inline(__always)
    public func uint32(at offset: Int, _ order: ByteOrder) -> UInt32 {
        let value = uint32(at: offset)
        return order == .bigEndian ? value : value.byteSwapped
    }
}
