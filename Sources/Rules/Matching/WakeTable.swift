/// What wakes what: for each of a range of numbers from 0 those that it leads to, in one array.
struct WakeTable: Sendable {
    /// Where the targets of each number start, and their end.
    private let starts: [Int32]
    let targets: [Int32]

    /// Leads from `source` to `target`, for each pair; sources are below `count`.
    init(_ pairs: [(source: Int32, target: Int32)], count: Int) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for pair in pairs { starts[Int(pair.source) + 1] += 1 }
        for source in 0..<count { starts[source + 1] += starts[source] }
        var places = starts
        var targets = [Int32](repeating: 0, count: pairs.count)
        for pair in pairs {
            targets[Int(places[Int(pair.source)])] = pair.target
            places[Int(pair.source)] += 1
        }
        self.starts = starts
        self.targets = targets
    }

    /// Where the targets of a number stand in `targets`.
    func places(of source: Int32) -> Range<Int> {
        Int(starts[Int(source)])..<Int(starts[Int(source) + 1])
    }
}
