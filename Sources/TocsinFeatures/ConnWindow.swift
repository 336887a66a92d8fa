import TocsinRecords

/// A closed set of connections, indexed by pair: what detectors look at.
///
/// Rows stand in the order they were read, which says nothing; whatever is shown is sorted first.
public struct ConnWindow: Sendable {
    let columns: ConnColumns
    /// Every address of the window; `src(_:)` and `dst(_:)` are positions in it.
    public let addresses: [IPAddress]
    public let services: [String]
    /// Per address: inside the site?
    public let isInside: [Bool]
    /// Per address: the bits of the hardware address that the log names for it, 0 where it names none
    /// or two.
    public let hardware: [UInt64]
    public let site: Site
    /// Start of the first and of the last connection; where there is a history, it begins there.
    public let earliest: Timestamp
    public let latest: Timestamp
    public let pairs: PairIndex
    /// Connections in each direction, by `Direction.rawValue`.
    public let directionCounts: [Int]
    /// What is remembered of the pairs' earlier connections, which are no rows; nil in batch use.
    let history: PairHistory?

    init(store: consuming ConnStore, site: Site, history: PairHistory? = nil) {
        let first = store.columns.ts.min() ?? 0
        self.history = history.flatMap { $0.isEmpty ? nil : $0 }
        earliest = Timestamp(microseconds: self.history.map { min($0.since, first) } ?? first)
        latest = Timestamp(microseconds: store.columns.ts.max() ?? 0)
        let table = store.addresses
        columns = store.columns
        services = store.services
        addresses = table.addresses
        hardware = table.hardware
        let marks = LocalMarks.counting(table, store.columns)
        isInside = zip(table.addresses, marks).map { address, isMarked in
            site.contains(address) || (isMarked && site.trustsLogMarks)
        }
        self.site = site
        pairs = PairIndex(columns, addressCount: table.addresses.count)
        var counts = [Int](repeating: 0, count: Direction.allCases.count)
        for pair in 0..<pairs.count {
            let direction = Self.direction(
                pairs.key(pair), addresses: addresses, isInside: isInside, site: site)
            counts[Int(direction.rawValue)] += pairs.rowCount(pair)
        }
        directionCounts = counts
    }

    public var count: Int { columns.ts.count }

    // MARK: Rows

    @inline(__always) public func ts(_ row: Int) -> Int64 { columns.ts[row] }
    /// Microseconds, or `ConnBatch.unknown`.
    @inline(__always) public func duration(_ row: Int) -> Int64 { columns.duration[row] }
    @inline(__always) public func origBytes(_ row: Int) -> Int64 { columns.origBytes[row] }
    @inline(__always) public func respBytes(_ row: Int) -> Int64 { columns.respBytes[row] }
    @inline(__always) public func srcPort(_ row: Int) -> UInt16 { columns.srcPort[row] }
    @inline(__always) public func dstPort(_ row: Int) -> UInt16 { columns.dstPort[row] }
    @inline(__always) public func src(_ row: Int) -> Int { Int(columns.src[row]) }
    @inline(__always) public func dst(_ row: Int) -> Int { Int(columns.dst[row]) }
    @inline(__always) public func proto(_ row: Int) -> TransportProtocol { columns.proto[row] }
    @inline(__always) public func connState(_ row: Int) -> ConnState { columns.connState[row] }
    @inline(__always) public func flags(_ row: Int) -> ConnFlags { columns.flags[row] }
    @inline(__always) public func uid(_ row: Int) -> ConnUID { columns.uid[row] }
    @inline(__always) public func serviceNumber(_ row: Int) -> Int { Int(columns.service[row]) }

    public func service(_ row: Int) -> String { services[Int(columns.service[row])] }

