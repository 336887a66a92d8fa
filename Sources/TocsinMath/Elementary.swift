/// Elementary functions built from IEEE 754 `+ − × ÷` alone, so that a score, a model or a
/// generated log has the same bits on every machine; C libraries choose other code paths by CPU.
///
/// Errors stay within 2 units in the last place of the exact value.
public enum Elementary {
    /// ln 2 in two parts; the low 32 bits of the first are zero, so that k · `ln2High` is exact.
    @usableFromInline static let ln2High = 0x1.62e42feep-1
    @usableFromInline static let ln2Low = 0x1.a39ef35793c76p-33

    /// eˣ; +∞ above 709.78, 0 below −745.13, NaN for NaN.
    @inlinable
    public static func exp(_ x: Double) -> Double {
        guard x < 709.782_712_893_384 else { return x.isNaN ? x : .infinity }
        guard x > -745.2 else { return 0 }
        let k = (x * 0x1.71547652b82fep+0).rounded()
        return scaled(expOfSmall((x - k * ln2High) - k * ln2Low), by: k)
    }

    /// 2ˣ; +∞ from 1024, 0 below −1075, NaN for NaN. Exact for whole x.
    @inlinable
    public static func exp2(_ x: Double) -> Double {
        guard x < 1024 else { return x.isNaN ? x : .infinity }
        guard x > -1075.5 else { return 0 }
        let k = x.rounded()
        return scaled(expOfSmall((x - k) * 0x1.62e42fefa39efp-1), by: k)
    }

    /// The natural logarithm; −∞ at ±0, NaN below 0 and for NaN.
    ///
    /// As in fdlibm's `e_log.c`: x = 2ᵏ(1+f), s = f/(2+f), log(1+f) = f − (f²/2 − s(f²/2 + R(s²)));
    /// R is the artanh series here.
    @inlinable
    public static func log(_ x: Double) -> Double {
        guard x > 0 else { return x == 0 ? -.infinity : .nan }
        guard x < .infinity else { return x }
        var k = Double(x.exponent)
        var m = x.significand
        if m > 0x1.6a09e667f3bcdp+0 {
            m *= 0.5
            k += 1
        }
        let f = m - 1
        let s = f / (2 + f)
        let z = s * s
        var r = 2.0 / 21
        r = r * z + 2.0 / 19
        r = r * z + 2.0 / 17
        r = r * z + 2.0 / 15
        r = r * z + 2.0 / 13
        r = r * z + 2.0 / 11
        r = r * z + 2.0 / 9
        r = r * z + 2.0 / 7
        r = r * z + 2.0 / 5
        r = r * z + 2.0 / 3
        let half = 0.5 * f * f
        return k * ln2High - ((half - (s * (half + r * z) + k * ln2Low)) - f)
    }

    /// ln(1+x) without loss for small x; NaN below −1.
    @inlinable
    public static func log1p(_ x: Double) -> Double {
        let u = 1 + x
        // Kahan's correction: log(u) · x/(u−1) restores the bits lost in 1 + x.
        return u == 1 || x == .infinity ? x : u > 0 ? log(u) * (x / (u - 1)) : log(u)
    }

    /// Cosine and sine of an angle in full turns (1 = 2π); exact at multiples of ⅛ turn up to
    /// rounding of √½, and exactly symmetric between octants. NaN unless `turns` is finite.
    public static func cosSin(turns: Double) -> (cos: Double, sin: Double) {
        guard turns.isFinite else { return (.nan, .nan) }
        let fraction = turns - turns.rounded(.down)
        // Quarter 0…4 and the rest, −⅛…⅛; both steps are exact in binary.
        let quarter = (fraction * 4).rounded()
        let theta = (fraction - quarter * 0.25) * (2 * Double.pi)
        let z = theta * theta
        var sinSeries = 1.0
        var cosSeries = 1.0
        for k in stride(from: 9.0, to: 0, by: -1) {
            sinSeries = 1 - sinSeries * z / ((2 * k) * (2 * k + 1))
            cosSeries = 1 - cosSeries * z / ((2 * k - 1) * (2 * k))
        }
        let (c, s) = (cosSeries, theta * sinSeries)
        switch quarter {
        case 1: return (-s, c)
        case 2: return (-c, -s)
        case 3: return (s, -c)
        default: return (c, s)
        }
    }

    /// The angle of the point (x, y) in turns, 0 ..< 1, anticlockwise from the x axis; NaN at the
    /// origin and for coordinates that are not finite.
    public static func turns(x: Double, y: Double) -> Double {
        let largest = max(abs(x), abs(y))
        guard largest > 0, largest < .infinity, !x.isNaN, !y.isNaN else { return .nan }
        let (ux, uy) = (x / largest, y / largest)
        let radius = (ux * ux + uy * uy).squareRoot()
        // A parabola within ½° of the arctangent of the octant, then two third-order corrections by
        // the sine of what is left.
        let t = min(abs(ux), abs(uy))
        var angle = t * (0.125 + 0.0434 * (1 - t))
        if abs(uy) > abs(ux) { angle = 0.25 - angle }
        if ux < 0 { angle = 0.5 - angle }
        if uy < 0 { angle = -angle }
        for _ in 0..<2 {
            let (c, s) = cosSin(turns: angle)
            let sine = (uy * c - ux * s) / radius
            angle += (sine + sine * sine * sine / 6) / (2 * Double.pi)
        }
        if angle < 0 { angle += 1 }
        return angle < 1 ? angle : 0
    }

    /// eʳ for |r| ≤ ½ ln 2: Taylor, remainder below 5e-18.
    @inlinable
    @inline(__always)
    static func expOfSmall(_ r: Double) -> Double {
        var e = 1.0 / 6_227_020_800
        e = e * r + 1.0 / 479_001_600
        e = e * r + 1.0 / 39_916_800
        e = e * r + 1.0 / 3_628_800
        e = e * r + 1.0 / 362_880
        e = e * r + 1.0 / 40_320
        e = e * r + 1.0 / 5040
        e = e * r + 1.0 / 720
        e = e * r + 1.0 / 120
        e = e * r + 1.0 / 24
        e = e * r + 1.0 / 6
        e = e * r + 0.5
        return 1 + (r + r * r * e)
    }

    /// `value` · 2ᵏ for whole k in −1076…1024, in two steps so that neither factor leaves the
    /// range.
    @inlinable
    @inline(__always)
    static func scaled(_ value: Double, by k: Double) -> Double {
        let exponent = Int(k)
        let first = exponent / 2
        return value * powerOfTwo(first) * powerOfTwo(exponent - first)
    }

    /// 2ᵏ for k in −1022…1023.
    @inlinable
    @inline(__always)
    static func powerOfTwo(_ k: Int) -> Double {
        Double(bitPattern: UInt64(truncatingIfNeeded: k &+ 1023) << 52)
    }
}
