import TocsinRecords

/// A value of the MaxMind DB format.
indirect enum MMDBValue {
    case string(String)
    case double(Double)
    case float(Float)
    case uint16(UInt16)
    case uint32(UInt32)
    case uint64(UInt64)
    case bool(Bool)
    case map([(String, MMDBValue)])
    case array([MMDBValue])
    /// To an offset of the data section.
    case pointer(UInt16)

    /// The bytes of the data section ("MaxMind DB File Format Specification" 2.0, "Output Data Section").
    var bytes: [UInt8] {
        switch self {
        case .string(let text): Self.control(2, text.utf8.count) + Array(text.utf8)
        case .double(let value): Self.control(3, 8) + Self.bigEndian(value.bitPattern, 8)
        case .float(let value): Self.control(15, 4) + Self.bigEndian(UInt64(value.bitPattern), 4)
        case .uint16(let value): Self.control(5, 2) + Self.bigEndian(UInt64(value), 2)
        case .uint32(let value): Self.control(6, 4) + Self.bigEndian(UInt64(value), 4)
        case .uint64(let value): Self.control(9, 8) + Self.bigEndian(value, 8)
        case .bool(let value): Self.control(14, value ? 1 : 0)
        case .map(let pairs):
            Self.control(7, pairs.count)
                + pairs.flatMap { MMDBValue.string($0.0).bytes + $0.1.bytes }
        case .array(let values): Self.control(11, values.count) + values.flatMap(\.bytes)
        // The shortest form holds 11 bits.
        case .pointer(let offset): [0x20 | UInt8(offset >> 8 & 7), UInt8(offset & 0xFF)]
        }
    }

    private static func control(_ type: UInt8, _ size: Int) -> [UInt8] {
        let (short, rest): (UInt8, [UInt8]) =
            switch size {
            case ..<29: (UInt8(size), [])
            case ..<285: (29, [UInt8(size - 29)])
            default: (30, bigEndian(UInt64(size - 285), 2))
            }
        return type < 8 ? [type << 5 | short] + rest : [short, type - 7] + rest
    }

    static func bigEndian(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}

/// Writes small MaxMind DB files for the tests, from the format's specification.
struct MMDBWriter {
    /// 24, 28 or 32 bits a record.
    var recordSize = 28
    var ipVersion = 6
    var type = "Test-City"
    /// 2026-01-13.
    var buildEpoch: UInt64 = 1_768_262_400
    var extraMetadata: [(String, MMDBValue)] = []

    private enum Record { case empty, node(Int), data(Int) }
    private var nodes: [[Record]] = [[.empty, .empty]]
    private(set) var data: [UInt8] = []

    init(recordSize: Int = 28, ipVersion: Int = 6, type: String = "Test-City") {
        self.recordSize = recordSize
        self.ipVersion = ipVersion
        self.type = type
    }

    /// Adds a network; one inside another is not possible.
    mutating func insert(_ network: String, _ value: MMDBValue) {
        guard let prefix = IPPrefix(network) else { return }
        insert(prefix, at: data.count)
        data += value.bytes
    }

    /// Adds a network whose record points to `offset` in the data section, right or wrong.
    mutating func insert(_ prefix: IPPrefix, at offset: Int) {
        // IPv4 lies in ::/96 of an IPv6 tree.
        let bits = (0..<128).map { (bit: Int) -> Int in
            let word = bit < 64 ? prefix.network.high : prefix.network.low
            let isMapped = prefix.network.isV4 && bit < 96
            return isMapped ? 0 : Int(word >> UInt64(63 - bit % 64) & 1)
        }
        let path = bits[(ipVersion == 4 ? 96 : 0)..<prefix.length]
        var node = 0
        for bit in path.dropLast() {
            if case .node(let next) = nodes[node][bit] {
                node = next
            } else {
                nodes.append([.empty, .empty])
                nodes[node][bit] = .node(nodes.count - 1)
                node = nodes.count - 1
            }
        }
        if let last = path.last { nodes[node][last] = .data(offset) }
    }

    /// The file.
    var bytes: [UInt8] {
        nodes.flatMap { encoded($0.map(number)) } + [UInt8](repeating: 0, count: 16) + data
            + [0xAB, 0xCD, 0xEF] + Array("MaxMind.com".utf8) + metadata.bytes
    }

    private var metadata: MMDBValue {
        .map(
            [
                ("binary_format_major_version", .uint16(2)),
                ("binary_format_minor_version", .uint16(0)),
                ("build_epoch", .uint64(buildEpoch)),
                ("database_type", .string(type)),
                ("description", .map([("en", .string("for tests"))])),
                ("ip_version", .uint16(UInt16(ipVersion))),
                ("languages", .array([.string("en")])),
                ("node_count", .uint32(UInt32(nodes.count))),
                ("record_size", .uint16(UInt16(recordSize))),
            ] + extraMetadata)
    }

    private func number(_ record: Record) -> UInt64 {
        switch record {
        case .empty: UInt64(nodes.count)
        case .node(let index): UInt64(index)
        case .data(let offset): UInt64(nodes.count + 16 + offset)
        }
    }

    private func encoded(_ pair: [UInt64]) -> [UInt8] {
        guard recordSize == 28 else {
            return pair.flatMap { MMDBValue.bigEndian($0, recordSize / 8) }
        }
        let middle = UInt8(pair[0] >> 24 & 15) << 4 | UInt8(pair[1] >> 24 & 15)
        return MMDBValue.bigEndian(pair[0], 3) + [middle] + MMDBValue.bigEndian(pair[1], 3)
    }
}

extension MMDBValue {
    /// A record as MaxMind and DB-IP write it.
    static func city(
        _ name: String?, _ country: String, _ coordinates: (Double, Double)? = nil,
        radius: UInt16? = nil
    ) -> MMDBValue {
        var pairs: [(String, MMDBValue)] = []
        if let name {
            let names: [(String, MMDBValue)] = [("de", .string("?")), ("en", .string(name))]
            pairs.append(("city", .map([("names", .map(names))])))
        }
        pairs.append(("country", .map([("iso_code", .string(country))])))
        if let (latitude, longitude) = coordinates {
            var location: [(String, MMDBValue)] = []
            if let radius { location.append(("accuracy_radius", .uint16(radius))) }
            location.append(("latitude", .double(latitude)))
            location.append(("longitude", .double(longitude)))
            pairs.append(("location", .map(location)))
        }
        return .map(pairs)
    }

    static func system(_ asn: UInt32, _ name: String) -> MMDBValue {
        .map([
            ("autonomous_system_number", .uint32(asn)),
            ("autonomous_system_organization", .string(name)),
        ])
    }
}
