import TocsinRecords

extension TransportProtocol {
    /// Zeek's spelling of a `transport_proto`; every other text is `unknown`. O(1).
    @inline(__always)
    package init(zeek text: Span<UInt8>) {
        guard text.count <= 4 else {
            self = .unknown
            return
        }
        switch text.shortTextWord {
        case 0x70_6374: self = .tcp
        case 0x70_6475: self = .udp
        case 0x706D_6369: self = .icmp
        default: self = .unknown
        }
    }
}

extension ConnState {
    /// Zeek's spelling of a `conn_state`, the unset `-` and the empty text as `unknown`; nil for
    /// every other text. O(1).
    @inline(__always)
    package init?(zeek text: Span<UInt8>) {
        guard text.count <= 6 else { return nil }
        // The characters as one number, the first in the lowest byte.
        switch text.shortTextWord {
        case 0x3053: self = .s0
        case 0x3153: self = .s1
        case 0x4653: self = .sf
        case 0x4A_4552: self = .rej
        case 0x3253: self = .s2
        case 0x3353: self = .s3
        case 0x4F54_5352: self = .rsto
        case 0x5254_5352: self = .rstr
        case 0x3053_4F54_5352: self = .rstos0
        case 0x48_5254_5352: self = .rstrh
        case 0x4853: self = .sh
        case 0x52_4853: self = .shr
        case 0x48_544F: self = .oth
        case 0x2D, 0: self = .unknown
        default: return nil
        }
    }
}

/// Finds the index of a service name in a batch's `services` without making a String of it.
///
/// Open addressing with linear probing over at most `ConnBatch.maxServices` names; the hash is seeded
/// per process, since the names come from the log. A table serves one batch: take a new one for the
/// next (an empty table catches up with the names the batch already has).
package struct ServiceTable: Sendable {
    /// Longest name that is kept apart; longer ones read as not identified. Zeek joins the names of
    /// stacked analyzers with commas, which stays far below.
    package static let maxNameBytes = 256

    private struct Slot {
        /// Hash, length and first 16 bytes of the name.
        var hash: UInt64 = 0
        var first: UInt64 = 0
        var second: UInt64 = 0
        var length: UInt16 = 0
        /// Index into `services`; 0, which needs no slot, marks a free one.
        var index: UInt16 = 0
    }

    private static let seed = UInt64.random(in: .min ... .max)
    private static let initialSlots = 64

    private var slots = [Slot](repeating: Slot(), count: Self.initialSlots)
    /// Names of `services` that are in the table; entry 0 is never looked up.
    private var known = 1

    package init() {}

    /// The index of `name` in `services`, added if new; 0 ("not identified") for the empty name, for
    /// `-` and `(empty)`, for names over `maxNameBytes`, and past `ConnBatch.maxServices` names.
    @inline(__always)
    package mutating func index(of name: Span<UInt8>, in services: inout [String]) -> UInt16 {
        let key = Self.key(of: name)
        if known == services.count {
            let slot = slots[find(key, name, in: services)]
            if slot.index != 0 { return slot.index }
        }
        return add(name, key, to: &services)
    }

    @inline(never)
    private mutating func add(
        _ name: Span<UInt8>, _ key: Slot, to services: inout [String]
    ) -> UInt16 {
        if known > services.count { self = ServiceTable() }
        while known < services.count {
            let old = Array(services[known].utf8)
            insert(Self.key(of: old.span), old.span, services)
        }
        let slot = slots[find(key, name, in: services)]
        if slot.index != 0 { return slot.index }
        guard name.count > 0, name.count <= Self.maxNameBytes,
            services.count < ConnBatch.maxServices, !Self.isUnset(name)
        else { return 0 }
        services.append(name.lossyText)
        insert(key, name, services)
        return UInt16(services.count - 1)
    }

    /// Puts the name with index `known` into the table, which stays at most half full.
    private mutating func insert(_ key: Slot, _ name: Span<UInt8>, _ services: [String]) {
        if 2 * known >= slots.count {
            let old = slots
            slots = [Slot](repeating: Slot(), count: 2 * old.count)
            for slot in old where slot.index != 0 {
                var position = Int(truncatingIfNeeded: slot.hash) & (slots.count - 1)
                while slots[position].index != 0 { position = (position + 1) & (slots.count - 1) }
                slots[position] = slot
            }
        }
        let position = find(key, name, in: services)
        if slots[position].index == 0 {
            slots[position] = key
            slots[position].index = UInt16(known)
        }
        known += 1
    }

    /// The slot that holds `name`, or the free one where it belongs.
    @inline(__always)
    private func find(_ key: Slot, _ name: Span<UInt8>, in services: [String]) -> Int {
        let mask = slots.count &- 1
        var position = Int(truncatingIfNeeded: key.hash) & mask
        while true {
            let slot = slots[position]
            if slot.index == 0 { return position }
            if slot.hash == key.hash, slot.first == key.first, slot.second == key.second,
                slot.length == key.length,
                name.count <= 16 || Self.matches(services[Int(slot.index)], name)
            {
                return position
            }
            position = (position &+ 1) & mask
        }
    }

    /// Whether `text` is what `name` decodes to.
    private static func matches(_ text: String, _ name: Span<UInt8>) -> Bool {
        text == name.lossyText
    }

    /// Hash, length and first 16 bytes of `name`; names over 65,535 bytes are never kept.
    @inline(__always)
    private static func key(of name: Span<UInt8>) -> Slot {
        var slot = Slot()
        slot.length = UInt16(truncatingIfNeeded: name.count)
        slot.first = name.packedWord(at: 0, length: min(name.count, 8))
        if name.count > 8 {
            slot.second = name.packedWord(at: 8, length: min(name.count &- 8, 8))
        }
        var hash = mix(slot.first ^ seed, UInt64(slot.length))
        hash = mix(hash, slot.second)
        if name.count > 16 {
            for position in 16..<min(name.count, maxNameBytes) {
                hash = mix(hash, UInt64(name[position]))
            }
        }
        slot.hash = hash
        return slot
    }

    /// Folds the 128-bit product, so that every input bit reaches the low bits (as wyhash does).
    @inline(__always)
    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = (a ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(
            by: b ^ 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }

    private static func isUnset(_ name: Span<UInt8>) -> Bool {
        let text = name.lossyText
        return text == "-" || text == "(empty)"
    }
}

extension ConnBatch {
    /// The packed form of a uid's bytes; what does not fit in place is kept in `longUIDs`, with
    /// ill-formed UTF-8 replaced. Unset (`-`, empty) is `ConnUID.none`; nil if it is longer than
    /// `RecordLimits.maxUIDBytes`.
    @inline(__always)
    package mutating func packUID(_ text: Span<UInt8>) -> ConnUID? {
        if text.count == 1, text[0] == 0x2D { return ConnUID.none }
        if let packed = ConnUID(text) { return packed }
        guard text.count <= RecordLimits.maxUIDBytes else { return nil }
        longUIDs.append(text.lossyText)
        return ConnUID(longUID: longUIDs.count - 1)
    }
}
