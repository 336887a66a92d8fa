import TocsinFeatures
import TocsinModels

/// The forest over attempts to log on.
public typealias AuthAnomalyModel = AnomalyForest<AuthFeatures>

extension AnomalyForest where Rows == AuthFeatures {
    /// Fits and scores the attempts of `window`, a row each or an hour of one user or source; hours of the
    /// day are those of `zone`.
    public init(
        _ window: AuthWindow, per unit: AuthFeatures.Unit, zone: TimeZoneTable, seed: UInt64,
        threads: Int
    ) throws(ModelError) {
        try self.init(
            AuthFeatures(window, per: unit, zone: zone), seed: seed, threads: threads)
    }

    /// Fits and scores `rows`.
    ///
    /// Trees see 4,096 rows instead of the paper's 256: what is looked for, the one logon of a stranger, is
    /// one row of thousands, and only a tree that was grown with it isolates it. In logs of 2,000 lines it
    /// then ranks first, at 256 behind dozens of mistyped passwords.
    public init(
        _ rows: AuthFeatures, seed: UInt64, threads: Int
    ) throws(ModelError) {
        try self.init(rows, subsampleSize: 4096, seed: seed, threads: threads)
    }
}

extension AuthFeatures: ExplainableRows {
    var noun: String {
        switch unit {
        case .event: "attempts"
        case .userHour: "user-hours"
        case .sourceHour: "source-hours"
        }
    }

    func circular(_ column: FeatureColumn, _ row: Int) -> FeatureReading {
        if column.name.hasPrefix("hour") {
            return .hour(zone.hourOfDay(start(row)), "an hour with few logons")
        }
        let days = [
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        ]
        let day = "a " + days[weekday(row)]
        return FeatureReading(
            sentence: "It was \(day), a day with few logons like it", inShort: "on \(day)")
    }
}
