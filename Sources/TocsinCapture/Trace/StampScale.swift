/// How an interface of a pcapng file counts time: ticks of a power of ten or two of a second, and
/// the seconds to add (draft-ietf-opsawg-pcapng, `if_tsresol` and `if_tsoffset`).
struct StampScale: Hashable, Sendable {
    /// `if_tsresol` as it stands in the file: the exponent, its highest bit set for powers of two.
    var resolution: UInt8 = 6
    /// `if_tsoffset` in seconds.
    var offset: Int64 = 0

    /// Microseconds since the epoch of `ticks`, cut toward the past, within `TraceLimits.maxStamp`.
    func microseconds(ticks: UInt64) -> Int64 {
        if resolution == 6, offset == 0 { return Self.clamped(ticks) }
        let (seconds, overflow) = offset.multipliedReportingOverflow(by: 1_000_000)
        if overflow { return offset < 0 ? -TraceLimits.maxStamp : TraceLimits.maxStamp }
        // Neither can leave an Int64: both are cut to a quarter of its range.
        return Self.clamped(Self.clamped(scaled(ticks)) + Self.clamped(seconds))
    }

    /// Microseconds of `ticks`, as many as a UInt64 holds.
    private func scaled(_ ticks: UInt64) -> UInt64 {
        let exponent = Int(resolution & 0x7F)
        if resolution & 0x80 != 0 {
            let (high, low) = ticks.multipliedFullWidth(by: 1_000_000)
            switch exponent {
            case 0: return high == 0 ? low : .max
            case 1..<64:
                // What is above the low word after the shift must be nothing.
                guard high >> UInt64(exponent) == 0 else { return .max }
                return high << UInt64(64 - exponent) | low >> UInt64(exponent)
            default: return high >> UInt64(exponent - 64)
            }
        }
        var value = ticks
        if exponent < 6 {
            for _ in exponent..<6 {
                let (product, overflow) = value.multipliedReportingOverflow(by: 10)
                if overflow { return .max }
                value = product
            }
        } else {
            for _ in 6..<max(exponent, 6) where value > 0 { value /= 10 }
        }
        return value
    }

    static func clamped(_ microseconds: UInt64) -> Int64 {
        Int64(min(microseconds, UInt64(TraceLimits.maxStamp)))
    }

    static func clamped(_ microseconds: Int64) -> Int64 {
        min(max(microseconds, -TraceLimits.maxStamp), TraceLimits.maxStamp)
    }
}
