extension TravelExemptions {
    /// Networks that are known to say little about where their users are, by autonomous system.
    ///
    /// Consumer VPNs and hosting companies are left out: those who steal passwords rent the same. Sources are the
    /// operators' own pages and published measurements (docs/decisions/0012-geography.md).
    public static let builtIn = TravelExemptions(asns: known.map(\.asn))

    /// The built-in list, for a table of the documentation.
    public static let known: [(asn: UInt32, operatorName: String, why: String)] = [
        (14593, "SpaceX Starlink", "satellite, aeroplanes and ships"),
        (45700, "Starlink Indonesia", "satellite"),
        (800, "Eutelsat OneWeb", "satellite, aeroplanes and ships"),
        (7155, "Viasat", "satellite, aeroplanes"),
        (40306, "Viasat", "satellite, aeroplanes"),
        (31515, "Inmarsat", "satellite, aeroplanes and ships"),
        (22351, "Intelsat", "satellite; aeroplanes, formerly Gogo's"),
        (64294, "Panasonic Avionics", "aeroplanes"),
        (6621, "Hughes", "satellite, aeroplanes"),
        (60725, "SES O3b", "satellite, ships"),
        (5377, "Marlink", "ships"),
        (13335, "Cloudflare", "WARP, iCloud Private Relay"),
        (36183, "Akamai", "iCloud Private Relay"),
        (20940, "Akamai", "iCloud Private Relay"),
        (54113, "Fastly", "iCloud Private Relay"),
        (62044, "Zscaler", "corporate relay"),
        (22616, "Zscaler", "corporate relay"),
        (53813, "Zscaler", "corporate relay"),
        (55256, "Netskope", "corporate relay"),
    ]
}
