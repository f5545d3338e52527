/// What wakes what: for each of a range of numbers from 0 those that it leads to, in one array.
struct WakeTable<Target: Sendable>: Sendable {
    /// Where the targets of each number start, and their end.
    private let starts: [Int32]
    let targets: [Target]

    /// Leads from `source` to `target`, for each pair; sources are below `count`.
    init(_ pairs: [(source: Int32, target: Target)], count: Int) {
        var starts = [Int32](repeating: 0, count: count + 1)
        for pair in pairs { starts[Int(pair.source) + 1] += 1 }
        for source in 0..<count { starts[source + 1] += starts[source] }
        var places = starts
        // In the order of their sources; those of one source in the order of the pairs.
        var order = [Int32](repeating: 0, count: pairs.count)
        for (number, pair) in pairs.enumerated() {
            order[Int(places[Int(pair.source)])] = Int32(number)
            places[Int(pair.source)] += 1
        }
        self.starts = starts
        targets = order.map { pairs[Int($0)].target }
    }

    /// Where the targets of a number stand in `targets`.
    @inline(__always)
    func places(of source: Int32) -> Range<Int> {
        Int(starts[Int(source)])..<Int(starts[Int(source) + 1])
    }
}
