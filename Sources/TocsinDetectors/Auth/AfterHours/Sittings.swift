/// How many attempts come at one sitting, by the hours with some.
struct Sittings {
    private var sum = 0.0
    private var squares = 0.0

    mutating func add(_ attempts: Int) {
        sum += Double(attempts)
        squares += Double(attempts) * Double(attempts)
    }

    /// What an attempt counts as beside independent ones, 0…1: sittings of c attempts scatter E[c²]/E[c]
    /// times as much as single ones (compound Poisson). A multiple of 2⁻¹⁰, so that sums stay exact.
    var scale: Double {
        guard squares > sum else { return 1 }
        return max((sum / squares * 1024).rounded(), 1) / 1024
    }
}