    /// Packets each way, or `ConnBatch.unknown`.
    @inline(__always) public func origPackets(_ row: Int) -> Int64 {
        Self.packets(columns.origPackets[row])
    }
    @inline(__always) public func respPackets(_ row: Int) -> Int64 {
        Self.packets(columns.respPackets[row])
    }
    @inline(__always) private static func packets(_ count: UInt32) -> Int64 {
        count == ConnColumns.unknownPackets ? ConnBatch.unknown : Int64(count)
    }

    public func uidText(_ row: Int) -> String {
        let uid = columns.uid[row]
        return uid.longIndex.map { columns.longUIDs[$0] } ?? uid.inlineText
    }

    /// Community ID v1 of a connection; nil where its IP protocol is not known.
    public func communityID(_ row: Int) -> String? {
        let (src, dst) = (addresses[src(row)], addresses[dst(row)])
        let number: UInt8
        switch proto(row) {
        case .tcp: number = 6
        case .udp: number = 17
        case .icmp: number = src.isV4 ? 1 : 58
        case .unknown: return nil
        }
        return CommunityID.text((src, srcPort(row)), (dst, dstPort(row)), proto: number)
    }

    /// What packets showed inside connections, in the order of their rows.
    public var exchanges: [ConnExchanges] {
        columns.exchanges.values.sorted { precedes($0.row, $1.row) }
    }

    /// The one order of rows, whatever order they were read in: by time, uid, then endpoints.
    public func precedes(_ a: Int, _ b: Int) -> Bool {
        if columns.ts[a] != columns.ts[b] { return columns.ts[a] < columns.ts[b] }
        let (uidA, uidB) = (columns.uid[a], columns.uid[b])
        if uidA != uidB {
            if uidA.longIndex == nil, uidB.longIndex == nil { return uidA < uidB }
            return uidText(a) < uidText(b)
        }
        let (srcA, srcB) = (addresses[src(a)], addresses[src(b)])
        if srcA != srcB { return srcA < srcB }
        let (dstA, dstB) = (addresses[dst(a)], addresses[dst(b)])
        if dstA != dstB { return dstA < dstB }
        if columns.srcPort[a] != columns.srcPort[b] {
            return columns.srcPort[a] < columns.srcPort[b]
        }
        if columns.dstPort[a] != columns.dstPort[b] {
            return columns.dstPort[a] < columns.dstPort[b]
        }
        if columns.duration[a] != columns.duration[b] {
            return columns.duration[a] < columns.duration[b]
        }
        if columns.origBytes[a] != columns.origBytes[b] {
            return columns.origBytes[a] < columns.origBytes[b]
        }
        if columns.respBytes[a] != columns.respBytes[b] {
            return columns.respBytes[a] < columns.respBytes[b]
        }
        if columns.connState[a] != columns.connState[b] {
            return columns.connState[a].rawValue < columns.connState[b].rawValue
        }
        return service(a) < service(b)
    }

    // MARK: Pairs

    /// Which way the connections of a pair go. Multicast and broadcast never leave the site; an
    /// inside resolver or proxy stands for the outside behind it.
    public func direction(ofPair pair: Int) -> Direction {
        Self.direction(pairs.key(pair), addresses: addresses, isInside: isInside, site: site)
    }

    private static func direction(
        _ key: PairKey, addresses: [IPAddress], isInside: [Bool], site: Site
    ) -> Direction {
        let dst = addresses[Int(key.dst)]
        let fromInside = isInside[Int(key.src)]
        guard isInside[Int(key.dst)] || dst.isMulticastOrBroadcast else {
            return fromInside ? .outbound : .external
        }
        guard fromInside else { return dst.isMulticastOrBroadcast ? .external : .inbound }
        let standsForOutside =
            !dst.isMulticastOrBroadcast
            && (Site.resolverPorts.contains(key.port) && key.proto != .icmp
                || site.isProxy(dst, key.port))
        return standsForOutside ? .outbound : .internal
    }

