import TocsinRecords

/// The decoder of an input, of either kind of record.
enum RecordDecoder: Sendable {
    case connections(any ConnDecoder)
    case auth(any AuthDecoder)

    var layout: ZeekTSVHeader? {
        switch self {
        case .connections(let decoder): decoder.layout
        case .auth(let decoder): decoder.layout
        }
    }
}

/// A block on its way from bytes to a batch. One thread at a time owns a slot: `concurrentPerform`
/// gives every slot to one iteration, and hands it back when it returns.
final class DecodeSlot: @unchecked Sendable {
    var buffer: [UInt8] = []
    var filled = 0
    var decoder: RecordDecoder?
    var batch = ConnBatch()
    var authBatch = AuthBatch()
    var report = DecodeReport()
    /// The layout the decoder began with.
    private(set) var layoutBefore: ZeekTSVHeader?

    func decode() {
        guard let decoder else { return }
        layoutBefore = decoder.layout
        report = DecodeReport()
        switch decoder {
        case .connections(var decoder):
            batch.removeAll()
            decoder.decode(buffer.span.extracting(0..<filled), into: &batch, report: &report)
            self.decoder = .connections(decoder)
        case .auth(var decoder):
            authBatch.removeAll()
            decoder.decode(
                buffer.span.extracting(0..<filled), into: &authBatch, report: &report)
            self.decoder = .auth(decoder)
        }
    }
}
