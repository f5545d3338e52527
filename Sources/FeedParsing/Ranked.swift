/// A value that several elements may give, of which the best counts.
struct Ranked<Value> {
    private(set) var value: Value?
    /// How good the value is, 0 the best; beyond all ranks where there is none.
    private(set) var rank = Int.max

    /// Takes the value unless a better one is there; of equals the last counts.
    mutating func offer(_ new: Value?, rank newRank: Int) {
        guard let new, newRank <= rank else { return }
        (value, rank) = (new, newRank)
    }

    /// Takes the value unless one as good is there.
    mutating func offerFirst(_ new: Value?, rank newRank: Int) {
        guard let new, newRank < rank else { return }
        (value, rank) = (new, newRank)
    }
}
