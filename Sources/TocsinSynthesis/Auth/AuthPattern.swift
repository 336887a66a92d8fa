/// What can be planted in a generated authentication log: attacks, and ordinary things that look like one.
public enum AuthPattern: String, Sendable, CaseIterable {
    /// One source guesses one user's password at night.
    case bruteForce = "brute-force"
    /// One source tries a password or two on many users within half an hour.
    case passwordSpraying = "password-spraying"
    /// The same over days, a try every hour or two.
    case slowSpraying = "slow-spraying"
    /// Dozens of sources guess one user's password.
    case distributedGuessing = "distributed-guessing"
    /// Many sources try a list of leaked names once or twice each; most are nobody's here.
    case credentialStuffing = "credential-stuffing"
    /// One source tries names that nobody here has.
    case userEnumeration = "user-enumeration"
    /// One source guesses until it is in.
    case successAfterFailures = "success-after-failures"
    /// Many times a user's usual logons of a day, from her own address.
    case volumeSpike = "volume-spike"
    /// A logon at the office and, within the hour, one from another continent.
    case impossibleTravel = "impossible-travel"
    /// Logons from a place the user was never in, on days without others.
    case newLocation = "new-location"
    /// Logons from the user's own address in the middle of her night.
    case afterHours = "after-hours"
    /// A credential is made for a user and used from outside within the hour, without a second factor.
    case newCredentialLogon = "new-credential-logon"
    /// A user on a host she never uses, from a colleague's address, at an hour at the edge of her day.
    case anomalousLogon = "anomalous-logon"
    /// An account without logons for weeks wakes at a new source.
    case dormantAccount = "dormant-account"

    /// A person who forgot her password fails many times at her own address; it is reset.
    case forgottenPassword = "forgotten-password"
    /// A service whose password was changed fails every minute for days.
    case misconfiguredService = "misconfigured-service"
    /// A user whose logons come through a VPN's exit in another country, in turn with her own address.
    case vpnEgress = "vpn-egress"
    /// A flight: as fast as an airliner, not faster.
    case possibleFlight = "possible-flight"
    /// A week of logons from abroad, with a day of travel on either side.
    case holidayAbroad = "holiday-abroad"
    /// Many users behind one address within an hour, some of whom mistype.
    case officeNAT = "office-nat"
    /// The site's own scanner tries default names on every host, once a week.
    case vulnerabilityScanner = "vulnerability-scanner"
    /// The offices' clocks change, and everybody's hours with them.
    case clockChange = "dst-change"

    /// Whether it is an attack.
    public var isMalicious: Bool { !detectors.isEmpty }

    /// Ids of the detectors that rightly speak of it, the one it was planted for first; none for what is
    /// benign.
    public var detectors: [String] {
        switch self {
        case .bruteForce: ["brute-force", "volume-spike", "after-hours"]
        case .passwordSpraying, .slowSpraying: ["password-spraying", "user-enumeration"]
        case .distributedGuessing: ["distributed-guessing", "volume-spike"]
        case .credentialStuffing: ["distributed-guessing", "user-enumeration"]
        case .userEnumeration: ["user-enumeration", "password-spraying"]
        case .successAfterFailures:
            ["success-after-failures", "brute-force", "new-location", "impossible-travel"]
        case .volumeSpike: ["volume-spike"]
        case .impossibleTravel: ["impossible-travel", "new-location"]
        case .newLocation: ["new-location"]
        case .afterHours: ["after-hours", "volume-spike"]
        case .newCredentialLogon: ["new-credential-logon", "new-location", "impossible-travel"]
        case .anomalousLogon: ["anomalous-logon", "after-hours"]
        case .dormantAccount: ["dormant-account", "new-location", "anomalous-logon"]
        default: []
        }
    }

    /// Whether it befalls one user, whom nothing else befalls.
    var hasVictim: Bool {
        switch self {
        case .passwordSpraying, .slowSpraying, .credentialStuffing, .userEnumeration,
            .misconfiguredService, .officeNAT, .vulnerabilityScanner, .clockChange:
            false
        default: true
        }
    }

    /// Whether it takes many users.
    var concernsMany: Bool {
        switch self {
        case .passwordSpraying, .slowSpraying, .credentialStuffing, .officeNAT: true
        default: false
        }
    }

    /// Whether `form` can show it at all.
    public func isVisible(in form: AuthForm) -> Bool {
        self != .newCredentialLogon || form.knowsCredentials
    }
}

/// The formats a generated authentication log can be written in.
public enum AuthForm: String, Sendable, CaseIterable {
    /// `timestamp,user,result,location,ip`.
    case csv
    /// Objects with the same keys, one a line.
    case jsonl
    /// The `auth.log` of OpenSSH with PAM.
    case syslog
    /// Windows security events as JSON lines, in the shape of `evtx_dump`.
    case windows
    /// An AWS CloudTrail `Records` document.
    case cloudtrail

    /// Whether new passwords and keys are logged.
    public var knowsCredentials: Bool { self != .csv && self != .jsonl }
}
