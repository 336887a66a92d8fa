"""Writes reference values of the statistics:
python3 scripts/reference-values/distributions.py > Tests/TocsinMathTests/Fixtures/StatisticsReference.swift
"""

import numpy
import scipy
from scipy import special, stats
from fractions import Fraction
from decimal import Decimal, getcontext
from generator import SeededGenerator, swift

getcontext().prec = 60
print("// swift-format-ignore-file")
print(f"// Made by scripts/reference-values/distributions.py with scipy {scipy.__version__}, numpy {numpy.__version__};")
print("// exp and log with Python's decimal at 60 digits, generators from their definitions.\n")
print("enum StatisticsReference {")

x = [-745.1, -700.5, -40.25, -1.0, -0.35, -1e-9, 0, 1e-17, 0.3465, 0.5, 1.0, 2.5, 88.7, 300.125, 709.7]
print(swift("expArguments", x))
print(swift("exp", [float(Decimal(v).exp()) for v in x]))
ln2 = Decimal(2).ln()
e2 = [-1074.0, -1022.5, -30.1, -0.5, 0, 0.123456789, 0.5, 1.0, 10.75, 1023.5]
print(swift("exp2Arguments", e2))
print(swift("exp2", [float((Decimal(v) * ln2).exp()) for v in e2]))
x = [5e-324, 1e-300, 0.1, 0.5, 0.7071067, 0.7071068, 0.999999, 1.0, 1.0000001, 1.4142, 1.4143, 2, 10, 12345.678, 1.7e308]
print(swift("logArguments", x))
print(swift("log", [float(Decimal(v).ln()) for v in x]))
x = [-0.999, -0.5, -1e-5, -1e-18, 0, 1e-20, 1e-8, 1e-3, 0.4, 1.0, 1e10]
print(swift("log1pArguments", x))
print(swift("log1p", [float((1 + Decimal(v)).ln()) for v in x]))

p = [1e-300, 1e-20, 1e-6, 0.001, 0.0249, 0.07, 0.0751, 0.25, 0.5, 0.6, 0.9249, 0.9251, 0.99, 1 - 1e-12]
print(swift("normalProbabilities", p))
print(swift("normalQuantiles", special.ndtri(p), doc="scipy.special.ndtri."))

g = SeededGenerator(11)
for n in [1, 2, 7, 100, 1001]:
    v = [round(g.uniform() * 50) / 4 if n == 100 else g.uniform() * 9 - 3 for _ in range(n)]
    q = [0, 0.1, 0.25, 0.5, 0.77, 0.999, 1]
    median = numpy.median(v)
    print(swift(f"quantiles{n}", list(numpy.quantile(v, q)), doc="numpy.quantile at 0, .1, .25, .5, .77, .999, 1."))
    print(swift(f"spread{n}", [stats.median_abs_deviation(v), stats.iqr(v)], doc="scipy.stats median_abs_deviation, iqr."))

print("    /// shape, scale, x, scipy.stats.genpareto.sf.")
print("    static let genpareto: [(Double, Double, Double, Double)] = [")
for shape in [-1.3, -0.4, -1e-6, 0, 1e-13, 0.2, 0.9]:
    for scale in [0.01, 2.0]:
        for z in [0.0, 0.1, 0.7, 2.4, 9.0]:
            sf = stats.genpareto.sf(z * scale, shape if abs(shape) > 1e-12 else 0, scale=scale)
            print(f"        ({shape!r}, {scale!r}, {z * scale!r}, {float(sf)!r}),")
print("    ]\n")
sample = [float(stats.genpareto.isf((j + 0.5) / 40, -0.25, scale=0.1)) for j in range(40)]
print(swift("paretoSample", sample, doc="40 quantiles of genpareto(-0.25, scale 0.1)."))
# The moments in exact rational arithmetic.
xs = sorted(Fraction(v) for v in sample)
n = len(xs)
a0 = sum(xs) / n
a1 = sum(v * Fraction(n - j, n - 1) for j, v in enumerate(xs, 1)) / n
print(swift("paretoFit", [float(2 - a0 / (a0 - 2 * a1)), float(2 * a0 * a1 / (a0 - 2 * a1))],
            doc="Shape and scale by probability-weighted moments, in rational arithmetic."))

g = SeededGenerator(0, state=[1, 2, 3, 4])
print(swift("xoshiro1234", [g.next() for _ in range(10)], "UInt64", "xoshiro256** from state 1, 2, 3, 4."))
g = SeededGenerator(42, 7)
print(swift("stream42x7", [g.next() for _ in range(5)], "UInt64", "Seed 42, stream 7."))

hours = [22.5, 23.25, 0.5, 1.75, 23.9]
angle = numpy.array(hours) / 24 * 2 * numpy.pi
z = numpy.exp(1j * angle).mean()
print(swift("hours", hours))
print(swift("hoursDirection", [stats.circmean(hours, high=24, low=0), abs(z)], doc="scipy.stats.circmean and |mean e^iθ|."))
print("}")
