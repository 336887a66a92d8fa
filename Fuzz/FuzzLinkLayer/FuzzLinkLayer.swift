import TocsinCapture

/// Unwraps any bytes as a packet of the link type that the first two name.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLinkLayer(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count >= 2 else { return 0 }
    let input = unsafe Span(_unsafeStart: data, count: count)
    let bytes = input.extracting(2..<count)
    var outcome = LinkLayer.network(bytes, LinkType(rawValue: input.uint16(at: 0)))
    while case .network(let packet) = outcome {
        precondition(packet.offset < bytes.count)
        guard let next = packet.nextSubframe else { break }
        precondition(next > packet.offset)
        outcome = LinkLayer.subframe(bytes, at: next)
    }
    return 0
}
