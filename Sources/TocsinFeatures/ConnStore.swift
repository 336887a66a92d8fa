import TocsinRecords

/// Gathers connections from batches, each uid once: the batch half of the feature store.
///
/// 77 bytes a connection in columns, plus 8 for finding its uid again. Which of two records with one
/// uid is kept does not depend on the order they come in: a closed connection beats an open one, then
/// the longer, then the larger, then the earlier, then the first by its other fields.
public struct ConnStore: Sendable {
    var columns = ConnColumns()
    var addresses = AddressTable()
    var services: [String] = [""]
    private var serviceIndex: [String: UInt16] = ["": 0]
    private var longUIDIndex: [String: Int] = [:]
    private var uidSlots = [UInt32](repeating: Self.empty, count: 4096)
    private var uidCount = 0
    private let seed = UInt64.random(in: .min ... .max)
    private static let empty = UInt32.max

    /// Connections one store can hold; row numbers are 32 bits wide.
    public static let maxRows = Int(UInt32.max) - 1

    /// Rows refused because the store was full.
    public private(set) var refused = 0

    /// Times of exchanges that one store holds, 64 MiB of them.
    public static let maxExchangeTimes = 8 << 20
    private var exchangeTimes = 0
    /// Connections whose exchanges were left out because there was no room for more.
    public private(set) var refusedExchanges = 0

    public init() {}

    /// An empty store with room for `rows` connections from the start: one that grows needs twice the
    /// room while it does.
    public init(expecting rows: Int) {
        let rows = min(max(rows, 0), Self.maxRows)
        columns.reserve(rows)
        var slots = uidSlots.count
        while rows * 3 > slots * 2 { slots *= 2 }
        uidSlots = [UInt32](repeating: Self.empty, count: slots)
    }

    public var count: Int { columns.ts.count }

    /// Latest start of the connections held, nil if there are none. O(rows).
    public var latest: Timestamp? { columns.ts.max().map { Timestamp(microseconds: $0) } }

    /// Adds the rows of `batch` whose `ts` lies in `span`. The tally's `skipped` grows by the rows
    /// outside it and `duplicates` by those whose uid is known. Expected O(rows).
    public mutating func append(
        _ batch: borrowing ConnBatch, within span: ClosedRange<Timestamp>?, tally: inout Tally
    ) {
        let services = serviceNumbers(batch.services)
        let lower = span?.lowerBound.microseconds ?? .min
        let upper = span?.upperBound.microseconds ?? .max
        var nextExchanges = 0
        for row in 0..<batch.count {
            var exchanges: ConnExchanges?
            if nextExchanges < batch.exchanges.count, batch.exchanges[nextExchanges].row == row {
                exchanges = batch.exchanges[nextExchanges]
                nextExchanges += 1
            }
            let ts = batch.ts[row]
            guard ts >= lower, ts <= upper else {
                tally.skipped += 1
                continue
            }
            let uid = interned(batch.uid[row], batch)
            let known = uid == .none ? nil : find(uid)
            guard known != nil || count < Self.maxRows else {
                refused += 1
                continue
            }
            let src = addresses.intern(batch.origHost[row])
            let dst = addresses.intern(batch.respHost[row])
            let flags = batch.flags[row]
            // The marks of a repeated record count too, whichever of the two comes first.
            if flags.contains(.localOrig) { addresses.markLocal(src) }
            if flags.contains(.localResp) { addresses.markLocal(dst) }
            if let exchanges { keep(exchanges, of: known.map { Int($0) } ?? count) }
            if let known {
                tally.duplicates += 1
                guard beats(batch, row, Int(known)) else { continue }
            }
            let service = services[Int(batch.service[row])]
            if let known {
                columns.set(Int(known), batch, row, uid, src, dst, service)
            } else {
                columns.append(batch, row, uid, src, dst, service)
                if uid != .none { insert(uid) }
            }
        }
        for mark in batch.hardwareMarks where batch.ts.indices.contains(mark.row) {
            guard batch.ts[mark.row] >= lower, batch.ts[mark.row] <= upper else { continue }
            addresses.note(mark.address, of: addresses.intern(batch.origHost[mark.row]))
        }
    }

    /// Of two records of one connection that one counts which saw more exchanges, whichever of them is
    /// kept otherwise: a log of it has none.
    private mutating func keep(_ exchanges: ConnExchanges, of row: Int) {
        let times = columns.exchanges[row]?.times ?? []
        let known = times.count
        let isFuller =
            exchanges.times.count != known
            ? exchanges.times.count > known : exchanges.times.lexicographicallyPrecedes(times)
        guard isFuller else { return }
        guard exchangeTimes - known + exchanges.times.count <= Self.maxExchangeTimes else {
            refusedExchanges += 1
            return
        }
        exchangeTimes += exchanges.times.count - known
        columns.exchanges[row] = exchanges
        columns.exchanges[row]?.row = row
    }

