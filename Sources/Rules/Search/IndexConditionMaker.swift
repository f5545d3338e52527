import Text

/// Derives from a rule what an index must hold of an item for the rule to catch it.
struct IndexConditionMaker {
    let rule: Rule

    /// What follows from `any`, `all` and `match`; what takes items away (`none`, `except`, NOT) says nothing here.
    var condition: IndexCondition {
        var parts = rule.all.map { entries($0) }
        if !rule.any.isEmpty { parts.append(entries(rule.any)) }
        if let match = rule.match { parts.append(condition(of: match)) }
        return .conjunction(parts)
    }

    private func entries(_ entries: [TermEntry]) -> IndexCondition {
        .disjunction(
            entries.map { entry in
                switch entry {
                case .term(let term): IndexConditionMaker.condition(of: term)
                case .list(let name): list(name)
                }
            }
        )
    }

    private func list(_ name: String) -> IndexCondition {
        .disjunction((rule.lists[name] ?? []).map { IndexConditionMaker.condition(of: $0) })
    }

    private func condition(of query: Query) -> IndexCondition {
        switch query.kind {
        case .term(let term): IndexConditionMaker.condition(of: term)
        case .list(let name): list(name)
        case .all(let operands):
            .conjunction(operands.filter { !$0.isNegated }.map { condition(of: $0.query) })
        case .any(let queries): .disjunction(queries.map { condition(of: $0) })
        case .near(let left, let right, _, _): .conjunction([condition(of: left), condition(of: right)])
        case .sentence(let inner), .atLeast(_, let inner): condition(of: inner)
        case .pattern(let pattern): condition(of: pattern)
        // The index does not know a feed's id or a language.
        case .field(let field, let inner): field.isAttribute ? .anything : condition(of: inner)
        }
    }

    private func condition(of pattern: TextPattern) -> IndexCondition {
        guard let literals = try? PatternReader.literals(of: pattern.source) else { return .anything }
        return .disjunction(literals.texts.map { IndexConditionMaker.condition(of: Term($0, reach: .inside)) })
    }

    /// The words of a term, and the pairs of its other letters.
    static func condition(of term: Term) -> IndexCondition {
        let letters = FoldedLetters(term.text)
        let hasPlural = TermPattern(term).hasPlural
        var parts: [IndexCondition] = []
        var start = 0
        while start < letters.count {
            let end = IndexTokens.runEnd(in: letters, from: start)
            if letters[start].isOfWord {
                let word = IndexTokens.word(letters, start..<end)
                let isLast = end == letters.count
                switch term.reach {
                case .inside where start == 0: parts.append(.containing(word))
                case .inside where isLast: parts.append(.beginning(word))
                case .word where isLast && hasPlural: parts.append(plurals(of: word))
                case _ where isLast && term.isPrefix: parts.append(.beginning(word))
                default: parts.append(.token(word))
                }
            } else {
                let pairs = IndexTokens.pairs(letters, start..<end)
                parts += end - start == 1 ? [.beginning(pairs[0])] : pairs.map { .token($0) }
            }
            start = end
        }
        return .conjunction(parts)
    }

    private static func plurals(of word: String) -> IndexCondition {
        .disjunction(
            ["", "s", "es"].map { ending in
                .token(String(String.UnicodeScalarView((word + ending).unicodeScalars.prefix(IndexTokens.wordLimit))))
            }
        )
    }
}
