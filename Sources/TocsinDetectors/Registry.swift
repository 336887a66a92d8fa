/// The registry of detectors, in the order they run: those that name a behaviour first, then those
/// that only call something unusual and leave out what was named.
public enum Registry {
    /// They run first: what they know of a host is evidence beside its connections.
    public static let auth: [any AuthDetector] = [
        NewCredentialLogonDetector(),
        SuccessAfterFailuresDetector(),
        BruteForceDetector(),
        PasswordSprayingDetector(),
        UserEnumerationDetector(),
        DistributedGuessingDetector(),
        ImpossibleTravelDetector(),
        NewLocationDetector(),
        VolumeSpikeDetector(),
        AfterHoursDetector(),
        AnomalousLogonDetector(),
    ]

    public static let conns: [any ConnDetector] = [
        BeaconDetector(),
        BeaconStoppedDetector(),
        BeaconChangedDetector(),
        ConnectionBeaconDetector(),
        LongConnectionDetector(),
        HostScanDetector(),
        PortScanDetector(),
        AnomalousConnectionDetector(),
    ]

    /// What a live sensor says of itself.
    public static let sensor: [any Detector] = [SensorBlindness()]

    public static let detectors: [any Detector] = auth + conns + sensor
}