    /// The store's numbers of a batch's services.
    private mutating func serviceNumbers(_ names: [String]) -> [UInt16] {
        names.map { name in
            if let number = serviceIndex[name] { return number }
            guard services.count < ConnBatch.maxServices else { return 0 }
            let number = UInt16(services.count)
            services.append(name)
            serviceIndex[name] = number
            return number
        }
    }

    private mutating func interned(_ uid: ConnUID, _ batch: borrowing ConnBatch) -> ConnUID {
        guard let index = uid.longIndex else { return uid }
        let text = batch.longUIDs[index]
        if let known = longUIDIndex[text] { return ConnUID(longUID: known) }
        longUIDIndex[text] = columns.longUIDs.count
        columns.longUIDs.append(text)
        return ConnUID(longUID: columns.longUIDs.count - 1)
    }

    /// Whether row `row` of `batch` says more about its connection than the stored row `known`.
    private func beats(_ batch: borrowing ConnBatch, _ row: Int, _ known: Int) -> Bool {
        let a = batch.flags[row].contains(.open)
        let b = columns.flags[known].contains(.open)
        if a != b { return b }
        if batch.duration[row] != columns.duration[known] {
            return batch.duration[row] > columns.duration[known]
        }
        let bytesA = max(batch.origBytes[row], 0) &+ max(batch.respBytes[row], 0)
        let bytesB = max(columns.origBytes[known], 0) &+ max(columns.respBytes[known], 0)
        if bytesA != bytesB { return bytesA > bytesB }
        if batch.ts[row] != columns.ts[known] { return batch.ts[row] < columns.ts[known] }
        return precedes(batch, row, known)
    }

    /// Any fixed order of records that are otherwise equal: damage, or two sensors' views.
    private func precedes(_ batch: borrowing ConnBatch, _ row: Int, _ known: Int) -> Bool {
        let newEnds = (
            batch.origHost[row], batch.respHost[row], batch.origPort[row], batch.respPort[row]
        )
        let oldEnds = (
            addresses.addresses[Int(columns.src[known])],
            addresses.addresses[Int(columns.dst[known])], columns.srcPort[known],
            columns.dstPort[known]
        )
        if newEnds != oldEnds { return newEnds < oldEnds }
        let new = (
            batch.proto[row], batch.connState[row].rawValue, batch.origBytes[row],
            ConnColumns.packets(batch.origPackets[row]),
            ConnColumns.packets(batch.respPackets[row]), batch.flags[row].rawValue
        )
        let old = (
            columns.proto[known], columns.connState[known].rawValue, columns.origBytes[known],
            columns.origPackets[known], columns.respPackets[known], columns.flags[known].rawValue
        )
        if new != old { return new < old }
        if batch.respBytes[row] != columns.respBytes[known] {
            return batch.respBytes[row] < columns.respBytes[known]
        }
        return batch.services[Int(batch.service[row])] < services[Int(columns.service[known])]
    }

    // MARK: Uids

    @inline(__always)
    private func slot(of uid: ConnUID) -> Int {
        Int(truncatingIfNeeded: mixed(uid.high, uid.low, key: seed) >> 16) & (uidSlots.count &- 1)
    }

    @inline(__always)
    private func find(_ uid: ConnUID) -> UInt32? {
        var slot = slot(of: uid)
        while true {
            let row = uidSlots[slot]
            if row == Self.empty { return nil }
            if columns.uid[Int(row)] == uid { return row }
            slot = (slot &+ 1) & (uidSlots.count &- 1)
        }
    }

    /// Files the last row under its uid.
    private mutating func insert(_ uid: ConnUID) {
        uidCount += 1
        if uidCount * 3 > uidSlots.count * 2 { growUIDs() }
        place(uid, row: UInt32(count - 1))
    }

    @inline(__always)
    private mutating func place(_ uid: ConnUID, row: UInt32) {
        var slot = slot(of: uid)
        while uidSlots[slot] != Self.empty { slot = (slot &+ 1) & (uidSlots.count &- 1) }
        uidSlots[slot] = row
    }

    private mutating func growUIDs() {
        uidSlots = [UInt32](repeating: Self.empty, count: uidSlots.count * 2)
        for row in 0..<(count - 1) where columns.uid[row] != .none {
            place(columns.uid[row], row: UInt32(row))
        }
    }

    /// Drops the connections that began before `start` and returns how many they were; nothing can
    /// be appended afterwards. O(rows).
    public mutating func drop(before start: Timestamp) -> Int {
        let before = count
        let kept = (0..<before).filter { columns.ts[$0] >= start.microseconds }
        guard kept.count < before else { return 0 }
        columns = columns.selecting(kept)
        uidSlots = []
        return before - count
    }

