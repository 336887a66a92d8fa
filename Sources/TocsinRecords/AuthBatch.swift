/// Some thousand authentication records as columns: what every auth log hands to the feature store.
///
/// All columns have the same length. Texts are indices into `names`, 0 if unset; the empty text has
/// an index of its own. Numbers the log leaves unset are `unknown`, `noPort` or NaN, never 0.
public struct AuthBatch: Sendable {
    /// Marks an unset session.
    @inlinable public static var noSession: UInt32 { .max }
    /// Marks an unset record id.
    @inlinable public static var unknown: Int64 { -1 }
    /// Marks an unset source port.
    @inlinable public static var noPort: Int32 { -1 }
    /// Most texts one batch tells apart; further ones all read as `overflowName`. A reader's block
    /// of a megabyte stays below.
    public static let maxNames = 1 << 18
    /// Longest text that is kept, in UTF-8 bytes; what is longer is cut and ends with `…`. Linux
    /// user names have 32 characters, Windows' and Kerberos' up to 256.
    public static let maxNameBytes = 512
    public static let overflowName = "(more names)"
    /// Most attempts one row stands for, so that a forged repeat count stays a small number.
    public static let maxRepeats: UInt32 = 10_000

    /// Microseconds since the epoch.
    public internal(set) var ts: [Int64] = []
    public internal(set) var action: [AuthAction] = []
    public internal(set) var result: [AuthResult] = []
    public internal(set) var user: [UInt32] = []
    public internal(set) var domain: [UInt32] = []
    public internal(set) var actor: [UInt32] = []
    /// Nil where the log has no address.
    public internal(set) var source: [IPAddress?] = []
    public internal(set) var sourceName: [UInt32] = []
    public internal(set) var sourcePort: [Int32] = []
    public internal(set) var host: [UInt32] = []
    public internal(set) var service: [UInt32] = []
    public internal(set) var method: [UInt32] = []
    public internal(set) var mfa: [MFAUse] = []
    public internal(set) var place: [UInt32] = []
    public internal(set) var city: [UInt32] = []
    public internal(set) var country: [UInt32] = []
    /// Degrees; NaN where unset.
    public internal(set) var latitude: [Double] = []
    public internal(set) var longitude: [Double] = []
    public internal(set) var uid: [UInt32] = []
    public internal(set) var channel: [UInt32] = []
    public internal(set) var recordID: [Int64] = []
    public internal(set) var session: [UInt32] = []
    public internal(set) var repeats: [UInt32] = []
    public internal(set) var flags: [AuthFlags] = []

    /// Every text of the batch once; entry 0 stands for "unset".
    public internal(set) var names: [String] = [""]
    /// Where each of them stands.
    var indices: [String: UInt32] = [:]

    public init() {}

    public var count: Int { ts.count }

    /// The text with index `index`, nil for 0.
    public func name(_ index: UInt32) -> String? { index == 0 ? nil : names[Int(index)] }
}

extension AuthBatch {
    /// Appends one row. Amortised O(bytes of its texts).
    public mutating func append(_ event: AuthEvent) {
        ts.append(event.ts)
        action.append(event.action)
        result.append(event.result)
        user.append(index(of: event.user))
        domain.append(index(of: event.domain))
        actor.append(index(of: event.actor))
        source.append(event.source)
        sourceName.append(index(of: event.sourceName))
        sourcePort.append(event.sourcePort.map { Int32($0) } ?? Self.noPort)
        host.append(index(of: event.host))
        service.append(index(of: event.service))
        method.append(index(of: event.method))
        mfa.append(event.mfa)
        place.append(index(of: event.place))
        city.append(index(of: event.city))
        country.append(index(of: event.country))
        latitude.append(event.latitude ?? .nan)
        longitude.append(event.longitude ?? .nan)
        uid.append(index(of: event.uid))
        channel.append(index(of: event.channel))
        recordID.append(event.recordID ?? Self.unknown)
        session.append(event.session ?? Self.noSession)
        repeats.append(min(max(event.count, 1), Self.maxRepeats))
        flags.append(event.flags)
    }

    /// Row `row` (0 ..< count).
    public subscript(row: Int) -> AuthEvent {
        var event = AuthEvent(ts: ts[row], action: action[row], result: result[row])
        event.user = name(user[row])
        event.domain = name(domain[row])
        event.actor = name(actor[row])
        event.source = source[row]
        event.sourceName = name(sourceName[row])
        event.sourcePort = UInt16(exactly: sourcePort[row])
        event.host = name(host[row])
        event.service = name(service[row])
        event.method = name(method[row])
        event.mfa = mfa[row]
        event.place = name(place[row])
        event.city = name(city[row])
        event.country = name(country[row])
        event.latitude = latitude[row].isNaN ? nil : latitude[row]
        event.longitude = longitude[row].isNaN ? nil : longitude[row]
        event.uid = name(uid[row])
        event.channel = name(channel[row])
        event.recordID = recordID[row] < 0 ? nil : recordID[row]
        event.session = session[row] == Self.noSession ? nil : session[row]
        event.count = repeats[row]
        event.flags = flags[row]
        return event
    }

    /// Empties the batch; the columns' room is not kept, since auth logs are small.
    public mutating func removeAll() { self = AuthBatch() }

    /// Index of `text` in `names`, added if new; 0 for nil.
    private mutating func index(of text: String?) -> UInt32 {
        guard let text else { return 0 }
        let kept = text.utf8.count > Self.maxNameBytes ? Self.shortened(text) : text
        if let index = indices[kept] { return index }
        let isFull = names.count >= Self.maxNames - 1
        let name = isFull ? Self.overflowName : kept
        if isFull, let index = indices[name] { return index }
        names.append(name)
        let index = UInt32(names.count - 1)
        indices[name] = index
        return index
    }

    /// The whole characters within `maxNameBytes`, then `…`.
    private static func shortened(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        var bytes = 0
        for scalar in text.unicodeScalars {
            bytes += UTF8.width(scalar)
            if bytes > maxNameBytes { break }
            kept.append(scalar)
        }
        return String(kept) + "…"
    }
}
