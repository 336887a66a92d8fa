/// How much a compressed input may unfold to before it is taken for a bomb.
package struct DecompressionLimits: Hashable, Sendable {
    /// Most output bytes per compressed byte. Text logs reach 10–30; deflate ends at 1032.
    package var maxRatio = 256
    /// Output up to which the ratio is not looked at: a short log of equal lines is no danger.
    package var ratioFreeBytes = 16 << 20
    /// Most output bytes of one file: far above a day of the busiest sensor (a conn.log of 1 TiB has
    /// some seven thousand million rows), and still an end.
    package var maxBytes = 1 << 40
    /// Base-2 logarithm of the largest zstd window, which the decoder must hold in memory: 128 MiB,
    /// what zstd itself allows without `--long`.
    package var maxWindowLog = 27

    package init() {}
}
