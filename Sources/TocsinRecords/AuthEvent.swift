/// One authentication record as a row: nil is "the log does not say", which is neither empty nor 0.
public struct AuthEvent: Hashable, Sendable {
    /// Microseconds since the epoch.
    public var ts: Int64
    public var action: AuthAction
    public var result: AuthResult
    /// Whose account: the one logged on to, the target of su and sudo, the owner of a new key.
    public var user: String?
    /// Windows domain, Kerberos realm or AWS account of `user`.
    public var domain: String?
    /// Who acted, where that is somebody else than `user`.
    public var actor: String?
    public var source: IPAddress?
    /// What the log names instead of an address: host name, workstation, AWS service.
    public var sourceName: String?
    public var sourcePort: UInt16?
    /// The computer (AWS: the account) that wrote the record.
    public var host: String?
    /// `sshd`, `su`, `sudo`, `login`, `kerberos`, `ntlm`, `rdp`, `cloudtrail`, a Windows logon type …
    public var service: String?
    /// `password`, `publickey`, `Kerberos`, `NTLM`, the AWS event name …
    public var method: String?
    public var mfa = MFAUse.unknown
    /// Location as free text (a column `location`).
    public var place: String?
    public var city: String?
    /// As the log writes it, mostly ISO 3166-1 alpha-2.
    public var country: String?
    /// Degrees north, −90…90.
    public var latitude: Double?
    /// Degrees east, −180…180.
    public var longitude: Double?
    /// What makes the record unique, if one text does: Zeek uid, CloudTrail event ID.
    public var uid: String?
    /// Windows: the channel, which makes the record unique together with `host` and `recordID`.
    public var channel: String?
    public var recordID: Int64?
    /// Process that served the session, so that lines about one attempt can be told to be one.
    public var session: UInt32?
    /// Equal attempts the row stands for (`message repeated 5 times`), 1…`AuthBatch.maxRepeats`.
    public var count: UInt32 = 1
    public var flags: AuthFlags = []

    public init(ts: Int64, action: AuthAction = .logon, result: AuthResult) {
        self.ts = ts
        self.action = action
        self.result = result
    }
}