    /// Closes the store: the window that detectors see, with the `history` of its pairs. The uid index
    /// is given up.
    public consuming func sealed(site: Site, history: PairHistory? = nil) -> ConnWindow {
        uidSlots = []
        return ConnWindow(store: self, site: site, history: history)
    }
}

/// The columns of stored connections. Packet counts saturate at 2³² − 2.
struct ConnColumns: Sendable {
    var ts: [Int64] = []
    var duration: [Int64] = []
    var origBytes: [Int64] = []
    var respBytes: [Int64] = []
    var origPackets: [UInt32] = []
    var respPackets: [UInt32] = []
    var uid: [ConnUID] = []
    var src: [UInt32] = []
    var dst: [UInt32] = []
    var srcPort: [UInt16] = []
    var dstPort: [UInt16] = []
    var service: [UInt16] = []
    var proto: [TransportProtocol] = []
    var connState: [ConnState] = []
    var flags: [ConnFlags] = []
    var longUIDs: [String] = []
    /// By row.
    var exchanges: [Int: ConnExchanges] = [:]

    static let unknownPackets = UInt32.max

    mutating func reserve(_ rows: Int) {
        ts.reserveCapacity(rows)
        duration.reserveCapacity(rows)
        origBytes.reserveCapacity(rows)
        respBytes.reserveCapacity(rows)
        origPackets.reserveCapacity(rows)
        respPackets.reserveCapacity(rows)
        uid.reserveCapacity(rows)
        src.reserveCapacity(rows)
        dst.reserveCapacity(rows)
        srcPort.reserveCapacity(rows)
        dstPort.reserveCapacity(rows)
        service.reserveCapacity(rows)
        proto.reserveCapacity(rows)
        connState.reserveCapacity(rows)
        flags.reserveCapacity(rows)
    }

    static func packets(_ count: Int64) -> UInt32 {
        count < 0 ? unknownPackets : UInt32(min(count, Int64(unknownPackets) - 1))
    }

    @inline(__always)
    mutating func append(
        _ batch: borrowing ConnBatch, _ row: Int, _ uid: ConnUID, _ src: UInt32, _ dst: UInt32,
        _ service: UInt16
    ) {
        ts.append(batch.ts[row])
        duration.append(batch.duration[row])
        origBytes.append(batch.origBytes[row])
        respBytes.append(batch.respBytes[row])
        origPackets.append(Self.packets(batch.origPackets[row]))
        respPackets.append(Self.packets(batch.respPackets[row]))
        self.uid.append(uid)
        self.src.append(src)
        self.dst.append(dst)
        srcPort.append(batch.origPort[row])
        dstPort.append(batch.respPort[row])
        self.service.append(service)
        proto.append(batch.proto[row])
        connState.append(batch.connState[row])
        flags.append(batch.flags[row])
    }

    /// The given rows, in their order.
    func selecting(_ rows: [Int]) -> ConnColumns {
        var picked = ConnColumns()
        picked.ts = rows.map { ts[$0] }
        picked.duration = rows.map { duration[$0] }
        picked.origBytes = rows.map { origBytes[$0] }
        picked.respBytes = rows.map { respBytes[$0] }
        picked.origPackets = rows.map { origPackets[$0] }
        picked.respPackets = rows.map { respPackets[$0] }
        picked.uid = rows.map { uid[$0] }
        picked.src = rows.map { src[$0] }
        picked.dst = rows.map { dst[$0] }
        picked.srcPort = rows.map { srcPort[$0] }
        picked.dstPort = rows.map { dstPort[$0] }
        picked.service = rows.map { service[$0] }
        picked.proto = rows.map { proto[$0] }
        picked.connState = rows.map { connState[$0] }
        picked.flags = rows.map { flags[$0] }
        picked.longUIDs = longUIDs
        if !exchanges.isEmpty {
            for (new, old) in rows.enumerated() {
                picked.exchanges[new] = exchanges[old]
                picked.exchanges[new]?.row = new
            }
        }
        return picked
    }

    mutating func set(
        _ index: Int, _ batch: borrowing ConnBatch, _ row: Int, _ uid: ConnUID, _ src: UInt32,
        _ dst: UInt32, _ service: UInt16
    ) {
        ts[index] = batch.ts[row]
        duration[index] = batch.duration[row]
        origBytes[index] = batch.origBytes[row]
        respBytes[index] = batch.respBytes[row]
        origPackets[index] = Self.packets(batch.origPackets[row])
        respPackets[index] = Self.packets(batch.respPackets[row])
        self.uid[index] = uid
        self.src[index] = src
        self.dst[index] = dst
        srcPort[index] = batch.origPort[row]
        dstPort[index] = batch.respPort[row]
        self.service[index] = service
        proto[index] = batch.proto[row]
        connState[index] = batch.connState[row]
        flags[index] = batch.flags[row]
    }
}
