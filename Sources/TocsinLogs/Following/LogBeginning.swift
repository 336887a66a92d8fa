import TocsinRecords

/// The first bytes of a file, uncompressed, and what they say it is.
struct LogBeginning {
    enum Kind {
        case log(RecordDecoder)
        /// Of no use here: the kind of log.
        case unused(String)
        case unsupported(ParseError)
        /// Not enough whole lines to tell, or nothing known; the error if the name promised more.
        case unknown(ParseError?)
    }

    let path: String
    /// As many as were asked for, or all.
    let bytes: [UInt8]
    let isEncoded: Bool
    /// Whether nothing stands behind `bytes` but what will yet be written.
    let isWhole: Bool

    /// Throws what stops the input before its first byte.
    init(
        _ file: OpenFile, size: Int, limits: DecompressionLimits, count: Int = LogFormats.headBytes
    ) throws(ParseError) {
        path = file.path
        let magic = try file.bytes(0..<min(4, size))
        if Self.isPlain(magic) {
            bytes = try file.bytes(0..<min(size, count))
            isEncoded = false
            isWhole = bytes.count == size
        } else {
            let source = ByteSource(file, size: size, limits: limits)
            let head = try source.peek(count)
            bytes = head
            isEncoded = source.isEncoded
            isWhole = head.count < count
        }
    }

    /// Whether bytes that begin like this cannot be compressed or UTF-16.
    private static func isPlain(_ magic: [UInt8]) -> Bool {
        magic.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    }

    func kind(name: String, auth: AuthReadingOptions?) -> Kind {
        // A line that is not whole would be taken for something else.
        let newline = bytes.lastIndex(of: 0x0A)
        guard isEncoded || newline != nil || !isWhole else { return .unknown(nil) }
        let head = isEncoded && newline == nil ? bytes[...] : bytes[...(newline ?? bytes.count - 1)]
        switch LogFormats.recognise(Array(head).span, fileName: name) {
        case .connections(_, let decoder): return .log(.connections(decoder))
        case .auth(let format, let framing, let decoder):
            guard auth != nil else { return .unused(format) }
            guard framing == .lines else {
                return .unsupported(
                    ParseError(
                        .unsupported, source: path,
                        reason: "\(format) as one document cannot be followed; "
                            + "write one record a line, or read it with `tocsin hunt`"))
            }
            return .log(.auth(decoder))
        case .capture: return .unused("packet capture")
        case .unused(let kind): return .unused(kind)
        case .unsupported(let kind, let remedy):
            return .unsupported(
                ParseError(.unsupported, source: path, reason: "\(kind): \(remedy)"))
        case nil:
            guard LogFormats.promisesConnections(name), head.contains(where: { $0 > 0x20 }),
                head.first != 0x23
            else { return .unknown(nil) }
            return .unknown(
                ParseError(
                    .unrecognised, source: path,
                    reason: "in no format known here; Zeek conn logs, Suricata EVE and auth logs "
                        + "are followed"))
        }
    }
}
