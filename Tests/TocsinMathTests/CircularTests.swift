import Testing
import TocsinMath

@Suite struct CircularTests {
    @Test func agreesWithSciPy() {
        var hours = Circular(period: 24)
        for hour in StatisticsReference.hours { hours.add(hour) }
        #expect(abs(hours.meanDirection - StatisticsReference.hoursDirection[0]) < 1e-12)
        #expect(abs(hours.resultantLength - StatisticsReference.hoursDirection[1]) < 1e-14)
    }

    @Test func midnightIsBetweenItsNeighbours() {
        var hours = Circular(period: 24)
        hours.add(23)
        hours.add(1)
        let direction = hours.meanDirection
        #expect(min(direction, 24 - direction) < 1e-12 && direction < 24)
    }

    @Test func evenSpreadHasNoDirection() {
        var hours = Circular(period: 24)
        #expect(hours.meanDirection.isNaN && hours.resultantLength.isNaN)
        for hour in 0..<24 { hours.add(Double(hour)) }
        #expect(hours.resultantLength < 1e-12)
        #expect(hours.meanDirection.isNaN)
    }

    @Test func unknownIsLeftOut() {
        var hours = Circular(period: 24)
        hours.add(.nan)
        hours.add(.infinity)
        #expect(hours.count == 0)
        hours.add(30)
        #expect(abs(hours.meanDirection - 6) < 1e-12)
        #expect(hours.resultantLength == 1)
    }
}
