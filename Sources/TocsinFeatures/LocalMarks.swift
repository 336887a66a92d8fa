import TocsinRecords

/// Which addresses a log's marks (`local_orig`, `local_resp`) put inside.
enum LocalMarks {
    /// Networks that Zeek takes for local without being told (base/utils/site.zeek) and that are no
    /// site's: documentation (RFC 5737, RFC 3849), benchmarks (RFC 2544, RFC 5180), protocol assignments
    /// and discard-only addresses (RFC 6890).
    static let specialPurpose: [IPPrefix] = [
        "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "2001::/23", "2001:db8::/32", "100::/64", "64:ff9b:1::/48",
    ].compactMap { IPPrefix($0) }

    /// Per address of `table`: whether its mark counts. A mark on a special-purpose address says
    /// something only where the log leaves such addresses unmarked too: then its networks were
    /// configured. O(addresses), and O(rows) if a special-purpose address is marked.
    static func counting(_ table: AddressTable, _ columns: ConnColumns) -> [Bool] {
        let isSpecial = table.addresses.map { address in
            specialPurpose.contains { $0.contains(address) }
        }
        let isMarked = table.isMarkedLocal
        guard zip(isSpecial, isMarked).contains(where: { $0 && $1 }) else { return isMarked }
        let isConfigured = columns.flags.indices.contains { row in
            isSpecial[Int(columns.src[row])] && !columns.flags[row].contains(.localOrig)
                || isSpecial[Int(columns.dst[row])] && !columns.flags[row].contains(.localResp)
        }
        return isConfigured ? isMarked : zip(isMarked, isSpecial).map { $0 && !$1 }
    }
}
