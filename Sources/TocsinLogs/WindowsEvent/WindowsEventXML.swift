import TocsinRecords

extension WindowsEvent {
    /// Deepest nesting of an event: `Event/EventData/Data` and some room for `UserData`.
    private static let maxDepth = 32

    /// The event in one `<Event>` element; nil if there is none.
    init?(xml bytes: [UInt8]) throws(MalformedLine) {
        self.init()
        var reader = XMLReader(bytes)
        var path: [String] = []
        var datum: String?
        var unnamed: [String] = []
        var text = ""
        while let token = try reader.next() {
            switch token {
            case .text: text += reader.text
            case .open(let name, let isEmpty):
                guard path.count < Self.maxDepth else {
                    throw MalformedLine("XML nested deeper than 32 levels")
                }
                path.append(name)
                text = ""
                datum = name == "Data" ? reader.attribute("Name") : nil
                readAttributes(reader, path)
                if isEmpty {
                    if path.suffix(2) == ["EventData", "Data"], let datum { data[datum] = "" }
                    path.removeLast()
                }
            case .close(let name):
                guard path.last == name else { throw MalformedLine("XML tags do not match") }
                if path.suffix(2) == ["EventData", "Data"] {
                    if let datum { data[datum] = text } else { unnamed.append(text) }
                    datum = nil
                } else {
                    readElement(path, text)
                }
                path.removeLast()
                text = ""
            }
        }
        guard path.isEmpty, eventID >= 0 else {
            if path.isEmpty { return nil }
            throw MalformedLine("XML ends inside an event")
        }
        if data.isEmpty { setPositional(unnamed) }
    }

    private mutating func readAttributes(_ reader: XMLReader, _ path: [String]) {
        switch path.suffix(2) {
        case ["System", "Provider"]: provider = reader.attribute("Name")
        case ["System", "TimeCreated"]: time = reader.attribute("SystemTime")
        default: break
        }
    }

    private mutating func readElement(_ path: [String], _ text: String) {
        switch path.suffix(2) {
        case ["System", "EventID"]: eventID = Int(text) ?? -1
        case ["System", "Channel"]: channel = text
        case ["System", "Computer"]: computer = text
        case ["System", "EventRecordID"]: recordID = Int64(text)
        default: break
        }
    }
}

/// `<Event>` elements, one a line, of the Event Viewer's or `wevtutil`'s XML export.
package struct WindowsXMLDecoder: AuthDecoder {
    package var stamps = LocalStamps()

    package init() {}

    package mutating func decode(
        _ block: Span<UInt8>, into batch: inout AuthBatch, report: inout DecodeReport
    ) {
        let stamps = stamps
        report.decodeLines(of: block) { range throws(MalformedLine) in
            let line = LineText(block, range)
            guard let event = try WindowsEvent(xml: Array(line.bytes)) else {
                throw MalformedLine("an event without an id")
            }
            return try event.append(to: &batch, stamps)
        }
    }
}
