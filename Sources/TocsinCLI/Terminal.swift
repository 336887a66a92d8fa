import Foundation

/// What standard output is connected to.
enum Terminal {
    /// Columns of the terminal; nil where standard output is none or does not say.
    static var columns: Int? {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1,
            unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
        else { return nil }
        return Int(size.ws_col)
    }
}
