import LookoutModel

/// A term, and where it is written.
struct PlacedTerm {
    let term: Term
    let place: SourcePlace
    let endColumn: Int
}
