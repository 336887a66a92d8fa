import Foundation
import Logging

/// What goes to standard error: one line each, through swift-log, so that embedders can redirect it.
enum Diagnostics {
    /// Sets up the log handler of the program; `verbose` shows timings and details.
    static func start(verbose: Bool) -> Logger {
        var logger = Logger(label: "tocsin") { _ in StandardErrorHandler() }
        logger.logLevel = verbose ? .debug : .info
        return logger
    }
}

/// Plain lines without clock or label: what a person at a terminal, or a golden file, wants to read.
private struct StandardErrorHandler: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let prefix =
            switch event.level {
            case .error, .critical: "error: "
            case .warning: "warning: "
            default: ""
            }
        // Nobody to tell is no reason to stop.
        try? FileHandle.standardError.write(
            contentsOf: Data("tocsin: \(prefix)\(event.message)\n".utf8))
    }
}
