import TocsinRecords

/// Records of `wtmp`, `btmp` and `utmp` as glibc writes them on Linux x86-64 (utmp(5), 384 bytes,
/// little-endian).
package struct UtmpDecoder: AuthDecoder {
    package var stamps = LocalStamps()
    /// Whether the file is a `btmp`, all of whose records are failures.
    private let isBtmp: Bool

    /// Offsets into a record.
    private enum Offset {
        static let type = 0, pid = 4, line = 8, user = 44, host = 76
        static let seconds = 340, microseconds = 344, address = 348, unused = 364
    }

    /// Values of `ut_type`.
    private enum Kind {
        static let login = 6, user = 7, dead = 8, last = 9
    }

    package static let recordBytes = 384

    package init(isBtmp: Bool = false) { self.isBtmp = isBtmp }

    package mutating func decode(
        _ block: Span<UInt8>, into batch: inout AuthBatch, report: inout DecodeReport
    ) {
        var start = 0
        while start + Self.recordBytes <= block.count {
            let record = block.extracting(start..<start + Self.recordBytes)
            report.lines += 1
            if Self.isRecord(record) {
                if let event = event(record) {
                    batch.append(event)
                    report.tally.records += 1
                } else {
                    report.tally.skipped += 1
                }
            } else {
                report.malformed(line: report.lines - 1, reason: "not a utmp record")
            }
            start += Self.recordBytes
        }
    }

    private func event(_ record: Span<UInt8>) -> AuthEvent? {
        let kind = Self.type(record)
        let user = Self.text(record, Offset.user, 32)
        let line = Self.text(record, Offset.line, 32) ?? ""
        // A getty that waits writes `LOGIN`; a name that failed stands in btmp.
        let isFailure =
            isBtmp && (kind == Kind.login || kind == Kind.user)
            || kind == Kind.login && user != "LOGIN"
        guard isFailure || kind == Kind.user || kind == Kind.dead && !line.isEmpty else {
            return nil
        }
        let seconds = Int64(Self.word(record, Offset.seconds))
        let microseconds = Int64(Self.word(record, Offset.microseconds))
        var event = AuthEvent(
            ts: seconds * Timestamp.microsecondsPerSecond + microseconds,
            result: isFailure ? .failure : .success)
        if kind == Kind.dead {
            event.action = .logoff
            event.result = .unknown
        }
        // pam_lastlog and sshd hide a name that is none, lest a password typed there is kept.
        if user == "UNKNOWN" { event.flags.insert(.invalidUser) } else { event.user = user }
        if user == "root" { event.flags.insert(.privileged) }
        event.service = line.hasPrefix("ssh") ? "sshd" : "login"
        let pid = Int32(bitPattern: Self.word(record, Offset.pid))
        if pid > 0 { event.session = UInt32(pid) }
        if let address = Self.address(record) {
            event.source = address
        } else if let host = Self.text(record, Offset.host, 256), host != ":0" {
            event.setSource(RemoteEnd(host: LineText(Array(host.utf8))))
        }
        return event
    }

    /// Whether the bytes have the form of a record: known type, texts that end, an unused tail.
    static func isRecord(_ record: Span<UInt8>) -> Bool {
        guard record.count == recordBytes, (0...Kind.last).contains(type(record)), record[2] == 0,
            record[3] == 0, word(record, Offset.microseconds) < 1_000_000,
            (Offset.unused..<recordBytes).allSatisfy({ record[$0] == 0 })
        else { return false }
        for (start, length) in [(Offset.line, 32), (Offset.user, 32), (Offset.host, 256)] {
            // Behind the first NUL there is nothing; in front of it no control characters.
            var hasEnded = false
            for position in start..<start + length {
                let byte = record[position]
                if byte == 0 { hasEnded = true } else if hasEnded || byte < 0x20 { return false }
            }
        }
        return true
    }

    private static func type(_ record: Span<UInt8>) -> Int { Int(record[0]) | Int(record[1]) << 8 }

    private static func word(_ record: Span<UInt8>, _ start: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(record[start + $1]) << UInt32(8 * $1) }
    }

    /// NUL-padded text, nil if empty.
    private static func text(_ record: Span<UInt8>, _ start: Int, _ length: Int) -> String? {
        var bytes: [UInt8] = []
        for position in start..<start + length where record[position] != 0 {
            bytes.append(record[position])
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// `ut_addr_v6`, network order; IPv4 has only the first word.
    private static func address(_ record: Span<UInt8>) -> IPAddress? {
        var bytes: [UInt64] = []
        for position in Offset.address..<Offset.address + 16 {
            bytes.append(UInt64(record[position]))
        }
        let high = bytes[0..<8].reduce(0) { $0 << 8 | $1 }
        let low = bytes[8..<16].reduce(0) { $0 << 8 | $1 }
        if high == 0, low == 0 { return nil }
        if low == 0, high & 0xFFFF_FFFF == 0 { return IPAddress(v4: UInt32(high >> 32)) }
        return IPAddress(high: high, low: low)
    }
}
