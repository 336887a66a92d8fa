/// Texts as small numbers, 0 for unset.
struct NameTable: Sendable {
    private(set) var names: [String] = [""]
    private var numbers: [String: UInt32] = [:]

    /// The number of `name`, given at its first appearance; 0 for nil. Expected O(bytes).
    mutating func intern(_ name: String?) -> UInt32 {
        guard let name else { return 0 }
        if let number = numbers[name] { return number }
        let number = UInt32(names.count)
        names.append(name)
        numbers[name] = number
        return number
    }

    subscript(number: UInt32) -> String? { number == 0 ? nil : names[Int(number)] }
}

extension Array where Element: Comparable {
    /// For every element but the first, which stands for "unset", its place in ascending order, from 1.
    func ranks() -> [UInt32] {
        let order = indices.dropFirst().sorted { self[$0] < self[$1] }
        var ranks = [UInt32](repeating: 0, count: count)
        for (place, index) in order.enumerated() { ranks[index] = UInt32(place + 1) }
        return ranks
    }
}
