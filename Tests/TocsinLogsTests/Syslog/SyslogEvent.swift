import TocsinRecords

@testable import TocsinLogs

/// The event of one syslog line; the file was last written on 1 June 2024.
func syslogEvent(_ line: String) throws -> AuthEvent? {
    try SyslogAuthDecoder.event(LineText(Array(line.utf8)), .modified(2024, 6, 1))
}

/// The event of one message of `tag`, written on 2 April 2024.
func syslogEvent(_ message: String, tag: String) throws -> AuthEvent? {
    try syslogEvent("Apr  2 08:00:00 web1 \(tag): \(message)")
}
