/// The Internet checksum (RFC 1071): the ones' complement sum of 16-bit words.
struct Checksum {
    /// The sum of 32-bit words in the order of this machine, folded at the end: the ones' complement
    /// sum does not care for byte order (RFC 1071 §2 B), and 2³² ≡ 1 modulo 2¹⁶ − 1.
    private var sum: UInt64 = 0

    init() {}

    /// Adds the bytes of `range`; an odd last byte is followed by a zero. `range` lies in `bytes`, and
    /// everything added before had even length.
    @inline(__always)
    mutating func add(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        let raw = unsafe bytes.bytes
        precondition(range.lowerBound >= 0 && range.upperBound <= raw.byteCount)
        var position = range.lowerBound
        var (first, second) = (UInt64(0), UInt64(0))
        // Below 2³¹ rounds neither half can overflow, and no packet has that many.
        while position &+ 8 <= range.upperBound {
            // Inside the range checked above; any eight bytes are a valid UInt64.
            let word = unsafe raw.unsafeLoadUnaligned(
                fromUncheckedByteOffset: position, as: UInt64.self)
            first &+= word & 0xFFFF_FFFF
            second &+= word >> 32
            position &+= 8
        }
        sum &+= first &+ second
        var rest: UInt64 = 0
        var shift: UInt64 = 0
        while position < range.upperBound {
            rest |= UInt64(bytes[position]) << shift
            shift &+= 8
            position &+= 1
        }
        let word = UInt64(littleEndian: rest)
        sum &+= (word & 0xFFFF_FFFF) &+ (word >> 32)
    }

    /// Adds a number of the network, as a pseudo-header holds it.
    @inline(__always)
    mutating func add(_ value: UInt32) { sum &+= UInt64(value.bigEndian) }

    /// Whether the words, a checksum among them, sum to all ones.
    var isValid: Bool {
        var rest = sum
        while rest >> 16 != 0 { rest = (rest & 0xFFFF) &+ (rest >> 16) }
        return rest == 0xFFFF
    }
}
