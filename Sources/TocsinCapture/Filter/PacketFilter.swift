/// A filter at work: the expression compiled for each link type that it meets.
///
/// Used by one thread at a time.
final class PacketFilter {
    private let expression: FilterExpression
    /// Few, so that a list beats a table.
    private var programs: [(linkType: LinkType, program: FilterProgram)] = []

    init(_ expression: FilterExpression) { self.expression = expression }

    /// Whether the captured bytes of `packet`, which lies in `bytes`, pass. Throws if the expression
    /// means nothing for the packet's link type.
    func matches(_ packet: CapturedPacket, _ bytes: Span<UInt8>) throws(FilterError) -> Bool {
        for entry in programs where entry.linkType == packet.linkType {
            return entry.program.matches(
                bytes.extracting(packet.range), wireLength: packet.wireLength)
        }
        let program = try FilterProgram(expression.text, packet.linkType)
        programs.append((packet.linkType, program))
        return program.matches(bytes.extracting(packet.range), wireLength: packet.wireLength)
    }
}
