/// The registry of detectors, in the order they run: those that name a behaviour first, then those
/// that only call something unusual and leave out what was named.
public enum Registry {
    public static let detectors: [any Detector] = [
        BeaconDetector(),
        ConnectionBeaconDetector(),
        LongConnectionDetector(),
        HostScanDetector(),
        PortScanDetector(),
        AnomalousConnectionDetector(),
    ]
}
