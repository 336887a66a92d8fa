import TocsinDetectors
import TocsinFeatures
import TocsinGeography
import TocsinLogs
import TocsinRecords

/// What a run reads and how it judges it.
public struct HuntOptions: Sendable {
    public var inputs: [String]
    public var since: Timestamp?
    public var until: Timestamp?
    /// Keep only what began within this many microseconds of the latest record.
    public var last: Int64?
    public var site = Site()
    /// Nil judges outbound connections, or all if too few start inside.
    public var directions: Set<Direction>?
    public var settings = Settings()
    public var zone = TimeZoneTable.utc
    public var seed: UInt64 = 1
    public var threads = 1
    /// Windows that beacons are looked for in.
    public var beaconWindows = Set(BeaconWindow.allCases)
    /// How q-values are made.
    public var falseDiscovery = FalseDiscoveryControl.bh
    /// How packet captures are read.
    public var capture = CaptureOptions()
    /// The year of the first stamp of auth logs that name none; nil takes the file's modification time.
    public var year: Int?
    /// Where logons come from.
    public var geography = Geography()

    public init(inputs: [String]) { self.inputs = inputs }
}

/// What was read: per input, per kind, in sum.
public struct ReadSummary: Sendable {
    public var reports: [InputReport] = []
    public var walkErrors: [ParseError] = []
    public var outsideSpan = 0
    public var hidden = 0
    public var total = Tally()
    /// Connections and authentications that the store had no room for.
    public var refused = 0
    /// Connections whose inner exchanges it had no room for.
    public var refusedExchanges = 0
    /// Of the packet captures among the inputs.
    public var packets = CaptureSummary()

    public init() {}

    /// Whether some input was damaged or unreadable: exit status 3.
    public var isDamaged: Bool { !walkErrors.isEmpty || reports.contains(where: \.isDamaged) }
}

/// A read and sealed window with the summary of its reading.
public struct LoadedWindow: Sendable {
    public var window: ConnWindow
    public var auth: AuthWindow
    public var summary: ReadSummary

    public var isEmpty: Bool { window.count == 0 && auth.count == 0 }

    /// From the first to the last record of either kind; nil if there is none.
    public var span: ClosedRange<Timestamp>? {
        let spans = [
            window.count > 0 ? (window.earliest, window.latest) : nil,
            auth.count > 0 ? (auth.earliest, auth.latest) : nil,
        ].compactMap { $0 }
        guard let first = spans.map(\.0).min(), let last = spans.map(\.1).max() else { return nil }
        return first...last
    }
}

/// The result of a hunt.
public struct HuntResult: Sendable {
    public var loaded: LoadedWindow
    /// Most worth a look first.
    public var findings: [Finding]
    /// Directions that were judged.
    public var directions: Set<Direction>
    /// Whether every direction is judged because too few connections start inside.
    public var isWidened: Bool
    /// What every detector of the registry did that had records to judge, in its order.
    public var detections: [Run]

    /// What became of one detector.
    public struct Run: Sendable {
        public var detector: String
        public var judged: Int
        public var limits: [String]
        /// Why it could not run; nil where it did.
        public var unableBecause: String?
    }
}

/// How far the reading has come.
public struct ReadProgress: Sendable {
    public var file: Int
    public var files: Int
    /// Bytes taken off disk, of all bytes of the named files; 0 where standard input hides the size.
    public var bytes: Int
    public var totalBytes: Int
}

/// The engine: reads inputs into a window and runs the detectors over it. The same for batch and,
/// window by window, for live use.
public struct Engine: Sendable {
    public var options: HuntOptions

    /// Share of connections that start inside, below which every direction is judged (contract).
    public static let leastInsideShare = 0.05

    public init(_ options: HuntOptions) { self.options = options }

