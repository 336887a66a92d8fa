import TocsinGeography
import TocsinRecords

/// Gathers authentications from batches, each once: the batch half of the feature store.
///
/// A record is known by (computer, channel, record id) on Windows, and by its event id with time and
/// action elsewhere; lines of text that repeat are repeated attempts. 56 bytes a row, and its texts once.
public struct AuthStore: Sendable {
    private var columns = AuthColumns()
    private var names = NameTable()
    private var events = NameTable()
    private var sources: [AuthSource] = [AuthSource()]
    private var sourceNumbers: [AuthSource: UInt32] = [:]
    private var places: [LoggedPlace] = [LoggedPlace()]
    private var placeNumbers: [LoggedPlace: UInt32] = [:]
    private var known: [RecordKey: UInt32] = [:]

    /// Rows one store can hold; row numbers are 32 bits wide.
    public static let maxRows = Int(UInt32.max) - 1

    /// Rows refused because the store was full.
    public private(set) var refused = 0

    /// What makes a record one record.
    private struct RecordKey: Hashable {
        /// The channel, or the event id.
        var name: UInt32
        var host: UInt32
        /// The record id, or the time.
        var number: Int64
        var action: AuthAction
    }

    public init() {}

    public var count: Int { columns.count }

    /// Latest time of the rows held, nil if there are none. O(rows).
    public var latest: Timestamp? { columns.ts.max().map { Timestamp(microseconds: $0) } }

    /// Adds the rows of `batch` whose `ts` lies in `span`. The tally's `skipped` grows by the rows
    /// outside it and `duplicates` by those that are known. Expected O(rows + texts).
    public mutating func append(
        _ batch: borrowing AuthBatch, within span: ClosedRange<Timestamp>?, tally: inout Tally
    ) {
        let lower = span?.lowerBound.microseconds ?? .min
        let upper = span?.upperBound.microseconds ?? .max
        // Most texts of a batch stand in many of its rows; event ids have a table of their own.
        var numbers = [UInt32?](repeating: nil, count: batch.names.count)
        numbers[0] = 0
        for row in 0..<batch.count {
            guard batch.ts[row] >= lower, batch.ts[row] <= upper else {
                tally.skipped += 1
                continue
            }
            guard count < Self.maxRows else {
                refused += 1
                continue
            }
            let texts = texts(of: row, batch, &numbers)
            if let key = key(of: row, batch, texts) {
                if let earlier = known[key] {
                    tally.duplicates += 1
                    if saysMore(batch, row, than: Int(earlier)) {
                        set(Int(earlier), batch, row, texts)
                    }
                    continue
                }
                known[key] = UInt32(count)
            }
            grow()
            set(count - 1, batch, row, texts)
        }
    }

    /// The texts of a row as numbers of this store.
    private struct Texts {
        var user: UInt32
        var actor: UInt32
        var host: UInt32
        var service: UInt32
        var method: UInt32
        var channel: UInt32
        var event: UInt32
    }

    private mutating func texts(
        of row: Int, _ batch: borrowing AuthBatch, _ numbers: inout [UInt32?]
    ) -> Texts {
        func number(_ index: UInt32, _ text: String?) -> UInt32 {
            if let number = numbers[Int(index)] { return number }
            let number = names.intern(text)
            numbers[Int(index)] = number
            return number
        }
        return Texts(
            user: number(batch.user[row], batch.name(batch.user[row])),
            actor: number(batch.actor[row], batch.name(batch.actor[row])),
            host: number(batch.host[row], batch.name(batch.host[row])),
            service: number(batch.service[row], batch.name(batch.service[row])),
            method: number(batch.method[row], batch.name(batch.method[row])),
            channel: number(batch.channel[row], batch.name(batch.channel[row])),
            event: events.intern(batch.name(batch.uid[row])))
    }

    private func key(of row: Int, _ batch: borrowing AuthBatch, _ texts: Texts) -> RecordKey? {
        let action = batch.action[row]
        if batch.recordID[row] != AuthBatch.unknown, texts.channel != 0 {
            return RecordKey(
                name: texts.channel, host: texts.host, number: batch.recordID[row], action: action)
        }
        // Zeek's uid names a connection, in which several tickets may be asked for.
        guard texts.event != 0 else { return nil }
        return RecordKey(name: texts.event, host: 0, number: batch.ts[row], action: action)
    }

    /// Which of two copies of a record is kept must not depend on the order of reading.
    private func saysMore(_ batch: borrowing AuthBatch, _ row: Int, than known: Int) -> Bool {
        let new = [
            batch.name(batch.user[row]), batch.source[row]?.description,
            batch.name(batch.host[row]),
            batch.name(batch.service[row]), batch.name(batch.method[row]),
            batch.source[row] == nil ? batch.name(batch.sourceName[row]) : nil,
            batch.name(batch.actor[row]),
            batch.name(batch.place[row]), batch.name(batch.city[row]),
            batch.name(batch.country[row]),
        ].map { $0 ?? "" }
        let place = places[Int(columns.place[known])]
        let old = [
            names[columns.user[known]],
            sources[Int(columns.source[known])].address?.description,
            names[columns.host[known]], names[columns.service[known]],
            names[columns.method[known]],
            sources[Int(columns.source[known])].name, names[columns.actor[known]],
            place.place, place.city, place.country,
        ].map { $0 ?? "" }
        if new != old { return old.lexicographicallyPrecedes(new) }
        return numbers(known).lexicographicallyPrecedes(Self.numbers(batch, row))
    }

