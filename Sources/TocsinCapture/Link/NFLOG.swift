/// Netfilter's log as a link layer (tcpdump.org, LINKTYPE_NFLOG): a head of four bytes, then
/// attributes of length and type, one of which is the packet.
enum NFLOG {
    static let headBytes = 4
    static let version: UInt8 = 0
    /// NFULA_PAYLOAD.
    static let payload: UInt16 = 9

    /// Turns lengths and types of the attributes in `range` around, as far as they go.
    static func swapAttributes(_ bytes: inout [UInt8], _ range: Range<Int>) {
        var position = range.lowerBound + headBytes
        while range.upperBound - position >= 4 {
            bytes.swapAt(position, position + 1)
            bytes.swapAt(position + 2, position + 3)
            let length = Int(bytes[position]) | Int(bytes[position + 1]) << 8
            guard length >= 4 else { return }
            position += (length + 3) & ~3
        }
    }
}
