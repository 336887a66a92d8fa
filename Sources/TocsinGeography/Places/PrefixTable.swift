import TocsinRecords

/// Values by network, found by the longest prefix that holds an address.
struct PrefixTable<Value: Sendable>: Sendable {
    /// Lengths that occur, the longest first, each with its networks.
    private var levels: [(length: Int, values: [IPAddress: Value])] = []
    private(set) var count = 0

    /// Keeps `value` for `prefix`; false, and nothing is changed, if the prefix has one already.
    mutating func insert(_ value: Value, for prefix: IPPrefix) -> Bool {
        let index = levels.firstIndex { $0.length <= prefix.length } ?? levels.count
        if index == levels.count || levels[index].length != prefix.length {
            levels.insert((prefix.length, [:]), at: index)
        }
        if levels[index].values[prefix.network] != nil { return false }
        levels[index].values[prefix.network] = value
        count += 1
        return true
    }

    /// Adds what `other` has for prefixes that have no value here.
    mutating func merge(_ other: PrefixTable) {
        for level in other.levels {
            for (network, value) in level.values {
                _ = insert(value, for: IPPrefix(network, length: level.length))
            }
        }
    }

    /// The value of the longest prefix that holds `address`. O(different lengths), at most 129.
    subscript(_ address: IPAddress) -> Value? {
        for level in levels {
            let network = IPPrefix(address, length: level.length).network
            if let value = level.values[network] { return value }
        }
        return nil
    }
}
