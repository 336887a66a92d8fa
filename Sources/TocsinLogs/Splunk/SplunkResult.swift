/// One result of a Splunk export: the event as it was indexed, and what the index knows of it.
struct SplunkResult {
    /// The event's own text.
    var raw: [UInt8]
    /// `_time`: RFC 3339 or seconds since the epoch.
    var time: String?
    var host: String?

    /// A result has its event as text; one without it is read by its own keys.
    static func isResult(_ object: JSONObject) -> Bool { object.isString("_raw") }

    init(_ object: JSONObject) {
        raw = object.stringBytes("_raw") ?? []
        // An event over several lines is one record.
        for index in raw.indices where raw[index] == 0x0A || raw[index] == 0x0D {
            raw[index] = 0x20
        }
        time = object.text("_time")
        host = object.text("host")
    }
}