    /// What is not text of a stored row, as `numbers(_:_:)` of a batch.
    private func numbers(_ row: Int) -> [Double] {
        let place = places[Int(columns.place[row])]
        return [
            Double(columns.ts[row]), Double(columns.result[row].rawValue),
            Double(columns.sourcePort[row]), Double(columns.mfa[row].rawValue),
            Double(columns.flags[row].rawValue), Double(columns.repeats[row]),
            Double(columns.session[row]), place.latitude ?? -999, place.longitude ?? -999,
        ]
    }

    private static func numbers(_ batch: borrowing AuthBatch, _ row: Int) -> [Double] {
        let (latitude, longitude) = (batch.latitude[row], batch.longitude[row])
        return [
            Double(batch.ts[row]), Double(batch.result[row].rawValue),
            Double(UInt16(exactly: batch.sourcePort[row]) ?? 0), Double(batch.mfa[row].rawValue),
            Double(batch.flags[row].rawValue), Double(UInt16(clamping: batch.repeats[row])),
            Double(batch.session[row]), latitude.isNaN ? -999 : latitude,
            longitude.isNaN ? -999 : longitude,
        ]
    }

    /// Makes room for one row.
    private mutating func grow() {
        columns.ts.append(0)
        columns.user.append(0)
        columns.actor.append(0)
        columns.source.append(0)
        columns.host.append(0)
        columns.service.append(0)
        columns.method.append(0)
        columns.place.append(0)
        columns.event.append(0)
        columns.session.append(AuthBatch.noSession)
        columns.sourcePort.append(0)
        columns.repeats.append(1)
        columns.action.append(.logon)
        columns.result.append(.unknown)
        columns.mfa.append(.unknown)
        columns.flags.append([])
    }

    private mutating func set(
        _ index: Int, _ batch: borrowing AuthBatch, _ row: Int, _ texts: Texts
    ) {
        columns.ts[index] = batch.ts[row]
        columns.user[index] = texts.user
        columns.actor[index] = texts.actor
        columns.source[index] = source(
            AuthSource(address: batch.source[row], name: batch.name(batch.sourceName[row])))
        columns.host[index] = texts.host
        columns.service[index] = texts.service
        columns.method[index] = texts.method
        columns.place[index] = place(of: row, batch)
        columns.event[index] = texts.event
        columns.session[index] = batch.session[row]
        columns.sourcePort[index] = UInt16(exactly: batch.sourcePort[row]) ?? 0
        columns.repeats[index] = UInt16(clamping: batch.repeats[row])
        columns.action[index] = batch.action[row]
        columns.result[index] = batch.result[row]
        columns.mfa[index] = batch.mfa[row]
        columns.flags[index] = batch.flags[row]
    }

    private mutating func source(_ source: AuthSource) -> UInt32 {
        guard source.address != nil || source.name != nil else { return 0 }
        if let number = sourceNumbers[source] { return number }
        let number = UInt32(sources.count)
        sources.append(source)
        sourceNumbers[source] = number
        return number
    }

    private mutating func place(of row: Int, _ batch: borrowing AuthBatch) -> UInt32 {
        let (latitude, longitude) = (batch.latitude[row], batch.longitude[row])
        let place = LoggedPlace(
            place: batch.name(batch.place[row]), city: batch.name(batch.city[row]),
            country: batch.name(batch.country[row]),
            latitude: latitude.isNaN ? nil : latitude,
            longitude: longitude.isNaN ? nil : longitude)
        guard !place.isEmpty else { return 0 }
        if let number = placeNumbers[place] { return number }
        let number = UInt32(places.count)
        places.append(place)
        placeNumbers[place] = number
        return number
    }

    /// Drops the rows before `start` and returns how many they were; nothing can be appended
    /// afterwards. O(rows).
    public mutating func drop(before start: Timestamp) -> Int {
        let before = count
        let kept = (0..<before).filter { columns.ts[$0] >= start.microseconds }
        known = [:]
        guard kept.count < before else { return 0 }
        columns.select(kept.map { UInt32($0) })
        return before - kept.count
    }

    /// Closes the store: the window that detectors see, one row an attempt, in order of time.
    /// `geography` tells where its sources and places are. O(rows log rows).
    public consuming func sealed(geography: Geography = Geography()) -> AuthWindow {
        known = [:]
        let read = count
        if columns.flags.contains(where: { $0.contains(.provisional) }) {
            let isDropped = columns.droppedRows()
            var standing: [UInt32] = []
            standing.reserveCapacity(isDropped.count { !$0 })
            for row in 0..<read where !isDropped[row] { standing.append(UInt32(row)) }
            if standing.count < read { columns.select(standing) }
        }
        columns.session = []
        // Numbers given in order of reading become ranks, so that nothing depends on that order.
        columns.renumber(
            names: names.names.ranks(), sources: sources.ranks(), places: places.ranks(),
            events: events.names.ranks())
        let isSorted = (1..<max(count, 1)).allSatisfy { columns.precedes($0 - 1, $0) }
        if !isSorted {
            let order = (0..<UInt32(count)).sorted { [columns] in columns.precedes(Int($0), Int($1))
            }
            columns.select(order)
        }
        return AuthWindow(
            columns: columns, names: names.names.dropFirst().sorted(),
            sources: sources.dropFirst().sorted(), places: places.dropFirst().sorted(),
            events: events.names.dropFirst().sorted(), folded: read - columns.count,
            geography: geography)
    }
}
