/// What an authentication came to.
public enum AuthResult: UInt8, Sendable, CaseIterable {
    /// The record does not say, as Windows 4648 or an encrypted SSH session of old.
    case unknown
    case success, failure

    /// ECS `event.outcome`.
    public var name: String {
        switch self {
        case .unknown: "unknown"
        case .success: "success"
        case .failure: "failure"
        }
    }
}

/// What somebody tried to do.
public enum AuthAction: UInt8, Sendable, CaseIterable {
    /// To log on: what counts as an attempt.
    case logon
    case logoff
    /// A connection to a logon service that ended before anybody authenticated.
    case probe
    /// To act as another user of the same host (su, sudo).
    case elevation
    /// To get the credentials of a role (AWS STS, role switches).
    case assumeRole
    /// A second factor was asked for.
    case mfaChallenge
    /// An account was made.
    case accountCreated
    /// A key, password or login profile was made for an account.
    case credentialCreated
    /// The password of an account was set or reset.
    case passwordChanged

    public var name: String {
        switch self {
        case .logon: "logon"
        case .logoff: "logoff"
        case .probe: "probe"
        case .elevation: "elevation"
        case .assumeRole: "assume-role"
        case .mfaChallenge: "mfa-challenge"
        case .accountCreated: "account-created"
        case .credentialCreated: "credential-created"
        case .passwordChanged: "password-changed"
        }
    }
}

/// Whether a second factor was used.
public enum MFAUse: UInt8, Sendable, CaseIterable {
    case unknown, used, notUsed
}

/// Facts of an authentication that are true or not said.
public struct AuthFlags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The account does not exist on the system that was asked.
    @inlinable public static var invalidUser: AuthFlags { AuthFlags(rawValue: 1) }
    /// The log itself shows a privileged account: root, SID …-500, an AWS account's root.
    @inlinable public static var privileged: AuthFlags { AuthFlags(rawValue: 2) }
    /// Another record of the same session may decide or repeat this attempt: it counts only where
    /// its session has no record without this mark (sshd writes up to four lines about one guess).
    @inlinable public static var provisional: AuthFlags { AuthFlags(rawValue: 4) }
    /// No person: a computer account (`NAME$`) or one of the system's own.
    @inlinable public static var machineAccount: AuthFlags { AuthFlags(rawValue: 8) }
}
