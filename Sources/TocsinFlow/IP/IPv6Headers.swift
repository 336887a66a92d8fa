import TocsinCapture
import TocsinRecords

/// The chain of headers in front of an IPv6 packet's payload (RFC 8200 §4), walked once.
///
/// It ends with a fragment header, because what follows one belongs to the whole datagram, and with
/// ESP and mobility headers, behind which nothing can be read.
struct IPv6Headers {
    /// Bytes of all headers.
    private(set) var length = IPPacket.v6Header
    /// What follows them; the type of the last header for ESP and mobility.
    private(set) var proto: UInt8
    private(set) var fragment: IPPacket.Fragment?
    /// Last address of a routing header with segments left.
    private(set) var finalDestination: IPAddress?
    /// Home address of a destination option (RFC 6275 §6.3).
    private(set) var homeAddress: IPAddress?
    /// Offset of the byte that names the header which is a fragment's.
    private(set) var nextHeaderOffset: Int

    static let hopByHop: UInt8 = 0
    static let routing: UInt8 = 43
    static let fragmentHeader: UInt8 = 44
    static let esp: UInt8 = 50
    static let authentication: UInt8 = 51
    static let noNext: UInt8 = 59
    static let destinationOptions: UInt8 = 60
    static let mobility: UInt8 = 135

    private static let homeAddressOption: UInt8 = 0xC9
    private static let fragmentBytes = 8

    /// Walks from the header at `extent.start`; all of its 40 bytes are there. Every further header has
    /// at least eight bytes, so that the walk is linear in them.
    init(_ bytes: Span<UInt8>, _ extent: PacketExtent) {
        proto = bytes[extent.start + 6]
        nextHeaderOffset = extent.start + 6
        while true {
            let start = extent.start + length
            switch proto {
            case Self.hopByHop, Self.routing, Self.destinationOptions, Self.authentication:
                guard extent.end - start >= 2 else { return }
                let words = Int(bytes[start + 1])
                let size = proto == Self.authentication ? (words + 2) * 4 : (words + 1) * 8
                guard extent.end - start >= size else {
                    // What it says cannot be checked: the lengths are found wrong by the caller.
                    length += size
                    return
                }
                if proto == Self.routing { readRouting(bytes, start, size) }
                if proto == Self.destinationOptions { readOptions(bytes, start, size) }
                nextHeaderOffset = start
                proto = bytes[start]
                length += size
            case Self.fragmentHeader:
                length += Self.fragmentBytes
                guard extent.end - start >= Self.fragmentBytes else { return }
                let place = bytes.uint16(at: start + 2)
                proto = bytes[start]
                fragment = IPPacket.Fragment(
                    id: bytes.uint32(at: start + 4), offset: Int(place & 0xFFF8),
                    isLast: place & 1 == 0)
                return
            default: return
            }
        }
    }

    /// Types 0 (RFC 2460 §4.4) and 2 (RFC 6275 §6.4): the last of their addresses.
    private mutating func readRouting(_ bytes: Span<UInt8>, _ start: Int, _ size: Int) {
        guard bytes[start + 3] > 0, bytes[start + 2] == 0 || bytes[start + 2] == 2, size >= 24,
            size % 16 == 8, finalDestination == nil
        else { return }
        finalDestination = bytes.ipv6Address(at: start + size - 16)
    }

    private mutating func readOptions(_ bytes: Span<UInt8>, _ start: Int, _ size: Int) {
        var position = start + 2
        let end = start + size
        while end - position >= 2 {
            if bytes[position] == 0 {
                position += 1
                continue
            }
            let length = Int(bytes[position + 1])
            if bytes[position] == Self.homeAddressOption, length == 16, end - position >= 18,
                homeAddress == nil
            {
                homeAddress = bytes.ipv6Address(at: position + 2)
            }
            position += 2 + length
        }
    }
}
