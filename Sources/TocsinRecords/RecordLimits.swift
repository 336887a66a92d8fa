/// Bounds on the values of a record, so that sums and differences downstream cannot overflow.
package enum RecordLimits {
    /// Magnitude of a time or duration in microseconds: the year 9999, the last that ISO 8601
    /// stamps can name; two of them add up to 6 % of an Int64.
    package static let maxMicroseconds: Int64 = 253_402_300_800_000_000
    /// Bytes or packets one way: exact in a Double; 8 PiB, a month of 25 Gbit/s.
    package static let maxCount: Int64 = 1 << 53
    /// Longest uid: Zeek's have at most 18 bytes, Suricata's 19; room for other tools' ids.
    package static let maxUIDBytes = 256
}
