/// Reads the data files that are part of the program.
package enum EmbeddedTable {
    /// Lines that are neither empty nor comments, cut at tabs.
    static func rows(_ bytes: [UInt8]) -> [[Substring]] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t") }
    }
}
