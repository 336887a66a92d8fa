"""xoshiro256** from its definition (Blackman & Vigna 2021), for the other scripts."""

import struct

MASK = (1 << 64) - 1


def fold(a, b):
    product = a * b
    return a ^ b ^ (product & MASK) ^ (product >> 64)


def stable_hash(a, b, key):
    """StableHash.mix(a, b, key:) of Sources/TocsinMath/StableHash.swift."""
    first = fold(a ^ 0xA0761D6478BD642F ^ key, ((b ^ 0xE7037ED1A0B428DB) + key) & MASK)
    return fold(first ^ 0x8EBC6AF09C88C6E3, 0xA0761D6478BD642F ^ 2)


class SeededGenerator:
    """The seeding of Sources/TocsinMath/SeededGenerator.swift over the published generator."""

    def __init__(self, seed, stream=0, state=None):
        self.s = list(state) if state else [stable_hash(seed, stream, k) for k in range(4)]

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
