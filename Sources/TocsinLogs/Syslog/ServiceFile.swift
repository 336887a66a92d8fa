import TocsinRecords

/// Frames of files that services write themselves, beside syslog.
extension SyslogLine {
    /// `[20240402-08:00:00] [INFO ] MESSAGE`, of newer versions `[2024-04-02T08:00:00.123+0200] [INFO ] …`:
    /// xrdp's log.c, which xrdp and its session manager share.
    static func xrdp(_ line: LineText) -> SyslogLine? {
        var rest = line
        guard rest.drop(prefix: "["), let close = rest.first("] [") else { return nil }
        let stamp = rest.before(close)
        rest = rest.after(close)
        guard let level = rest.first("] "),
            ["CORE ", "ERROR", "WARN ", "INFO ", "DEBUG", "TRACE"].contains(where: {
                rest.before(level) == $0
            }), let time = ISO8601.stamp(stamp.bytes.span) ?? compactStamp(stamp)
        else { return nil }
        return SyslogLine(
            time: .stamp(time), program: "xrdp-sesman", session: nil, message: rest.after(level))
    }

    /// `20240402-08:00:00`.
    private static func compactStamp(_ text: LineText) -> ISO8601.Stamp? {
        guard text.bytes.count == 17 else { return nil }
        let digits = Array(text.bytes)
        guard digits[8] == 0x2D else { return nil }
        let iso =
            digits[..<4] + [0x2D] + digits[4..<6] + [0x2D] + digits[6..<8] + [0x20] + digits[9...]
        return ISO8601.stamp(iso.span)
    }

    /// `Fri Jan 19 12:20:33 2007 [pid 27202] MESSAGE`: vsftpd's logging.c.
    static func vsftpd(_ line: LineText) -> SyslogLine? {
        var rest = line
        let weekday = rest.takeToken()
        guard weekday.bytes.count == 3,
            ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].contains(where: { weekday == $0 }),
            case .yearless(let month, let day, let inDay)? = takeMonth(&rest),
            let year = rest.takeToken().number,
            let stamp = stamp(year, month, day, inDay), rest.drop(prefix: "[pid "),
            let close = rest.first("] "), let pid = rest.before(close).number
        else { return nil }
        return SyslogLine(
            time: .stamp(stamp), program: "vsftpd", session: UInt32(exactly: pid),
            message: rest.after(close))
    }

    /// Seconds of TAI that stand for the epoch: 2^62, and the ten that TAI was ahead of UTC in 1972,
    /// by which daemontools reckons to this day.
    private static let epochInTAI64N: UInt64 = (1 << 62) + 10

    /// `@400000004c91b044077a9e94`: daemontools' external TAI64N format.
    static func takeTAI64N(_ text: inout LineText) -> Time? {
        var rest = text
        let label = rest.takeToken()
        guard label.bytes.count == 25, label.has(prefix: "@"),
            let seconds = hexadecimal(label.bytes.dropFirst().prefix(16)),
            let nanoseconds = hexadecimal(label.bytes.suffix(8)), nanoseconds < 1_000_000_000,
            seconds >= epochInTAI64N,
            seconds - epochInTAI64N < RecordLimits.maxMicroseconds / Timestamp.microsecondsPerSecond
        else { return nil }
        let microseconds =
            Int64(seconds - epochInTAI64N) * Timestamp.microsecondsPerSecond
            + Int64(nanoseconds / 1000)
        text = rest
        return .stamp(ISO8601.Stamp(microseconds: microseconds, hasZone: true))
    }

    /// At most sixteen digits.
    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for digit in digits {
            switch digit {
            case 0x30...0x39: value = value << 4 | UInt64(digit - 0x30)
            case 0x61...0x66: value = value << 4 | UInt64(digit - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }
}