    /// Pairs in the order of their addresses, ports and protocols.
    public func pairPrecedes(_ a: Int, _ b: Int) -> Bool {
        let (keyA, keyB) = (pairs.key(a), pairs.key(b))
        if keyA.src != keyB.src { return addresses[Int(keyA.src)] < addresses[Int(keyB.src)] }
        if keyA.dst != keyB.dst { return addresses[Int(keyA.dst)] < addresses[Int(keyB.dst)] }
        if keyA.port != keyB.port { return keyA.port < keyB.port }
        return keyA.proto < keyB.proto
    }

    /// The rows of a pair in their one order.
    public func sortedRows(ofPair pair: Int) -> [Int] {
        sortedRows(ofPairs: CollectionOfOne(pair))
    }

    /// The connections of a pair that are remembered but no rows, by time; nil if there are none.
    func remembered(ofPair pair: Int) -> [PairEvent]? {
        guard let history else { return nil }
        let key = pairs.key(pair)
        return history.events(
            PairTraceKey(
                src: addresses[Int(key.src)], dst: addresses[Int(key.dst)], port: key.port,
                proto: key.proto))
    }

    /// The pairs that may have `least` connections or more, remembered ones included, in no order.
    public func pairs(atLeast least: Int) -> [Int] {
        (0..<pairs.count).filter {
            pairs.rowCount($0) >= least
                || history != nil
                    && pairs.rowCount($0) + (remembered(ofPair: $0)?.count ?? 0) >= least
        }
    }

    /// The rows of several pairs in their one order.
    public func sortedRows(ofPairs list: some Sequence<Int>) -> [Int] {
        // Times side by side, since most comparisons end there; and most logs are in order.
        var rows: [(ts: Int64, row: Int)] = []
        var isSorted = true
        for pair in list {
            for row in pairs.rows(pair) {
                let ts = ts(Int(row))
                if let last = rows.last, ts <= last.ts { isSorted = false }
                rows.append((ts, Int(row)))
            }
        }
        if !isSorted {
            rows.sort { $0.ts != $1.ts ? $0.ts < $1.ts : precedes($0.row, $1.row) }
        }
        return rows.map(\.row)
    }

    /// The most common identified service of `rows`, the first by name among equals; empty if none was
    /// identified.
    public func mostCommonService(_ rows: some Sequence<Int>) -> String {
        var counts: [Int: Int] = [:]
        for row in rows where serviceNumber(row) != 0 {
            counts[serviceNumber(row), default: 0] += 1
        }
        let best = counts.max { a, b in
            a.value != b.value ? a.value < b.value : services[a.key] > services[b.key]
        }
        return best.map { services[$0.key] } ?? ""
    }

    /// The most common service of a pair's connections.
    public func service(ofPair pair: Int) -> String {
        mostCommonService(pairs.rows(pair).lazy.map { Int($0) })
    }

    /// Share of connections that start inside, 0…1.
    public var insideShare: Double {
        guard count > 0 else { return 0 }
        let inside =
            directionCounts[Int(Direction.outbound.rawValue)]
            + directionCounts[Int(Direction.internal.rawValue)]
        return Double(inside) / Double(count)
    }
}

extension ConnWindow {
    /// Connections in each of the 24 hours that end at `until`, the oldest first, between the ends that
    /// are given. O(pairs and connections of those).
    public func hourlyCounts(
        src: IPAddress?, dst: IPAddress?, port: UInt16?, until: Timestamp
    ) -> [Int] {
        let hour = 3600 * Timestamp.microsecondsPerSecond
        var counts = [Int](repeating: 0, count: 24)
        for pair in 0..<pairs.count {
            let key = pairs.key(pair)
            guard port.map({ $0 == key.port }) ?? true,
                src.map({ $0 == addresses[Int(key.src)] }) ?? true,
                dst.map({ $0 == addresses[Int(key.dst)] }) ?? true
            else { continue }
            for row in pairs.rows(pair) {
                let age = (until.microseconds &- ts(Int(row))) / hour
                if (0..<24).contains(age) { counts[23 - Int(age)] += 1 }
            }
        }
        return counts
    }
}
