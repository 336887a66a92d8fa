import TocsinRecords

/// Addresses as small numbers: open addressing over 128-bit keys, four bytes a reference.
struct AddressTable: Sendable {
    private(set) var addresses: [IPAddress] = []
    /// Addresses that some record marks as local.
    private(set) var isMarkedLocal: [Bool] = []
    /// Hardware addresses that records name, 0 where none does or two differ.
    var hardware: [UInt64] { named.map { $0 == Self.conflicting ? 0 : $0 } }
    private var named: [UInt64] = []
    private var slots: [UInt32]
    private var mask: Int
    private let seed: UInt64

    private static let empty = UInt32.max
    private static let conflicting = UInt64.max

    init() {
        slots = [UInt32](repeating: Self.empty, count: 1024)
        mask = 1023
        // Keyed per process, so that nobody can prepare colliding addresses; no output depends on it.
        seed = UInt64.random(in: .min ... .max)
    }

    /// The number of `address`, given at its first appearance. Expected O(1).
    @inline(__always)
    mutating func intern(_ address: IPAddress) -> UInt32 {
        var slot = hash(address) & mask
        while true {
            let reference = slots[slot]
            if reference == Self.empty { break }
            if addresses[Int(reference)] == address { return reference }
            slot = (slot &+ 1) & mask
        }
        return insert(address, slot)
    }

    @inline(never)
    private mutating func insert(_ address: IPAddress, _ slot: Int) -> UInt32 {
        let reference = UInt32(addresses.count)
        addresses.append(address)
        isMarkedLocal.append(false)
        named.append(0)
        slots[slot] = reference
        if addresses.count * 2 > slots.count { grow() }
        return reference
    }

    private mutating func grow() {
        slots = [UInt32](repeating: Self.empty, count: slots.count * 2)
        mask = slots.count - 1
        for (reference, address) in addresses.enumerated() {
            var slot = hash(address) & mask
            while slots[slot] != Self.empty { slot = (slot + 1) & mask }
            slots[slot] = UInt32(reference)
        }
    }

    @inline(__always)
    mutating func markLocal(_ reference: UInt32) { isMarkedLocal[Int(reference)] = true }

    /// Notes the hardware address of a record's originator.
    mutating func note(_ hardware: HardwareAddress, of reference: UInt32) {
        let known = named[Int(reference)]
        named[Int(reference)] =
            known == 0 || known == hardware.bits ? hardware.bits : Self.conflicting
    }

    @inline(__always)
    private func hash(_ address: IPAddress) -> Int {
        Int(truncatingIfNeeded: mixed(address.high, address.low, key: seed) >> 20)
    }
}

/// Two words folded through a 64×64→128 multiplication (the step of Wang Yi's wyhash).
///
/// Both are keyed: with one left bare, its complement of the constant would make every product 0.
@inline(__always)
func mixed(_ a: UInt64, _ b: UInt64, key: UInt64) -> UInt64 {
    let product = (a ^ key ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(
        by: b ^ (key << 32 | key >> 32) ^ 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
}
