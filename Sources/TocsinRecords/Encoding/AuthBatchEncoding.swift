/// A batch as bytes, for state that outlives the process: texts first, then a row behind the other.
///
///     head      bits 0–1 source (0 none, 1 IPv4, 2 other), 2 has a place on Earth
///     action, result, second factor, flags   a byte each
///     ts        signed, from the row before
///     texts     12 indices, 0 is unset
///     source, latitude and longitude   what the head announces
///     port, record id, session, repeats   unset is 0
///
/// About 30 bytes a row and its texts.
extension AuthBatch {
    private static let encodingVersion: UInt8 = 1
    /// Head, four kinds, time, texts, port, record id, session, repeats.
    private static let leastRowBytes = 22

    /// The batch as bytes that `init(encoded:)` reads. O(bytes).
    public func encoded() -> [UInt8] {
        var writer = StateWriter(capacity: 64 + count * 2 * Self.leastRowBytes)
        writer.byte(Self.encodingVersion)
        writer.unsigned(UInt64(names.count - 1))
        for name in names.dropFirst() { writer.text(name) }
        writer.unsigned(UInt64(count))
        var previous: Int64 = 0
        for row in 0..<count {
            encode(row, after: previous, into: &writer)
            previous = ts[row]
        }
        return writer.bytes
    }

    private func encode(_ row: Int, after previous: Int64, into writer: inout StateWriter) {
        let hasPlace = !latitude[row].isNaN || !longitude[row].isNaN
        let form: UInt8 = source[row].map { $0.isV4 ? 1 : 2 } ?? 0
        writer.byte(form | (hasPlace ? 4 : 0))
        writer.byte(action[row].rawValue)
        writer.byte(result[row].rawValue)
        writer.byte(mfa[row].rawValue)
        writer.byte(flags[row].rawValue)
        writer.signed(ts[row] &- previous)
        writer.unsigned(UInt64(user[row]))
        writer.unsigned(UInt64(domain[row]))
        writer.unsigned(UInt64(actor[row]))
        writer.unsigned(UInt64(sourceName[row]))
        writer.unsigned(UInt64(host[row]))
        writer.unsigned(UInt64(service[row]))
        writer.unsigned(UInt64(method[row]))
        writer.unsigned(UInt64(place[row]))
        writer.unsigned(UInt64(city[row]))
        writer.unsigned(UInt64(country[row]))
        writer.unsigned(UInt64(uid[row]))
        writer.unsigned(UInt64(channel[row]))
        if let address = source[row] { writer.address(address) }
        if hasPlace {
            writer.word(latitude[row].bitPattern, bytes: 8)
            writer.word(longitude[row].bitPattern, bytes: 8)
        }
        writer.optional(Int64(sourcePort[row]))
        writer.optional(recordID[row])
        writer.unsigned(UInt64(session[row] &+ 1))
        writer.unsigned(UInt64(repeats[row]))
    }
}

extension AuthBatch {
    /// The batch that `encoded()` gave. Throws where the bytes cannot be one; values no log could
    /// have had become unset or the nearest possible. O(bytes).
    public init(encoded bytes: [UInt8]) throws(DamagedState) {
        self.init()
        var reader = StateReader(bytes)
        try reader.version(Self.encodingVersion)
        try decodeNames(&reader)
        var previous: Int64 = 0
        for _ in 0..<(try reader.count(ofAtLeast: Self.leastRowBytes)) {
            previous = try decodeRow(after: previous, &reader)
        }
        try reader.end()
    }

    private mutating func decodeNames(_ reader: inout StateReader) throws(DamagedState) {
        let texts = try reader.count(ofAtLeast: 1)
        guard texts < Self.maxNames else { throw reader.damaged("too many texts") }
        for index in 1..<(texts + 1) as Range<Int> {
            let name = try reader.text()
            names.append(name)
            indices[name] = UInt32(index)
        }
    }

    /// Appends the next row and returns its time.
    private mutating func decodeRow(
        after previous: Int64, _ reader: inout StateReader
    ) throws(DamagedState) -> Int64 {
        let head = try reader.byte()
        guard head & 3 < 3, head < 8, let action = AuthAction(rawValue: try reader.byte()),
            let result = AuthResult(rawValue: try reader.byte()),
            let mfa = MFAUse(rawValue: try reader.byte())
        else { throw reader.damaged("no such kind of logon") }
        self.action.append(action)
        self.result.append(result)
        self.mfa.append(mfa)
        flags.append(AuthFlags(rawValue: try reader.byte()))
        let time = try reader.time(after: previous)
        ts.append(time)
        user.append(try decodeIndex(&reader))
        domain.append(try decodeIndex(&reader))
        actor.append(try decodeIndex(&reader))
        sourceName.append(try decodeIndex(&reader))
        host.append(try decodeIndex(&reader))
        service.append(try decodeIndex(&reader))
        method.append(try decodeIndex(&reader))
        place.append(try decodeIndex(&reader))
        city.append(try decodeIndex(&reader))
        country.append(try decodeIndex(&reader))
        uid.append(try decodeIndex(&reader))
        channel.append(try decodeIndex(&reader))
        source.append(head & 3 == 0 ? nil : try reader.address(isV4: head & 3 == 1))
        latitude.append(try decodeDegrees(head & 4 != 0, within: 90, &reader))
        longitude.append(try decodeDegrees(head & 4 != 0, within: 180, &reader))
        sourcePort.append(Int32(try reader.optional(upTo: Int64(UInt16.max))))
        recordID.append(try reader.optional(upTo: .max))
        session.append(UInt32(truncatingIfNeeded: try reader.unsigned()) &- 1)
        repeats.append(UInt32(min(max(try reader.unsigned(), 1), UInt64(Self.maxRepeats))))
        return time
    }

    private func decodeIndex(_ reader: inout StateReader) throws(DamagedState) -> UInt32 {
        let index = try reader.unsigned()
        guard index < UInt64(names.count) else { throw reader.damaged("no such text") }
        return UInt32(index)
    }

    /// Degrees up to `limit` either way; NaN, unset, for others.
    private func decodeDegrees(
        _ isThere: Bool, within limit: Double, _ reader: inout StateReader
    ) throws(DamagedState) -> Double {
        guard isThere else { return .nan }
        let degrees = Double(bitPattern: try reader.word(bytes: 8))
        return degrees.magnitude <= limit ? degrees : .nan
    }
}
