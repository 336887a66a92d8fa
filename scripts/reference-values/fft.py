"""Writes reference transforms: python3 scripts/reference-values/fft.py > Tests/TocsinMathTests/Fixtures/FFTReference.swift

The input of size n is re, im = u - 0.5 with u from SeededGenerator(seed: n), real part first, point by point.
"""

import numpy
import scipy
import scipy.fft
from generator import SeededGenerator, swift

print("// swift-format-ignore-file")
print(f"// Made by scripts/reference-values/fft.py with scipy {scipy.__version__}, numpy {numpy.__version__}.")
print("// Input: re, im = uniform() - 0.5 from SeededGenerator(seed: n), point by point.\n")
print("enum FFTReference {")
for n in [1, 2, 4, 8, 16, 32, 64, 256, 2048, 4096, 65536]:
    g = SeededGenerator(n)
    x = numpy.array([complex(g.uniform() - 0.5, g.uniform() - 0.5) for _ in range(n)])
    y = scipy.fft.fft(x)
    bins = range(n) if n <= 64 else [k * (n - 1) // 15 for k in range(16)]
    print(swift(f"re{n}", [y[k].real for k in bins], doc=f"Bins of {n} points: all up to 64, else k(n - 1)/15."))
    print(swift(f"im{n}", [y[k].imag for k in bins]))
print("    static let all: [(count: Int, re: [Double], im: [Double])] = [")
for n in [1, 2, 4, 8, 16, 32, 64, 256, 2048, 4096, 65536]:
    print(f"        ({n}, re{n}, im{n}),")
print("    ]\n}")
