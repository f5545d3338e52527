/// The ways to read an expression with two kinds of operators at one level, each with its parentheses.
struct QueryReadings {
    /// An operator between two operands.
    struct Operator {
        /// Its kind: AND, OR, NEAR, BEFORE.
        let name: String
        /// As it stands in an expression.
        let text: String
    }

    /// So many ways are shown.
    private static let shown = 2
    /// The longest expression of which ways to read it are looked for.
    private static let lengthLimit = 20_000

    let operands: [String]
    let operators: [Operator]

    /// The kinds of operators, in their order.
    var names: [String] {
        var names: [String] = []
        for joint in operators where !names.contains(joint.name) { names.append(joint.name) }
        return names
    }

    /// The readings that are right themselves, those in which a distance binds tighter first.
    var right: [String] {
        guard operands.reduce(0, { $0 + $1.utf8.count }) <= QueryReadings.lengthLimit else { return [] }
        let distances = names.filter { $0 == "NEAR" || $0 == "BEFORE" }
        let others = names.filter { !distances.contains($0) }
        var readings: [String] = []
        for order in QueryReadings.orders(distances + others) {
            let reading = reading(binding: order.dropLast())
            if !readings.contains(reading), (try? QueryParser.parse(reading)) != nil { readings.append(reading) }
            if readings.count == QueryReadings.shown { break }
        }
        return readings
    }

    /// All orders of the names, the given one first.
    private static func orders(_ names: [String]) -> [[String]] {
        guard names.count > 1 else { return [names] }
        return names.indices.flatMap { index in
            var rest = names
            let first = rest.remove(at: index)
            return orders(rest).map { [first] + $0 }
        }
    }

    /// The expression with the operators of each name bound tighter than those after it.
    private func reading(binding names: some Sequence<String>) -> String {
        var (operands, operators) = (operands, operators)
        for name in names {
            var joined = [operands[0]]
            var isGroup = false
            var left: [Operator] = []
            for (joint, operand) in zip(operators, operands.dropFirst()) {
                if joint.name == name {
                    joined[joined.count - 1] += " " + joint.text + " " + operand
                    isGroup = true
                    continue
                }
                if isGroup { joined[joined.count - 1] = "(" + joined[joined.count - 1] + ")" }
                isGroup = false
                left.append(joint)
                joined.append(operand)
            }
            if isGroup { joined[joined.count - 1] = "(" + joined[joined.count - 1] + ")" }
            (operands, operators) = (joined, left)
        }
        return zip(operators, operands.dropFirst()).reduce(operands[0]) { $0 + " " + $1.0.text + " " + $1.1 }
    }
}
