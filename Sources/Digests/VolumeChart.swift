import LookoutModel

/// How much a rule caught, as a row of block characters or a drawing.
struct VolumeChart {
    let volume: RuleVolume
    /// The edition's own day, the last of the row.
    let day: Day

    private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    private var most: Int {
        max(1, volume.counts.max() ?? 0)
    }

    /// One character a day; the lowest is nothing.
    var line: String {
        volume.counts.map { count in
            count <= 0 ? VolumeChart.blocks[0] : VolumeChart.blocks[1 + (count * 7 - 1) / most]
        }.joined()
    }

    /// `42 new developments in 30 days, 9 in the last 7, most on 19 November: 7`.
    var summary: String {
        let number =
            DigestDate.count(volume.total, "new development") + " in " + DigestDate.count(volume.counts.count, "day")
        let week = volume.counts.count > 7 ? ", \(DigestDate.grouped(volume.lastWeek)) in the last 7" : ""
        guard let place = volume.counts.lastIndex(of: most), volume.total > 0 else { return number + week }
        let peak = day.advanced(by: place - volume.counts.count + 1)
        return "\(number)\(week), most on \(DigestDate.dayAndMonth(peak)): \(DigestDate.grouped(most))"
    }

    /// A drawing of one bar a day, with `summary` as its text.
    func draw(_ writer: inout HTMLWriter) {
        let (step, height) = (4, 24)
        let size = "0 0 \(max(1, volume.counts.count) * step) \(height)"
        writer.inline(
            "svg",
            [
                ("viewBox", size), ("preserveAspectRatio", "none"), ("role", "img"), ("aria-label", summary),
                ("class", "chart"),
            ]
        ) {
            writer in
            for (place, count) in volume.counts.enumerated() {
                // A day without anything is a dot on the ground line.
                let bar = count <= 0 ? 1 : max(3, (count * height + most - 1) / most)
                writer.inline(
                    "rect",
                    [
                        ("x", String(place * step)), ("y", String(height - bar)), ("width", String(step - 1)),
                        ("height", String(bar)),
                    ] + (count <= 0 ? [("class", "none")] : []),
                    ""
                )
            }
        }
    }
}
