"""xoshiro256** and SplitMix64 from their definitions (Blackman & Vigna 2021), for the other scripts."""

import struct

MASK = (1 << 64) - 1


def splitmix64(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ z >> 27) * 0x94D049BB133111EB) & MASK
        yield z ^ z >> 31


class SeededGenerator:
    """The seeding of Sources/TocsinMath/SeededGenerator.swift over the published generator."""

    def __init__(self, seed, stream=0, state=None):
        a, b = splitmix64(seed), splitmix64(stream ^ 0xD1B54A32D192ED03)
        a0, a1, b0, b1 = next(a), next(a), next(b), next(b)
        self.s = list(state) if state else [a0 ^ b0, a1 ^ b1, b0, a1]

    def next(self):
        s = self.s
        rotl = lambda x, k: ((x << k) | (x >> (64 - k))) & MASK
        result = (rotl((s[1] * 5) & MASK, 7) * 9) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)
        return result

    def uniform(self):
        return (self.next() >> 11) * 2.0**-53


def number(value):
    """A Double literal; subnormal numbers by their bits, as the compiler warns of them."""
    if 0 < abs(value) < 2.3e-308:
        return f"Double(bitPattern: 0x{struct.unpack('<Q', struct.pack('<d', value))[0]:X})"
    return repr(value)


def swift(name, values, kind="Double", doc=""):
    """One Swift array literal, a few numbers a line."""
    texts = [f"0x{v:016X}" if kind == "UInt64" else number(float(v)) for v in values]
    lines, line = [], "       "
    for t in texts:
        if len(line) + len(t) + 2 > 98:
            lines.append(line)
            line = "       "
        line += f" {t},"
    lines.append(line)
    head = f"    /// {doc}\n" if doc else ""
    return f"{head}    static let {name}: [{kind}] = [\n" + "\n".join(lines) + "\n    ]\n"
