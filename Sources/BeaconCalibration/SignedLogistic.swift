import TocsinMath

/// A weighted logistic regression whose weights, but not its bias, are bounded from below, with a small
/// ridge on standardised terms.
///
/// Newton's method; each step is a quadratic program that coordinate descent solves within the
/// bounds. Deterministic to the digit: sums run in order, with the project's own exponential.
struct SignedLogistic {
    /// In the terms' own units.
    private(set) var bias = 0.0
    private(set) var weights: [Double]

    static let ridge = 1e-4
    private static let newtonSteps = 100
    private static let descentRounds = 400

    /// `rows` of equal length; `isPositive` and `importance` one a row; `least` weights one a term, ≥ 0.
    init(rows: [[Double]], isPositive: [Bool], importance: [Double], least: [Double]) {
        let count = rows.first?.count ?? 0
        weights = [Double](repeating: 0, count: count)
        let n = Double(max(rows.count, 1))
        let means = (0..<count).map { k in rows.reduce(0) { $0 + $1[k] } / n }
        let scales = (0..<count).map { k -> Double in
            let variance = rows.reduce(0) { $0 + ($1[k] - means[k]) * ($1[k] - means[k]) } / n
            return variance > 1e-18 ? variance.squareRoot() : 1
        }
        // The bias is the last coefficient, with a term of 1.
        let standard = rows.map { row in
            (0..<count).map { (row[$0] - means[$0]) / scales[$0] } + [1]
        }
        let lower = zip(least, scales).map { $0 * $1 } + [-Double.infinity]
        var b = lower.map { $0.isFinite ? $0 : 0 }
        var value = Self.objective(b, standard, isPositive, importance)
        for _ in 0..<Self.newtonSteps {
            let (gradient, hessian) = Self.derivatives(b, standard, isPositive, importance)
            let step = Self.boundedStep(b, gradient, hessian, lower)
            var scale = 1.0
            var next = b
            var nextValue = value
            repeat {
                next = zip(b, step).map { $0 + scale * $1 }
                nextValue = Self.objective(next, standard, isPositive, importance)
                scale /= 2
            } while nextValue > value && scale > 1e-6
            guard nextValue < value else { break }
            let gain = value - nextValue
            (b, value) = (next, nextValue)
            if gain < 1e-10 * abs(value) { break }
        }
        bias = b[count]
        for k in 0..<count {
            weights[k] = b[k] / scales[k]
            bias -= weights[k] * means[k]
        }
    }

    private static func margin(_ b: [Double], _ row: [Double]) -> Double {
        var total = 0.0
        for k in b.indices { total += b[k] * row[k] }
        return total
    }

    private static func objective(
        _ b: [Double], _ rows: [[Double]], _ isPositive: [Bool], _ importance: [Double]
    ) -> Double {
        var total = ridge * b.dropLast().reduce(0) { $0 + $1 * $1 }
        for i in rows.indices {
            let z = isPositive[i] ? margin(b, rows[i]) : -margin(b, rows[i])
            // ln(1 + e^−z) without overflow.
            let loss =
                z > 0
                ? Elementary.log1p(Elementary.exp(-z)) : Elementary.log1p(Elementary.exp(z)) - z
            total += importance[i] * loss
        }
        return total
    }

    private static func derivatives(
        _ b: [Double], _ rows: [[Double]], _ isPositive: [Bool], _ importance: [Double]
    ) -> (gradient: [Double], hessian: [[Double]]) {
        let count = b.count
        var gradient = b.map { 2 * ridge * $0 }
        gradient[count - 1] = 0
        var hessian = (0..<count).map { k in
            (0..<count).map { $0 == k ? (k < count - 1 ? 2 * ridge : 1e-12) : 0 }
        }
        for i in rows.indices {
            let p = 1 / (1 + Elementary.exp(-margin(b, rows[i])))
            let error = importance[i] * (p - (isPositive[i] ? 1 : 0))
            let curvature = importance[i] * max(p * (1 - p), 1e-12)
            for k in 0..<count {
                gradient[k] += error * rows[i][k]
                let weighted = curvature * rows[i][k]
                for j in 0...k { hessian[k][j] += weighted * rows[i][j] }
            }
        }
        for k in 0..<count { for j in 0..<k { hessian[j][k] = hessian[k][j] } }
        return (gradient, hessian)
    }

    /// The step that minimises the quadratic model with every weight staying within its bound.
    private static func boundedStep(
        _ b: [Double], _ gradient: [Double], _ hessian: [[Double]], _ lower: [Double]
    ) -> [Double] {
        var step = [Double](repeating: 0, count: b.count)
        for _ in 0..<descentRounds {
            var change = 0.0
            for k in b.indices {
                var slope = gradient[k]
                for j in b.indices { slope += hessian[k][j] * step[j] }
                let next = max(step[k] - slope / hessian[k][k], lower[k] - b[k])
                change = max(change, abs(next - step[k]))
                step[k] = next
            }
            if change < 1e-12 { break }
        }
        return step
    }
}
