extension WindowsEvent {
    /// The event in a JSON object, nil if it is none:
    /// - `Event.System` and `Event.EventData`, as evtx_dump and XML converters write them;
    /// - `winlog`, as Winlogbeat does;
    /// - flat keys, as NXLog, Wazuh's archives and Azure's SecurityEvent table have them;
    /// - `Get-WinEvent` and `Get-EventLog` through `ConvertTo-Json`.
    init?(json object: JSONObject) {
        self.init()
        let event = object.object("Event") ?? object
        if let system = event.object("System") {
            readSystem(system, event)
        } else if let winlog = object.object("winlog") {
            readWinlog(winlog, object)
        } else if object.has("Properties"), object.has("Id") {
            readGetWinEvent(object)
        } else if object.has("ReplacementStrings") {
            readGetEventLog(object)
        } else if let id = object.integer("EventID"),
            object.has("Channel") || object.has("SourceName")
                || object.has("Computer")
        {
            eventID = Int(clamping: id)
            readFlat(object)
        } else {
            return nil
        }
    }

    // MARK: Event.System, Event.EventData

    private mutating func readSystem(_ system: JSONObject, _ event: JSONObject) {
        eventID = Self.scalar(system, "EventID").flatMap { Int($0) } ?? -1
        provider = Self.attribute(system, "Provider", "Name")
        channel = Self.scalar(system, "Channel")
        computer = Self.scalar(system, "Computer")
        recordID = Self.scalar(system, "EventRecordID").flatMap { Int64($0) }
        time =
            Self.attribute(system, "TimeCreated", "SystemTime") ?? system.text("TimeCreated")
        guard let eventData = event.object("EventData") else { return }
        readData(eventData)
        guard let elements = eventData.elements("Data") else { return }
        var unnamed: [String] = []
        for element in elements {
            switch element {
            case .text(let text): unnamed.append(text)
            case .object(let datum):
                let name = datum.text("@Name") ?? datum.text("Name") ?? datum.text("name")
                let value =
                    datum.text("#text") ?? datum.text("Value") ?? datum.text("text")
                    ?? datum.text("content")
                if let name { data[name] = value ?? "" }
            }
        }
        if !unnamed.isEmpty { setPositional(unnamed) }
    }

    private mutating func readData(_ object: JSONObject) {
        var texts = data
        object.forEachText { texts[$0] = $1 }
        data = texts
    }

    /// A value, or the text of an element that has attributes too.
    private static func scalar(_ object: JSONObject, _ key: String) -> String? {
        if let text = object.text(key) { return text }
        guard let element = object.object(key) else { return nil }
        return element.text("#text") ?? element.text("Value") ?? element.text("$t")
    }

    private static func attribute(
        _ object: JSONObject, _ element: String, _ name: String
    ) -> String? {
        guard let element = object.object(element) else { return nil }
        return element.object("#attributes")?.text(name) ?? element.object("$")?.text(name)
            ?? element.text("@" + name) ?? element.text(name)
    }

    // MARK: Winlogbeat

    private mutating func readWinlog(_ winlog: JSONObject, _ object: JSONObject) {
        let id = winlog.text("event_id") ?? object.object("event")?.text("code")
        eventID = id.flatMap { Int($0) } ?? -1
        provider = winlog.text("provider_name")
        channel = winlog.text("channel")
        computer = winlog.text("computer_name")
        recordID = winlog.integer("record_id")
        time = object.text("@timestamp")
        if let eventData = winlog.object("event_data") { readData(eventData) }
    }

    // MARK: Flat keys

    private mutating func readFlat(_ object: JSONObject) {
        provider = object.text("SourceName") ?? object.text("ProviderName")
        channel = object.text("Channel")
        computer = object.text("Computer") ?? object.text("Hostname")
        recordID = object.integer("RecordNumber") ?? object.integer("EventRecordID")
        // NXLog's EventTime is local; what was shipped in UTC is seconds late and hours better.
        time =
            object.text("TimeCreated") ?? object.text("TimeGenerated") ?? object.text("@timestamp")
            ?? object.text("EventTime")
        readData(object)
    }

    // MARK: PowerShell

    private mutating func readGetWinEvent(_ object: JSONObject) {
        eventID = object.integer("Id").map { Int(clamping: $0) } ?? -1
        provider = object.text("ProviderName")
        channel = object.text("LogName")
        computer = object.text("MachineName")
        recordID = object.integer("RecordId")
        time = Self.powerShellTime(object, "TimeCreated")
        var values: [String] = []
        for element in object.elements("Properties") ?? [] {
            switch element {
            case .text(let text): values.append(text)
            case .object(let property):
                // A SID is an object of its own.
                values.append(
                    property.text("Value") ?? property.object("Value")?.text("Value") ?? "")
            }
        }
        setPositional(values)
    }

    private mutating func readGetEventLog(_ object: JSONObject) {
        let id = object.integer("EventID") ?? object.integer("InstanceId")
        eventID = id.map { Int(clamping: $0) } ?? -1
        provider = object.text("Source")
        computer = object.text("MachineName")
        recordID = object.integer("Index")
        time = Self.powerShellTime(object, "TimeGenerated")
        var values: [String] = []
        for element in object.elements("ReplacementStrings") ?? [] {
            if case .text(let text) = element { values.append(text) }
        }
        setPositional(values)
    }

    /// Windows PowerShell writes `/Date(…)/`, alone or in an object with the local form beside it.
    private static func powerShellTime(_ object: JSONObject, _ key: String) -> String? {
        object.text(key) ?? object.object(key)?.text("value")
    }
}
