/// Terms that end at the same place of an index, behind one number: most often there is one, and the number is its place.
struct TermChains: Sendable {
    /// Places of terms in the pool, each with the number of those before it.
    private var links: [(place: Int32, next: Int32)] = []

    /// The number of no term.
    static let none: Int32 = -1

    /// Adds a term to those behind `first`.
    mutating func add(_ place: Int32, to first: inout Int32) {
        guard first != TermChains.none else {
            first = place
            return
        }
        links.append((place, first))
        first = -1 - Int32(links.count)
    }

    /// Calls `body` with the places of the terms behind a number.
    @inline(__always)
    func forEach(_ first: Int32, _ body: (_ place: Int32) -> Void) {
        var first = first
        while first < TermChains.none {
            let link = links[Int(-2 - first)]
            body(link.place)
            first = link.next
        }
        if first >= 0 { body(first) }
    }
}
