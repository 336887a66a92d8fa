import TocsinRecords

/// An entry of `journalctl -o json` (systemd.journal-fields(7)).
struct JournalEntry {
    private let object: JSONObject

    /// Nil if the object is no journal entry.
    init?(_ object: JSONObject) {
        guard object.has("MESSAGE"), object.has("__REALTIME_TIMESTAMP") else { return nil }
        self.object = object
    }

    func append(to batch: inout AuthBatch) throws(MalformedLine) -> Bool {
        let program = object.text("SYSLOG_IDENTIFIER") ?? object.text("_COMM") ?? ""
        guard let time = object.integer("__REALTIME_TIMESTAMP"), time >= 0,
            time < RecordLimits.maxMicroseconds
        else { throw MalformedLine("__REALTIME_TIMESTAMP is not a time") }
        guard let text = message() else { throw MalformedLine("MESSAGE is not a text") }
        let session = object.integer("_PID") ?? object.integer("SYSLOG_PID")
        let message = ServiceMessage(
            ts: time, host: object.text("_HOSTNAME"), program: program,
            session: session.flatMap { UInt32(exactly: $0) }, text: LineText(text))
        guard let event = message.event() else { return false }
        batch.append(event)
        return true
    }

    /// A string, or an array of bytes where the text is not UTF-8.
    private func message() -> [UInt8]? {
        if let bytes = object.stringBytes("MESSAGE") { return bytes }
        guard let elements = object.elements("MESSAGE") else { return nil }
        var bytes: [UInt8] = []
        for element in elements {
            guard case .text(let text) = element, let byte = UInt8(text) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}
