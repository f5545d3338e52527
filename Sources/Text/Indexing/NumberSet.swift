/// A set of numbers whose memory is used again once it has been emptied.
struct NumberSet {
    private var numbers = [UInt64](repeating: 0, count: 1024)
    /// The round in which a place was filled; in another round it is free.
    private var rounds = [UInt32](repeating: 0, count: 1024)
    private var round: UInt32 = 1
    private var count = 0

    /// Empties the set.
    mutating func removeAll() {
        count = 0
        round &+= 1
        guard round == 0 else { return }
        rounds = [UInt32](repeating: 0, count: rounds.count)
        round = 1
    }

    /// Adds a number; false where it is there.
    mutating func insert(_ number: UInt64) -> Bool {
        if count * 2 >= numbers.count { grow() }
        let mask = numbers.count - 1
        var place = NumberSet.hash(number) & mask
        while rounds[place] == round {
            if numbers[place] == number { return false }
            place = (place + 1) & mask
        }
        numbers[place] = number
        rounds[place] = round
        count += 1
        return true
    }

    private mutating func grow() {
        let old = zip(numbers, rounds).filter { $0.1 == round }.map(\.0)
        let size = numbers.count * 2
        numbers = [UInt64](repeating: 0, count: size)
        rounds = [UInt32](repeating: 0, count: size)
        (round, count) = (1, 0)
        for number in old { _ = insert(number) }
    }

    /// The upper bits of a product depend on all of the number; texts choose the numbers, so the factor is of no use to them
    /// beyond making one item slow to index.
    @inline(__always)
    private static func hash(_ number: UInt64) -> Int {
        let mixed = (number ^ number >> 32) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 32)
    }
}
