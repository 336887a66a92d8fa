import Crypto

/// The first bytes of a log as a digest: by them a log is known again under another name, as a copy and
/// out of gzip.
///
/// SHA-256, because the writer of a log line must not be able to make a new log look like one that was
/// read; cut to 128 bits.
struct ContentFingerprint: Hashable, Sendable {
    /// Bytes that are covered, 0 to `maxLength`.
    let length: Int
    private let high: UInt64
    private let low: UInt64

    /// Most bytes covered. The header of a Zeek log takes some 600, so that several rows with their
    /// unique times and ids are among them.
    static let maxLength = 4096

    static let empty = ContentFingerprint([])

    /// Of the first bytes of `head`, as many as are covered.
    init(_ head: some Collection<UInt8>) {
        let bytes = head.prefix(Self.maxLength)
        var digest = SHA256()
        digest.update(data: Array(bytes))
        self.init(length: bytes.count, digest: digest)
    }

    private init(length: Int, digest: SHA256) {
        var words: (UInt64, UInt64) = (0, 0)
        for (index, byte) in digest.finalize().enumerated() {
            if index < 8 {
                words.0 = words.0 << 8 | UInt64(byte)
            } else if index < 16 {
                words.1 = words.1 << 8 | UInt64(byte)
            }
        }
        self.length = length
        (high, low) = words
    }

    /// Those of the prefixes of `head` with `lengths`, which ascend; lengths beyond it are left out.
    static func prefixes(of head: [UInt8], lengths: [Int]) -> [ContentFingerprint] {
        var digest = SHA256()
        var start = 0
        var prints: [ContentFingerprint] = []
        for length in lengths {
            guard length <= head.count else { break }
            digest.update(data: Array(head[start..<length]))
            start = length
            prints.append(ContentFingerprint(length: length, digest: digest))
        }
        return prints
    }

    /// Whether `head` begins with the bytes that are covered.
    func matches(_ head: [UInt8]) -> Bool {
        head.count >= length && ContentFingerprint(head.prefix(length)) == self
    }
}

extension ContentFingerprint: Codable {
    /// `LENGTH:` and 32 hexadecimal digits.
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let parts = try container.decode(String.self).split(separator: ":")
        guard parts.count == 2, let length = Int(parts[0]), (0...Self.maxLength).contains(length),
            parts[1].utf8.count == 32, let high = UInt64(parts[1].prefix(16), radix: 16),
            let low = UInt64(parts[1].suffix(16), radix: 16)
        else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a fingerprint")
        }
        self.length = length
        self.high = high
        self.low = low
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode("\(length):" + Self.hex(high) + Self.hex(low))
    }

    private static func hex(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
