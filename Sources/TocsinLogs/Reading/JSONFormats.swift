import TocsinRecords

extension LogFormat {
    /// Zeek JSON connections by their keys; other Zeek JSON logs by `_path` or the file's name.
    static let zeekJSON = LogFormat(
        name: "zeek-json", summary: "Zeek JSON logs: conn.log, open_conn.log"
    ) { head, fileName in
        guard let keys = JSONHead(head), keys.has("ts") || keys.has("_path") else { return nil }
        let stem = zeekName(of: fileName)
        let path = keys.text(of: "_path") ?? stem
        if keys.has("id.orig_h"), keys.has("id.resp_h"), keys.has("proto"), keys.has("conn_state") {
            return .connections(
                format: "zeek-json",
                decoder: ZeekJSONConnDecoder(
                    isOpen: path.hasPrefix("open_") || stem.hasPrefix("open_")))
        }
        if let log = ZeekAuthLog(path: path, has: keys.has), keys.has("id.orig_h") {
            return .auth(
                format: "zeek \(log.rawValue)", framing: .lines,
                decoder: JSONAuthDecoder(zeek: log))
        }
        guard keys.has("ts") else { return nil }
        return .unused(kind: "zeek \(path)")
    }

    static let suricataEVE = LogFormat(
        name: "suricata-eve", summary: "Suricata EVE: flow records"
    ) { head, _ in
        guard let keys = JSONHead(head), keys.has("event_type"), keys.has("timestamp") else {
            return nil
        }
        return .connections(format: "suricata-eve", decoder: EVEFlowDecoder())
    }
}

/// The top-level keys of the first line of a JSON log.
struct JSONHead {
    private var texts: [String: String?] = [:]

    /// Nil unless the first line that is not blank begins like a JSON object; a line that is cut
    /// short counts as far as it goes.
    init?(_ head: Span<UInt8>) {
        let line = head.extracting(LogFormat.firstLine(head))
        guard line.count > 1, line[0] == 0x7B else { return nil }
        do {
            var scanner = try JSONScanner(0..<line.count, in: line)
            while try scanner.next(in: line) {
                let key = line.extracting(scanner.key.start..<scanner.key.end).lossyText
                let value = scanner.value
                let isText = value.kind == .string
                let text = isText ? line.extracting(value.start..<value.end).lossyText : nil
                texts.updateValue(text, forKey: key)
            }
        } catch {
            guard !texts.isEmpty else { return nil }
        }
    }

    func has(_ key: String) -> Bool { texts[key] != nil }

    func text(of key: String) -> String? { texts[key] ?? nil }
}
