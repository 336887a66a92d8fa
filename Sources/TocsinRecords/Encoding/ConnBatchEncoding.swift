/// A batch as bytes, for state that outlives the process: tables first, then a row behind the other.
///
///     head      bit 0 originator is IPv4, 1 responder is IPv4, 2–3 uid (0 none, 1 in place, 2 long),
///               4–5 protocol
///     state, flags   a byte each
///     ts        signed, from the row before
///     uid       16 bytes, or its index
///     addresses and ports   4 or 16 bytes, and 2, each
///     service, duration, bytes and packets each way   unset is 0
///
/// About 50 bytes a row of IPv4 as Zeek writes it.
extension ConnBatch {
    private static let encodingVersion: UInt8 = 1
    /// Head, state, flags, ts, no uid, two IPv4 addresses and ports, and six numbers.
    private static let leastRowBytes = 22
    private static let typicalRowBytes = 64

    /// The batch as bytes that `init(encoded:)` reads. O(bytes).
    public func encoded() -> [UInt8] {
        var writer = StateWriter(capacity: 64 + count * Self.typicalRowBytes)
        writer.byte(Self.encodingVersion)
        writer.unsigned(UInt64(max(services.count - 1, 0)))
        for service in services.dropFirst() { writer.text(service) }
        writer.unsigned(UInt64(longUIDs.count))
        for uid in longUIDs { writer.text(uid) }
        writer.unsigned(UInt64(count))
        var previous: Int64 = 0
        for row in 0..<count {
            encode(row, after: previous, into: &writer)
            previous = ts[row]
        }
        encodeMarks(into: &writer)
        encodeExchanges(into: &writer)
        return writer.bytes
    }

    private func encode(_ row: Int, after previous: Int64, into writer: inout StateWriter) {
        let (orig, resp, uid) = (origHost[row], respHost[row], uid[row])
        let form: UInt8 = uid.longIndex != nil ? 2 : uid == .none ? 0 : 1
        writer.byte(
            (orig.isV4 ? 1 : 0) | (resp.isV4 ? 2 : 0) | form << 2 | proto[row].rawValue << 4)
        writer.byte(connState[row].rawValue)
        writer.byte(flags[row].rawValue)
        writer.signed(ts[row] &- previous)
        if form == 1 { writer.word(uid.high, bytes: 8) }
        if form == 1 { writer.word(uid.low, bytes: 8) }
        if form == 2 { writer.unsigned(uid.low) }
        writer.address(orig)
        writer.word(UInt64(origPort[row]), bytes: 2)
        writer.address(resp)
        writer.word(UInt64(respPort[row]), bytes: 2)
        writer.unsigned(UInt64(service[row]))
        writer.optional(duration[row])
        writer.optional(origBytes[row])
        writer.optional(respBytes[row])
        writer.optional(origPackets[row])
        writer.optional(respPackets[row])
    }

    private func encodeMarks(into writer: inout StateWriter) {
        writer.unsigned(UInt64(hardwareMarks.count))
        var previous = -1
        for mark in hardwareMarks {
            writer.unsigned(UInt64(mark.row - previous))
            writer.word(mark.address.bits, bytes: 6)
            previous = mark.row
        }
    }

    private func encodeExchanges(into writer: inout StateWriter) {
        writer.unsigned(UInt64(exchanges.count))
        var previousRow = -1
        for exchange in exchanges {
            writer.unsigned(UInt64(exchange.row - previousRow))
            writer.unsigned(UInt64(max(exchange.dropped, 0)))
            writer.unsigned(UInt64(exchange.times.count))
            var previous: Int64 = 0
            for time in exchange.times {
                writer.signed(time &- previous)
                previous = time
            }
            previousRow = exchange.row
        }
    }
}

extension ConnBatch {
    /// The batch that `encoded()` gave. Throws where the bytes cannot be one; values no log could
    /// have had become unset or the nearest possible. O(bytes).
    public init(encoded bytes: [UInt8]) throws(DamagedState) {
        self.init()
        var reader = StateReader(bytes)
        try reader.version(Self.encodingVersion)
        let names = try reader.count(ofAtLeast: 1)
        guard names < Self.maxServices else { throw reader.damaged("too many services") }
        for _ in 0..<names { services.append(try reader.text()) }
        for _ in 0..<(try reader.count(ofAtLeast: 1)) { longUIDs.append(try reader.text()) }
        let rows = try reader.count(ofAtLeast: Self.leastRowBytes)
        reserveCapacity(rows)
        var row = PackedConn()
        for _ in 0..<rows {
            try decode(&row, &reader)
            append(row)
        }
        try decodeMarks(&reader)
        try decodeExchanges(&reader)
        try reader.end()
    }

