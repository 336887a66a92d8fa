import Foundation
import TocsinEngine

/// Shows how far the reading has come: a bar on a terminal, a line every ten seconds elsewhere.
struct ProgressLine {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let start = ContinuousClock.now
    private var shown: ContinuousClock.Instant
    private var isVisible = false

    /// Work that ends sooner than this needs no bar.
    private static let patience = Duration.milliseconds(400)
    private static let barInterval = Duration.milliseconds(100)
    private static let lineInterval = Duration.seconds(10)
    private static let barWidth = 30

    init() { shown = start }

    mutating func update(_ progress: ReadProgress) {
        let now = ContinuousClock.now
        let interval = isTerminal ? Self.barInterval : Self.lineInterval
        guard now - shown >= interval, now - start >= Self.patience else { return }
        shown = now
        let share =
            progress.totalBytes > 0
            ? min(1, Double(progress.bytes) / Double(progress.totalBytes)) : 0
        let amount =
            "\(progress.bytes >> 20) of \(progress.totalBytes >> 20) MiB, "
            + "\(progress.file) of \(progress.files) inputs"
        if isTerminal {
            let filled = Int(share * Double(Self.barWidth))
            let bar =
                String(repeating: "#", count: filled)
                + String(repeating: ".", count: Self.barWidth - filled)
            put("\r[\(bar)] \(amount)\u{1B}[K")
            isVisible = true
        } else {
            put("tocsin: read \(amount)\n")
        }
    }

    /// Takes the bar off the terminal.
    mutating func finish() {
        if isVisible { put("\r\u{1B}[K") }
        isVisible = false
    }

    private func put(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
