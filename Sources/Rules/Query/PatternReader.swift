/// Reads the syntax of a regular expression as far as rules need it: what it must contain, and what is refused.
///
/// The syntax is ICU's. Wherever it could be read in two ways it is refused, so that what is said to be in every match is.
struct PatternReader {
    /// Something wrong, and where in the source.
    struct Failure: Error {
        let fact: QueryProblem.Fact
        /// In Unicode scalars of the source.
        let range: Range<Int>

        init(_ problem: PatternProblem, _ range: Range<Int>) {
            self.init(fact: .pattern(problem), range: range)
        }

        init(fact: QueryProblem.Fact, range: Range<Int>) {
            self.fact = fact
            self.range = range
        }
    }

    /// What is known of a part.
    private struct Part {
        /// Texts of which one stands in every match; nil where nothing is known.
        var literals: PatternLiterals?
        /// Whether something in it repeats without end.
        var isEndless = false
    }

    private struct Repeat {
        let minimum: Int
        let isEndless: Bool
    }

    /// The most scalars of one regular expression.
    static let lengthLimit = 1000

    private let scalars: [Unicode.Scalar]
    private var index = 0

    private init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    /// Texts, folded as far as case goes, of which one stands in every match; nil where there is none.
    static func literals(of source: String) throws(Failure) -> PatternLiterals? {
        let scalars = Array(source.unicodeScalars)
        guard scalars.count <= lengthLimit else {
            throw Failure(fact: .tooLong(limit: lengthLimit), range: 0..<scalars.count)
        }
        var reader = PatternReader(scalars)
        let part = try reader.alternatives(depth: 0)
        guard reader.index == scalars.count else {
            throw Failure(.invalid, reader.index..<(reader.index + 1))
        }
        return part.literals
    }

    private var current: Unicode.Scalar? {
        index < scalars.count ? scalars[index] : nil
    }

    private func starts(with text: String) -> Bool {
        scalars[index...].starts(with: text.unicodeScalars)
    }

    // MARK: Parts

    private mutating func alternatives(depth: Int) throws(Failure) -> Part {
        guard depth <= QueryParser.depthLimit else {
            throw Failure(fact: .tooDeep(limit: QueryParser.depthLimit), range: (index - 1)..<index)
        }
        var part = try sequence(depth: depth)
        while current == "|" {
            index += 1
            let other = try sequence(depth: depth)
            part.isEndless = part.isEndless || other.isEndless
            part.literals = PatternLiterals.either(part.literals, other.literals)
        }
        return part
    }

    private mutating func sequence(depth: Int) throws(Failure) -> Part {
        var part = Part()
        var run: [Unicode.Scalar] = []
        func endRun() {
            if let literal = PatternLiterals(run: run) { part.literals = PatternLiterals.best(part.literals, literal) }
            run = []
        }
        while let scalar = current, scalar != "|", scalar != ")" {
            let start = index
            if let kind = PatternLiterals.Kind(scalar) {
                index += 1
                let times = try repeats(from: start)
                part.isEndless = part.isEndless || times?.isEndless == true
                if let last = run.last, PatternLiterals.Kind(last) != kind { endRun() }
                if times.map({ $0.minimum > 0 }) ?? true { run.append(scalar) }
                if times != nil { endRun() }
                continue
            }
            endRun()
            let inner = try atom(scalar, depth: depth)
            let times = try repeats(from: start)
            if times?.isEndless == true, inner.isEndless { throw Failure(.nestedRepeat, start..<index) }
            part.isEndless = part.isEndless || inner.isEndless || times?.isEndless == true
            if let literals = inner.literals, times.map({ $0.minimum > 0 }) ?? true {
                part.literals = PatternLiterals.best(part.literals, literals)
            }
        }
        endRun()
        return part
    }

    /// One thing that a repeat can follow, or a mark such as `(?i)`.
    private mutating func atom(_ scalar: Unicode.Scalar, depth: Int) throws(Failure) -> Part {
        switch scalar {
        case "\\":
            try escape()
            return Part()
        case "[":
            try set()
            return Part()
        case "(":
            return try group(depth: depth)
        case "*", "+", "?", "{":
            throw Failure(.invalid, index..<(index + 1))
        default:
            index += 1
            return Part()
        }
    }

