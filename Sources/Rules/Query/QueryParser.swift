/// Reads expressions: no operator binds tighter than another, and nothing is implied.
///
/// The grammar: one kind of operator per level; `AND NOT` but never a bare `NOT`; NEAR, BEFORE and ATLEAST take terms, lists
/// and ORs of them. An expression without any operator is one phrase.
package struct QueryParser {
    /// The deepest that parentheses may stand in each other.
    package static let depthLimit = 64
    /// The most Unicode scalars of one expression.
    package static let lengthLimit = 200_000

    private let scalars: [Unicode.Scalar]
    private let tokens: [QueryToken]
    private var index = 0
    private var field: QueryField?
    private var isInSentence = false

    private init(_ scalars: [Unicode.Scalar], _ tokens: [QueryToken]) {
        self.scalars = scalars
        self.tokens = tokens
    }

    /// Reads an expression; beside the query, what is worth a note.
    ///
    /// Where the whole expression was in quotes that its file format took away (`isQuoted`), words alone are the phrase
    /// they were, `and` included.
    ///
    /// - Throws: `QueryProblem`, the first that is found.
    package static func parse(
        _ text: String,
        isQuoted: Bool = false
    ) throws(QueryProblem) -> (query: Query, notes: [QueryProblem]) {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count <= lengthLimit else { throw QueryProblem(.tooLong(limit: lengthLimit), 0..<scalars.count) }
        let (tokens, notes) = try QueryLexer.tokens(of: scalars)
        guard let first = tokens.first, let last = tokens.last else { throw QueryProblem(.empty, 0..<scalars.count) }
        if let phrase = try phrase(tokens, isQuoted: isQuoted) {
            return (phrase, notes + (isQuoted ? [] : slips(in: tokens)))
        }
        var parser = QueryParser(scalars, tokens)
        let query = try parser.level(depth: 0)
        if let token = parser.current {
            throw QueryProblem(.unopened, token.range)
        }
        return (Query(query.kind, range: first.range.lowerBound..<last.range.upperBound), notes)
    }

    /// An expression of words alone is one phrase.
    private static func phrase(_ tokens: [QueryToken], isQuoted: Bool) throws(QueryProblem) -> Query? {
        guard tokens.count > 1 else { return nil }
        var terms: [Term] = []
        for token in tokens {
            guard case .term(let term, isQuoted: false) = token.kind else { return nil }
            terms.append(term)
        }
        for (token, term) in zip(tokens, terms).dropFirst().dropLast()
        where !isQuoted && isSmallOperator(term.text) {
            throw QueryProblem(smallOperator(term.text, in: tokens, before: token.range), token.range)
        }
        guard terms.dropFirst().allSatisfy({ $0.reach == .word }), terms.dropLast().allSatisfy({ !$0.isPrefix }) else {
            return nil
        }
        let range = tokens[0].range.lowerBound..<tokens[tokens.count - 1].range.upperBound
        let term = Term(
            terms.map(\.text).joined(separator: " "),
            reach: terms[0].reach,
            isPrefix: terms.last?.isPrefix == true
        )
        if let fact = TermCheck.problem(of: term) { throw QueryProblem(fact, range) }
        return Query(.term(term), range: range)
    }

    /// Words of a phrase that are probably operators: `Taiwan ADN Japan`.
    private static func slips(in tokens: [QueryToken]) -> [QueryProblem] {
        let words = tokens.map { token in
            if case .term(let term, _) = token.kind { term.text } else { "" }
        }
        // In a phrase all of capitals any word may be what it is.
        guard words.contains(where: { !OperatorName.isCapitals($0) }) else { return [] }
        return zip(tokens, words).dropFirst().dropLast().compactMap { token, word in
            OperatorName.surelyMeant(by: word).map {
                QueryProblem(.operatorLike(word, suggestion: $0), token.range)
            }
        }
    }

    private var current: QueryToken? {
        index < tokens.count ? tokens[index] : nil
    }

    // MARK: Levels

    private enum Joint: Equatable {
        case and(isNegated: Bool)
        case or
        case near(distance: Int, isOrdered: Bool)

        var name: String {
            switch self {
            case .and: "AND"
            case .or: "OR"
            case .near(_, let isOrdered): isOrdered ? "BEFORE" : "NEAR"
            }
        }

        var text: String {
            switch self {
            case .and(let isNegated): isNegated ? "AND NOT" : "AND"
            case .or: "OR"
            case .near(let distance, _): name + "/" + String(distance)
            }
        }
    }

    private mutating func level(depth: Int) throws(QueryProblem) -> Query {
        guard depth <= QueryParser.depthLimit else {
            let range = tokens[max(0, index - 1)].range
            throw QueryProblem(.tooDeep(limit: QueryParser.depthLimit), range)
        }
        var operands = [try unary(depth: depth)]
        var joints: [(joint: Joint, range: Range<Int>)] = []
        while let joint = try joint(after: operands[operands.count - 1]) {
            joints.append(joint)
            operands.append(try unary(depth: depth, after: joint.joint.name))
        }
        guard let first = joints.first else { return operands[0] }
        if let other = joints.first(where: { $0.joint.name != first.joint.name }) {
            let readings = QueryReadings(
                operands: operands.map { text($0.range) },
                operators: joints.map { QueryReadings.Operator(name: $0.joint.name, text: $0.joint.text) }
            )
            throw QueryProblem(.mixedOperators(readings.names, readings: readings.right), other.range)
        }
        let range = operands[0].range.lowerBound..<operands[operands.count - 1].range.upperBound
        switch first.joint {
        case .or:
            return Query(.any(operands), range: range)
        case .and:
            let rest = zip(operands.dropFirst(), joints).map { operand, joint in
                Query.Operand(operand, isNegated: joint.joint == .and(isNegated: true))
            }
            return Query(.all([Query.Operand(operands[0])] + rest), range: range)
        case .near(let distance, let isOrdered):
            if joints.count > 1 {
                throw QueryProblem(.nestedInProximity(operator: first.joint.name), joints[1].range)
            }
            for operand in operands { try checkOperand(operand) { .nestedInProximity(operator: $0) } }
            if let field, field.isAttribute { throw QueryProblem(.fieldMisplaced(field), range) }
            return Query(.near(operands[0], operands[1], distance: distance, isOrdered: isOrdered), range: range)
        }
    }

    /// The operator after an operand; nil at the end of the level.
    private mutating func joint(after operand: Query) throws(QueryProblem) -> (joint: Joint, range: Range<Int>)? {
        guard let token = current else { return nil }
        switch token.kind {
        case .close:
            return nil
        case .and:
            index += 1
            if case .not = current?.kind {
                let end = current?.range.upperBound ?? token.range.upperBound
                index += 1
                return (.and(isNegated: true), token.range.lowerBound..<end)
            }
            return (.and(isNegated: false), token.range)
        case .or:
            index += 1
            return (.or, token.range)
        case .near(let distance, let isOrdered):
            index += 1
            return (.near(distance: distance, isOrdered: isOrdered), token.range)
        case .not:
            throw QueryProblem(.notWithoutAnd, token.range)
        case .term, .list, .sentence, .atLeast, .pattern, .field, .open:
            if let slip = slip(at: index) { throw slip }
            if index > 1 || token.kind == .open, let slip = slip(at: index - 1) { throw slip }
            let right = operandRange(from: index)
            let left = operand.range
            throw QueryProblem(
                .termsSideBySide(left: text(left), right: text(right)),
                left.lowerBound..<right.upperBound
            )
        }
    }

    /// What stands at a place as far as parentheses tell, however deep they are.
    private func operandRange(from start: Int) -> Range<Int> {
        var last = start
        while last + 1 < tokens.count {
            switch tokens[last].kind {
            case .field, .sentence, .atLeast:
                last += 1
                continue
            case .open: break
            default: return tokens[start].range.lowerBound..<tokens[last].range.upperBound
            }
            var depth = 0
            for index in last..<tokens.count {
                if tokens[index].kind == .open { depth += 1 }
                if tokens[index].kind == .close { depth -= 1 }
                if depth == 0 { return tokens[start].range.lowerBound..<tokens[index].range.upperBound }
            }
            return tokens[start].range
        }
        return tokens[start].range.lowerBound..<tokens[last].range.upperBound
    }

    /// The word at a place where an operator must stand, or right before it, as the operator that was meant by it.
    private func slip(at index: Int) -> QueryProblem? {
        let token = tokens[index]
        guard case .term(let term, isQuoted: false) = token.kind, term.reach == .word else { return nil }
        let isBeforeGroup = index + 1 < tokens.count && tokens[index + 1].kind == .open
        let name = ForeignSyntax.halfWidthOperator(term.text)
        if isBeforeGroup, OperatorName.grouping.contains(name.uppercased()) {
            return QueryProblem(.smallOperator(term.text, meant: name.uppercased()), token.range)
        }
        if index > 0, QueryParser.isSmallOperator(term.text) {
            return QueryProblem(QueryParser.smallOperator(term.text, in: tokens, before: token.range), token.range)
        }
        var names = index > 0 ? OperatorName.joining : []
        if isBeforeGroup { names += OperatorName.grouping }
        return OperatorName.meant(by: term.text, among: names).map {
            QueryProblem(.unknownOperator(term.text, suggestion: $0), token.range)
        }
    }

    private static func smallOperator(
        _ word: String,
        in tokens: [QueryToken],
        before range: Range<Int>
    ) -> QueryProblem.Fact {
        let previous = tokens.last { $0.range.upperBound <= range.lowerBound }
        switch ForeignSyntax.halfWidthOperator(word).uppercased() {
        case "NOT" where previous?.kind != .and: return .smallOperator(word, meant: "AND NOT")
        case "NEAR": return .smallOperator(word, meant: "NEAR/10")
        case let name: return .smallOperator(word, meant: name)
        }
    }

    private mutating func unary(depth: Int, after name: String? = nil) throws(QueryProblem) -> Query {
        guard let token = current else {
            let end = tokens[tokens.count - 1].range
            throw QueryProblem(name.map { .operandMissing(operator: $0) } ?? .empty, end)
        }
        index += 1
        switch token.kind {
        case .term(let term, _):
            if field == .lang, !LanguageName.isTag(term.text) {
                let suggestion = LanguageName.suggestion(for: term.text)
                throw QueryProblem(.unknownLanguage(term.text, suggestion: suggestion), token.range)
            }
            return Query(.term(term), range: token.range)
        case .list(let name):
            return Query(.list(name), range: token.range)
        case .open:
            return try group(depth: depth, opener: token)
        case .pattern(let pattern):
            if let field, field.isAttribute { throw QueryProblem(.fieldMisplaced(field), token.range) }
            if isInSentence { throw QueryProblem(.patternInSentence, token.range) }
            return Query(.pattern(pattern), range: token.range)
        case .sentence:
            let wasInSentence = isInSentence
            isInSentence = true
            defer { isInSentence = wasInSentence }
            let inner = try argument(of: "SENTENCE", token, depth: depth)
            return Query(.sentence(inner), range: token.range.lowerBound..<inner.range.upperBound)
        case .atLeast(let count):
            let inner = try argument(of: text(token.range), token, depth: depth)
            try checkOperand(inner) { .nestedInAtLeast(operator: $0) }
            return Query(.atLeast(count, inner), range: token.range.lowerBound..<inner.range.upperBound)
        case .field(let name):
            return try fielded(name, token, depth: depth)
        case .not:
            throw QueryProblem(.notWithoutAnd, token.range)
        case .and, .or, .near:
            throw QueryProblem(.operandMissing(operator: text(token.range)), token.range)
        case .close:
            throw QueryProblem(name.map { .operandMissing(operator: $0) } ?? .empty, token.range)
        }
    }

    /// The group that SENTENCE or ATLEAST is about.
    private mutating func argument(of name: String, _ token: QueryToken, depth: Int) throws(QueryProblem) -> Query {
        guard let opener = current, opener.kind == .open else {
            throw QueryProblem(.operandMissing(operator: name), token.range)
        }
        if let field, field.isAttribute { throw QueryProblem(.fieldMisplaced(field), token.range) }
        index += 1
        return try group(depth: depth, opener: opener)
    }

    private mutating func group(depth: Int, opener: QueryToken) throws(QueryProblem) -> Query {
        guard current != nil else { throw QueryProblem(.unclosed("("), opener.range) }
        let inner = try level(depth: depth + 1)
        guard let closer = current, closer.kind == .close else {
            throw QueryProblem(.unclosed("("), opener.range)
        }
        index += 1
        return Query(inner.kind, range: opener.range.lowerBound..<closer.range.upperBound)
    }

    private mutating func fielded(
        _ name: QueryField,
        _ token: QueryToken,
        depth: Int
    ) throws(QueryProblem) -> Query {
        if field != nil { throw QueryProblem(.fieldMisplaced(name), token.range) }
        switch current?.kind {
        case .term, .list, .open, .sentence, .atLeast, .pattern: break
        default: throw QueryProblem(.operandMissing(operator: name.rawValue + ":"), token.range)
        }
        field = name
        defer { field = nil }
        let inner = try unary(depth: depth)
        return Query(.field(name, inner), range: token.range.lowerBound..<inner.range.upperBound)
    }

    // MARK: Checks

    /// Refuses all but terms, lists and ORs of them, as operands of NEAR, BEFORE and ATLEAST.
    private func checkOperand(_ query: Query, _ fact: (String) -> QueryProblem.Fact) throws(QueryProblem) {
        switch query.kind {
        case .term, .list: return
        case .any(let queries):
            for query in queries { try checkOperand(query, fact) }
        case .all: throw QueryProblem(fact("AND"), query.range)
        case .near(_, _, _, let isOrdered): throw QueryProblem(fact(isOrdered ? "BEFORE" : "NEAR"), query.range)
        case .sentence: throw QueryProblem(fact("SENTENCE"), query.range)
        case .atLeast: throw QueryProblem(fact("ATLEAST"), query.range)
        case .pattern(let pattern): throw QueryProblem(fact(pattern.text), query.range)
        case .field(let field, _): throw QueryProblem(.fieldMisplaced(field), query.range)
        }
    }

    private func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range]))
    }

    private static func isSmallOperator(_ word: String) -> Bool {
        ["and", "or", "not", "near", "And", "Or", "Not", "Near"].contains(ForeignSyntax.halfWidthOperator(word))
    }
}
