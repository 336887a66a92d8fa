import TocsinRecords

/// What the first bytes of an input say it is.
package enum Recognition: Sendable {
    /// Connections, and how to decode them.
    case connections(format: String, decoder: any ConnDecoder)
    /// Packets, which become connections further up.
    case capture(format: String)
    /// Authentications, how to tell their records apart and how to decode them.
    case auth(format: String, framing: RecordFraming, decoder: any AuthDecoder)
    /// A log that is understood and that no detector reads, e.g. `zeek dns`.
    case unused(kind: String)
    /// A format whose name is known and that this program cannot read, with the remedy.
    case unsupported(kind: String, remedy: String)
}

/// A log format: its name and how its content is recognised.
package struct LogFormat: Sendable {
    package var name: String
    /// One line for help and docs.
    package var summary: String
    /// Looks at the first bytes of an input (`LogFormats.headBytes` at most, whole lines where there
    /// are newlines) and at its file name, which may only refine what the content says.
    package var recognise: @Sendable (_ head: Span<UInt8>, _ fileName: String) -> Recognition?
}

/// The registry of log formats; the first that recognises an input reads it.
package enum LogFormats {
    /// How much of an input is looked at.
    package static let headBytes = 64 * 1024

    package static let all: [LogFormat] =
        [
            .zeekTSV, .zeekJSON, .suricataEVE, .packetCapture, .windowsEventLog,
        ] + auth

    package static func recognise(_ head: Span<UInt8>, fileName: String) -> Recognition? {
        for format in all {
            if let recognition = format.recognise(head, fileName) { return recognition }
        }
        return nil
    }

    /// Whether a name says that connections are inside: what it holds instead is worth a warning.
    /// Zeek's own text report `conn-summary.log` is not meant.
    static func promisesConnections(_ name: String) -> Bool {
        let stems = ["conn.", "conn_", "open_conn.", "eve."]
        let ends = ["", ".gz", ".zst"].flatMap { [".log" + $0, ".json" + $0] }
        return stems.contains { name.hasPrefix($0) } && ends.contains { name.hasSuffix($0) }
    }
}

extension LogFormat {
    static let packetCapture = LogFormat(
        name: "pcap", summary: "packet captures: pcap and pcapng"
    ) { head, _ in
        guard head.count >= 4 else { return nil }
        let magic = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(head[$1]) }
        let magics: [UInt32] = [
            0xA1B2_C3D4, 0xD4C3_B2A1, 0xA1B2_3C4D, 0x4D3C_B2A1, 0xA1B2_CD34, 0x34CD_B2A1,
            0x0A0D_0D0A,
        ]
        guard magics.contains(magic) else { return nil }
        return .capture(format: "pcap")
    }

    static let windowsEventLog = LogFormat(
        name: "evtx", summary: "binary Windows event logs (named, not read)"
    ) { head, _ in
        let magic = Array("ElfFile\0".utf8)
        guard head.count >= magic.count, magic.indices.allSatisfy({ head[$0] == magic[$0] }) else {
            return nil
        }
        return .unsupported(
            kind: "Windows .evtx", remedy: "export the events as JSON or XML first")
    }

    static let zeekTSV = LogFormat(
        name: "zeek-tsv", summary: "Zeek ASCII logs: conn.log, open_conn.log"
    ) { head, fileName in
        guard let header = ZeekTSVHeader(head: head), !header.fields.isEmpty else { return nil }
        if !header.isOtherLog || ZeekConnColumns(fields: header.fields) != nil {
            let isOpen = zeekName(of: fileName).hasPrefix("open_")
            return .connections(
                format: "zeek-tsv", decoder: ZeekTSVConnDecoder(header: header, isOpen: isOpen))
        }
        if let auth = zeekAuth(header) { return auth }
        return .unused(kind: "zeek \(header.path)")
    }

    /// The log that a file's name speaks of: what stands in front of the times that rotation appends.
    static func zeekName(of fileName: String) -> String {
        // The one name with digits of its own.
        if fileName.hasPrefix("x509") { return "x509" }
        var stem = fileName.prefix { $0.isLetter || $0 == "_" }
        while stem.last == "_" { stem.removeLast() }
        return String(stem)
    }

    /// Where the first line of `head` that is not blank stands, without its line end.
    static func firstLine(_ head: Span<UInt8>) -> Range<Int> {
        var start = 0
        while start < head.count, head[start] <= 0x20 { start += 1 }
        var end = start
        while end < head.count, head[end] != 0x0A { end += 1 }
        return start..<end
    }
}