    private mutating func group(depth: Int) throws(Failure) -> Part {
        let start = index
        index += 1
        var isAside = false
        if current == "?" {
            if let opener = ["?:", "?>", "?=", "?!", "?<=", "?<!"].first(where: { starts(with: $0) }) {
                isAside = opener.hasSuffix("=") || opener.hasSuffix("!")
                index += opener.unicodeScalars.count
            } else if starts(with: "?<") {
                while let scalar = current, scalar != ">", scalar != ")" { index += 1 }
                index = min(index + 1, scalars.count)
            } else if try flags(from: start) {
                return Part()
            }
        }
        var part = try alternatives(depth: depth + 1)
        // What is looked at ahead or behind is not in the match.
        if isAside { part.literals = nil }
        return try close(part, from: start)
    }

    private mutating func close(_ part: Part, from start: Int) throws(Failure) -> Part {
        guard current == ")" else { throw Failure(.invalid, start..<(start + 1)) }
        index += 1
        return part
    }

    /// Reads `?i)`, which is no group of its own, or `?i:`; returns whether it is the former.
    private mutating func flags(from start: Int) throws(Failure) -> Bool {
        index += 1
        while let scalar = current, scalar != ":", scalar != ")" {
            index += 1
            // `x` would make spaces and comments mean nothing.
            guard "imsuw-".unicodeScalars.contains(scalar) else {
                throw Failure(.unsupported(text(start..<index)), start..<index)
            }
        }
        guard let end = current else { throw Failure(.invalid, start..<(start + 1)) }
        index += 1
        return end == ")"
    }

    // MARK: Sets and escapes

    private mutating func set() throws(Failure) {
        let start = index
        var depth = 0
        repeat {
            guard let scalar = current else { throw Failure(.invalid, start..<(start + 1)) }
            switch scalar {
            case "[":
                depth += 1
                index += 1
                if current == "^" { index += 1 }
                if current == "]" { throw Failure(.unsupported("[]"), start..<(index + 1)) }
            case "]":
                depth -= 1
                index += 1
            case "\\":
                try escape()
            default:
                index += 1
            }
        } while depth > 0
    }

    private mutating func escape() throws(Failure) {
        let start = index
        index += 1
        guard let scalar = current else { throw Failure(.invalid, start..<index) }
        index += 1
        switch scalar {
        case "d", "D", "w", "W", "s", "S", "b", "B", "A", "Z", "z", "h", "H", "v", "V", "R", "X", "n", "t", "r", "f",
            "u", "U", "x", "p", "P", "N":
            break
        case "1"..."9", "k":
            throw Failure(.backReference, start..<index)
        case "0", "a"..."z", "A"..."Z":
            throw Failure(.unsupported("\\" + String(scalar)), start..<index)
        default:
            return
        }
        switch scalar {
        case "p", "P", "N": try name(from: start)
        case "x" where current == "{": try name(from: start)
        case "x": try digits(2, from: start)
        case "u": try digits(4, from: start)
        case "U": try digits(8, from: start)
        default: break
        }
    }

    /// The name in braces after `\p`.
    private mutating func name(from start: Int) throws(Failure) {
        guard current == "{", let end = scalars[index...].firstIndex(of: "}") else {
            throw Failure(.invalid, start..<index)
        }
        index = end + 1
    }

    /// The digits after `\u`.
    private mutating func digits(_ count: Int, from start: Int) throws(Failure) {
        let digits = scalars[index...].prefix(count)
        guard digits.count == count, digits.allSatisfy({ $0.properties.isASCIIHexDigit }) else {
            throw Failure(.invalid, start..<index)
        }
        index += count
    }

    // MARK: Repeats

    /// The repeat that stands here; nil where there is none.
    private mutating func repeats(from start: Int) throws(Failure) -> Repeat? {
        let times: Repeat
        switch current {
        case "*": times = Repeat(minimum: 0, isEndless: true)
        case "+": times = Repeat(minimum: 1, isEndless: true)
        case "?": times = Repeat(minimum: 0, isEndless: false)
        case "{":
            let first = index + 1
            guard let end = scalars[first...].firstIndex(of: "}") else { throw Failure(.invalid, start..<first) }
            let numbers = text(first..<end).split(separator: ",", omittingEmptySubsequences: false)
            guard let minimum = numbers.first.flatMap({ Int($0) }), numbers.count <= 2 else {
                throw Failure(.invalid, start..<(end + 1))
            }
            index = end
            times = Repeat(minimum: minimum, isEndless: numbers.count == 2 && numbers[1].isEmpty)
        default: return nil
        }
        index += 1
        if current == "?" || current == "+" { index += 1 }
        return times
    }

    private func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
    }
}
