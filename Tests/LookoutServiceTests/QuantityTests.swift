import LookoutService
import Testing

@Suite struct QuantityTests {
    @Test(arguments: [
        ("0s", 0), ("90s", 90), ("30m", 1800), ("30min", 1800), ("2h", 7200), ("1d", 86_400), ("10 m", 600),
        ("400d", 400 * 86_400),
    ])
    func `a duration is a number and a unit`(text: String, seconds: Int) {
        #expect(Quantity.seconds(text) == seconds)
    }

    @Test(arguments: [
        "", "m", "30", "30x", "-5m", "1.5h", "401d", "9223372036854775807d", "99999999999999999999s", "３０m", "30 m 5",
    ])
    func `anything else is no duration`(text: String) {
        #expect(Quantity.seconds(text) == nil)
    }

    @Test(arguments: [
        ("0", 0), ("512", 512), ("512B", 512), ("500K", 500_000), ("10M", 10_000_000), ("10MB", 10_000_000),
        ("1G", 1_000_000_000), ("2g", 2_000_000_000), ("1000 GB", 1_000_000_000_000),
    ])
    func `a size is a number with or without a unit of thousands`(text: String, bytes: Int) {
        #expect(Quantity.bytes(text) == bytes)
    }

    @Test(arguments: ["", "M", "10X", "-1", "1.5M", "1001G", "9223372036854775807K", "99999999999999999999"])
    func `anything else is no size`(text: String) {
        #expect(Quantity.bytes(text) == nil)
    }

    @Test(arguments: [("7:00", 25_200), ("07:00", 25_200), ("00:00", 0), ("23:59", 86_340), ("7:05", 25_500)])
    func `a time of day is hours and minutes`(text: String, seconds: Int) {
        #expect(Quantity.timeOfDay(text) == seconds)
    }

    @Test(arguments: ["", "7", "7:0", "7:000", "24:00", "07:60", "-1:00", "+7:00", "7:+5", "07:00:00", "7.00", "٠٧:٠٠"])
    func `anything else is no time of day`(text: String) {
        #expect(Quantity.timeOfDay(text) == nil)
    }
}
