import TocsinRecords

/// One authentication of a generated log, before a format writes it down.
struct AuthRow: Hashable, Sendable {
    /// Seconds since the epoch: the coarsest of the formats has no fractions.
    var time: Int64
    var action = AuthAction.logon
    var result = AuthResult.success
    var account: Account
    /// Who set the password of `account`.
    var actor: Account?
    var origin: Origin
    /// Index into `AuthSite.hosts`.
    var host: Int
    var method = Method.password
    var usesMFA = false
    /// The connection that several attempts share.
    var session: UInt64
    /// Failed attempts of the session before this one.
    var failuresBefore = 0
    var endsSession = true
    /// The truth row it belongs to.
    var planted: Int?
    var isMalicious = false

    enum Method: Sendable {
        case password, publicKey
    }
}

/// Whose account is logged on to.
struct Account: Hashable, Sendable {
    enum Kind: Sendable {
        case person, administrator, service
        /// A name that nobody here has.
        case unknown
    }

    var name: String
    /// What user ids and SIDs are made of.
    var number: Int
    var kind: Kind
}

/// Where somebody logs on from.
struct Origin: Hashable, Sendable {
    var address: IPAddress
    /// Index into `City.all`.
    var city: Int
}
