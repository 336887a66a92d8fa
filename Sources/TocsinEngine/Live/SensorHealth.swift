import TocsinDetectors
import TocsinRecords

/// What a capture shows of itself at one time; counts are since it was opened.
public struct CaptureSample: Sendable {
    /// Microseconds by the capture's clock.
    public var time: Int64
    public var packets: Int
    /// Packets that were lost on the way, at all stages.
    public var drops: Int
    public var isUp: Bool

    public init(time: Int64, packets: Int, drops: Int, isUp: Bool) {
        self.time = time
        self.packets = packets
        self.drops = drops
        self.isUp = isUp
    }
}

/// Whether a sensor sees, and what it says when it has not for a while.
public struct SensorHealth: Sendable {
    /// What keeps a sensor from seeing.
    public enum Blindness: String, Sendable, Equatable, Codable {
        case interfaceDown = "the interface is down"
        case losingPackets = "packets are lost"
        case silent = "no packet comes"
    }

    /// What it suffers from now; nil while it sees.
    public private(set) var blindness: Blindness?
    /// Since when, microseconds.
    public private(set) var since: Int64?
    private let interface: String
    private var last: CaptureSample?
    /// Samples of the last minute.
    private var minute: [CaptureSample] = []
    private var lastPacket: Int64?
    private var told: Finding?
    /// Lost and seen packets since it began.
    private var atBeginning: CaptureSample?

    /// Microseconds after which blindness is a finding.
    public static let patience = 5 * 60 * Timestamp.microsecondsPerSecond
    /// Share of the packets of a minute that may be lost.
    public static let mostLost = 0.05
    /// Microseconds without a packet after which a line that was busy counts as silent.
    public static let silence = 5 * 60 * Timestamp.microsecondsPerSecond
    private static let span = 60 * Timestamp.microsecondsPerSecond

    public init(interface: String) { self.interface = interface }

    /// Takes note of a sample, which come in the order of their times, about one a second.
    public mutating func note(_ sample: CaptureSample) {
        if let last, sample.packets > last.packets { lastPacket = sample.time }
        last = sample
        minute.append(sample)
        minute.removeAll { sample.time - $0.time > Self.span }
        let state = state(sample)
        if state != nil, blindness == nil {
            since = sample.time
            atBeginning = minute.first
        }
        if state == nil {
            since = nil
            told = nil
        }
        blindness = state
    }

    private func state(_ sample: CaptureSample) -> Blindness? {
        if !sample.isUp { return .interfaceDown }
        if let first = minute.first {
            let lost = sample.drops - first.drops
            let seen = sample.packets - first.packets
            if lost > 0, Double(lost) > Self.mostLost * Double(lost + seen) {
                return .losingPackets
            }
        }
        if let lastPacket, sample.time - lastPacket >= Self.silence { return .silent }
        return nil
    }

    /// The finding that blindness is by now, told once; nil otherwise.
    public mutating func finding() -> Finding? {
        guard told == nil, let blindness, let since, let last,
            last.time - since >= Self.patience || blindness == .silent
        else { return nil }
        let finding = SensorBlindness.finding(
            interface: interface, cause: blindness.rawValue,
            from: Timestamp(microseconds: blindness == .silent ? lastPacket ?? since : since),
            to: Timestamp(microseconds: last.time),
            lost: last.drops - (atBeginning?.drops ?? last.drops),
            seen: last.packets - (atBeginning?.packets ?? last.packets))
        told = finding
        return finding
    }
}