    /// Reads every input. Throws if a path does not exist.
    public func load(progress: (ReadProgress) -> Void = { _ in }) throws(ParseError) -> LoadedWindow
    {
        let since = options.since ?? Timestamp(microseconds: .min)
        let span = since...max(since, options.until ?? Timestamp(microseconds: .max))
        let isLimited = options.since != nil || options.until != nil
        let walk = try InputWalk(paths: options.inputs, span: isLimited ? span : nil)
        var summary = ReadSummary()
        summary.walkErrors = walk.errors
        summary.outsideSpan = walk.outsideSpan
        summary.hidden = walk.hidden
        var store = ConnStore()
        var authStore = AuthStore()
        var state = ReadProgress(
            file: 0, files: walk.files.count, bytes: 0,
            totalBytes: walk.files.reduce(0) { $0 + $1.size })
        var finishedBytes = 0
        var captures: [CaptureInput] = []
        var reader = LogReader(threads: options.threads)
        let zone = options.zone
        reader.auth = AuthReadingOptions(year: options.year) { zone.offset(at: $0) }
        reader.read(
            walk.files,
            capture: { file, source in
                // Of a pipe no size is known.
                captures.append(
                    CaptureInput(
                        file: file, report: summary.reports.count,
                        source: file.size == 0 ? source : nil))
            },
            consumeAuth: { batch, tally in
                authStore.append(batch, within: isLimited ? span : nil, tally: &tally)
            },
            consume: { batch, tally in
                store.append(batch, within: isLimited ? span : nil, tally: &tally)
            },
            progress: { bytesOnDisk in
                state.bytes = finishedBytes + bytesOnDisk
                progress(state)
            },
            finished: { report in
                let number = summary.reports.count
                if report.state != .capture, number < walk.files.count {
                    finishedBytes += walk.files[number].size
                    state.file += 1
                }
                summary.reports.append(report)
            })
        var capturing = CaptureReading(options.capture)
        capturing.read(
            captures, reports: &summary.reports,
            consume: { batch, tally in
                store.append(batch, within: isLimited ? span : nil, tally: &tally)
            },
            progress: { bytesOnDisk in
                state.bytes = finishedBytes + bytesOnDisk
                progress(state)
            })
        summary.packets = capturing.summary
        for report in summary.reports { summary.total += report.tally }
        if let last = options.last,
            let latest = [store.latest, authStore.latest].compactMap({ $0 }).max()
        {
            let (start, overflow) = latest.microseconds.subtractingReportingOverflow(last)
            let from = Timestamp(microseconds: overflow ? .min : start)
            summary.total.skipped += store.drop(before: from) + authStore.drop(before: from)
        }
        summary.refused = store.refused + authStore.refused
        summary.refusedExchanges = store.refusedExchanges
        // Consumed, so that it is closed in place and not in a copy.
        return LoadedWindow(
            window: store.sealed(site: options.site),
            auth: (consume authStore).sealed(geography: options.geography), summary: summary)
    }

    /// The directions to judge in `window`, and whether that is all for want of an inside.
    public func directions(_ window: ConnWindow) -> (judged: Set<Direction>, isWidened: Bool) {
        if let chosen = options.directions { return (chosen, false) }
        if window.count > 0, window.insideShare < Self.leastInsideShare {
            return (Set(Direction.allCases), true)
        }
        return ([.outbound], false)
    }

    /// Runs every detector of the registry. Findings come sorted, most worth a look first.
    public func hunt(_ loaded: LoadedWindow) -> HuntResult {
        let (directions, isWidened) = directions(loaded.window)
        var context = DetectionContext(
            directions: directions, settings: options.settings,
            zone: loaded.span.map(options.zone.covering) ?? options.zone, site: options.site,
            seed: options.seed, threads: options.threads, beaconWindows: options.beaconWindows,
            falseDiscovery: options.falseDiscovery)
        var result = HuntResult(
            loaded: loaded, findings: [], directions: directions, isWidened: isWidened,
            detections: [])
        func record(_ info: DetectorInfo, _ detection: Detection) {
            context.earlier += detection.findings
            result.detections.append(
                HuntResult.Run(
                    detector: info.id, judged: detection.judged, limits: detection.limits,
                    unableBecause: detection.unableBecause))
        }
        if loaded.auth.count > 0 {
            for detector in Registry.auth {
                record(detector.info, detector.detect(in: loaded.auth, context))
            }
        }
        context.suspicion = HostSuspicion(
            context.earlier, hosts: HostAddresses(loaded.auth, loaded.window))
        if loaded.window.count > 0 {
            for detector in Registry.conns {
                record(detector.info, detector.detect(in: loaded.window, context))
            }
        }
        result.findings = context.suspicion.joined(context.earlier)
            .sorted(by: Finding.mostWorthALookFirst)
        return result
    }
}