    /// The next row over the one before, from whose time its own is told.
    private func decode(_ row: inout PackedConn, _ reader: inout StateReader) throws(DamagedState) {
        let head = try reader.byte()
        guard head < 0x40, let state = ConnState(rawValue: try reader.byte()),
            let proto = TransportProtocol(rawValue: head >> 4)
        else { throw reader.damaged("no such kind of connection") }
        row.proto = proto
        row.connState = state
        row.flags = ConnFlags(rawValue: try reader.byte())
        row.ts = try reader.time(after: row.ts)
        row.uid = try decodeUID(form: head >> 2 & 3, &reader)
        row.origHost = try reader.address(isV4: head & 1 != 0)
        row.origPort = UInt16(truncatingIfNeeded: try reader.word(bytes: 2))
        row.respHost = try reader.address(isV4: head & 2 != 0)
        row.respPort = UInt16(truncatingIfNeeded: try reader.word(bytes: 2))
        let service = try reader.unsigned()
        guard service < UInt64(services.count) else { throw reader.damaged("no such service") }
        row.service = UInt16(service)
        row.duration = try reader.optional(upTo: RecordLimits.maxMicroseconds)
        row.origBytes = try reader.optional(upTo: RecordLimits.maxCount)
        row.respBytes = try reader.optional(upTo: RecordLimits.maxCount)
        row.origPackets = try reader.optional(upTo: RecordLimits.maxCount)
        row.respPackets = try reader.optional(upTo: RecordLimits.maxCount)
    }

    private func decodeUID(
        form: UInt8, _ reader: inout StateReader
    ) throws(DamagedState) -> ConnUID {
        switch form {
        case 0: return .none
        case 1:
            let high = try reader.word(bytes: 8)
            guard high < ConnUID.indexFlag else { throw reader.damaged("no such uid") }
            return ConnUID(high: high, low: try reader.word(bytes: 8))
        case 2:
            let index = try reader.unsigned()
            guard index < UInt64(longUIDs.count) else { throw reader.damaged("no such uid") }
            return ConnUID(longUID: Int(index))
        default: throw reader.damaged("no such form of uid")
        }
    }

    private mutating func decodeMarks(_ reader: inout StateReader) throws(DamagedState) {
        var row = -1
        for _ in 0..<(try reader.count(ofAtLeast: 7)) {
            row = try nextRow(after: row, &reader)
            guard let address = HardwareAddress(bits: try reader.word(bytes: 6)) else {
                throw reader.damaged("no hardware address")
            }
            hardwareMarks.append(HardwareMark(row: row, address: address))
        }
    }

    private mutating func decodeExchanges(_ reader: inout StateReader) throws(DamagedState) {
        var row = -1
        for _ in 0..<(try reader.count(ofAtLeast: 3)) {
            row = try nextRow(after: row, &reader)
            let dropped = try reader.optional(upTo: RecordLimits.maxCount + 1)
            let times = try reader.count(ofAtLeast: 1)
            guard times <= ConnExchanges.most else { throw reader.damaged("too many exchanges") }
            var exchange = ConnExchanges(row: row, times: [], dropped: Int(dropped + 1))
            exchange.times.reserveCapacity(times)
            var previous: Int64 = 0
            for _ in 0..<times {
                previous = try reader.time(after: previous)
                exchange.times.append(previous)
            }
            exchanges.append(exchange)
        }
    }

    /// A row of the batch behind `row`.
    private func nextRow(
        after row: Int, _ reader: inout StateReader
    ) throws(DamagedState) -> Int {
        let step = try reader.unsigned()
        guard step > 0, step <= UInt64(count - 1 - row) else {
            throw reader.damaged("no such row")
        }
        return row + Int(step)
    }

    /// Room for `rows` rows in every column.
    private mutating func reserveCapacity(_ rows: Int) {
        ts.reserveCapacity(rows)
        uid.reserveCapacity(rows)
        origHost.reserveCapacity(rows)
        origPort.reserveCapacity(rows)
        respHost.reserveCapacity(rows)
        respPort.reserveCapacity(rows)
        proto.reserveCapacity(rows)
        service.reserveCapacity(rows)
        duration.reserveCapacity(rows)
        origBytes.reserveCapacity(rows)
        respBytes.reserveCapacity(rows)
        origPackets.reserveCapacity(rows)
        respPackets.reserveCapacity(rows)
        connState.reserveCapacity(rows)
        flags.reserveCapacity(rows)
    }
}
