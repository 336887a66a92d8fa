extension AuthFeatures {
    public static let columns: [FeatureColumn] = [
        FeatureColumn("hour_sin", scale: .circular, label: "hour of day"),
        FeatureColumn("hour_cos", scale: .circular, label: "hour of day"),
        FeatureColumn("weekday_sin", scale: .circular, label: "day of week"),
        FeatureColumn("weekday_cos", scale: .circular, label: "day of week"),
        count("attempts", "attempts", "# attempts"),
        count("failures", "failed attempts", "# failed"),
        FeatureColumn("failure_ratio", label: "share of failures", inShort: "# failed"),
        count("sources_24h", "sources of the user in 24 h", "# sources in 24 h"),
        count(
            "users_of_source_24h", "users that the source tried in 24 h", "# users of the source"),
        count("hosts_24h", "hosts in 24 h", "# hosts in 24 h"),
        FeatureColumn(
            "new_source", scale: .classes(["Source known of the user", "Source new to the user"]),
            label: "whether the source is new to the user"),
        FeatureColumn(
            "new_place", scale: .classes(["Place known of the user", "Place new to the user"]),
            label: "whether the place is new to the user"),
        FeatureColumn(
            "hours_since_success", unit: "h", scale: .log10, label: "time since the last success",
            inShort: "# since a success"),
        count("invalid_users", "users that do not exist", "# users that do not exist"),
        count("privileged_users", "privileged users", "# privileged users"),
        count(
            "source_failures_24h", "failures of the source in the 24 h before",
            "# failed in 24 h before"),
        count("user_attempts", "attempts of the user in the whole log", "user seen # times"),
        count(
            "source_attempts", "attempts from the source in the whole log", "source seen # times"),
    ]

    /// What people want to see besides and no model is given: it would only count twice what `columns` say,
    /// and a mistyped password would weigh more than a stranger.
    public static let besides: [FeatureColumn] = [
        count("successes", "successful attempts", "# succeeded"),
        count(
            "source_failures_1h", "failures of the source in the hour before",
            "# failed in the hour before"),
    ]

    private static func count(
        _ name: String, _ label: String, _ inShort: String
    ) -> FeatureColumn {
        FeatureColumn(name, scale: .log10, label: label, inShort: inShort)
    }
}
