import Rules

/// What is wrong with an expression or a term, in words, each with its repair.
enum QueryMessages {
    static func sentence(_ fact: QueryProblem.Fact) -> String {
        switch fact {
        case .mixedOperators(let first, let second):
            "AND and OR stand side by side and can be read in two ways; write \(show(first)) or \(show(second))"
        case .termsSideBySide(let left, let right):
            "two terms side by side; write “\(show(left)) \(show(right))” in quotes as one phrase, or \(show(left)) AND \(show(right))"
        case .smallOperator(let word):
            "“\(show(word))” in small letters; write \(word.uppercased()) for the operator, or put it in quotes if it is a word"
        case .notWithoutAnd: "NOT needs something to take away from; write a AND NOT b"
        case .unclosed(let character): "“\(character)” is opened here and never closed"
        case .unopened: "this parenthesis closes nothing"
        case .operandMissing(let name): "\(show(name)) needs a term on both sides"
        case .empty: "nothing to look for stands here"
        case .foreign(let syntax, let text): foreign(syntax, show(text))
        case .nestedInProximity(let name):
            "\(show(name)) cannot stand inside NEAR or BEFORE; they take words, phrases, lists and ORs of them"
        case .nestedInAtLeast(let name):
            "\(show(name)) cannot stand inside ATLEAST; it counts words, phrases, lists and ORs of them"
        case .occurrences(let minimum, let maximum):
            "ATLEAST needs a number from \(minimum) to \(maximum): ATLEAST/3( missile OR rocket )"
        case .patternInSentence:
            "a regular expression cannot stand inside SENTENCE; put it beside SENTENCE( … ) with AND"
        case .distance(let name, let limit): "\(show(name)) needs a number from 0 to \(limit): \(show(name))/10"
        case .fieldMisplaced(let field): "\(field.rawValue): cannot stand here"
        case .unknownField(let name, let suggestion):
            "there is no field \(show(name)):" + (suggestion.map { "; did you mean \(show($0)):?" } ?? "")
        case .operatorInEntry(let name):
            "a list entry is one phrase, so \(show(name)) means nothing here; use “match: |” for expressions"
        case .unexpectedCharacter(let character): "“\(character)” means nothing here; put the text in quotes"
        case .tooDeep(let limit): "parentheses stand in each other more than \(limit) deep"
        case .tooLong(let limit): "the expression is longer than \(limit) characters"
        case .emptyTerm: "a term without a letter or digit"
        case .termTooShort(let term):
            "“\(show(term))” is too short to look for; write =\(show(term)) to find it only where it stands alone"
        case .wildcardTooShort(let minimum): "at least \(minimum) characters must stand before the star"
        case .wildcardMisplaced: "a star can only stand at the end of a word; write ~word for a word inside others"
        case .marksTogether: "only one of = ~ * can be used on a term"
        case .markWithoutTerm: "a mark with nothing after it"
        case .pattern(let problem): pattern(problem)
        case .curlyQuotes: "curly quotes were read as quotes"
        case .fullWidthOperators: "full-width signs were read as operators"
        case .readAs(let text, let name): "\(show(text)) was read as \(show(name))"
        }
    }

    private static func pattern(_ problem: PatternProblem) -> String {
        switch problem {
        case .invalid:
            "this is no valid regular expression; check its ( ) [ ] { }, and write \\( for a sign that means itself"
        case .noLiteral:
            "a regular expression must contain a piece of plain text that every match has: 3 letters or digits, or 2 Chinese, Japanese or Korean characters, outside [ ] and not followed by ? or *"
        case .nestedRepeat:
            "a repeat without end inside another can take for ever; give the inner or the outer one a limit: {1,20}"
        case .backReference:
            "\\1 and its like are not taken; write the text out, or list the forms with |"
        case .unsupported(let text):
            "\(show(text)) is not taken in a regular expression; write it another way: \\] for a bracket, (?i) or (?s) for a mode"
        case .flags(let letters):
            "“\(show(letters))” after the closing slash means nothing; only i can stand there: capitals and small letters alike"
        }
    }

    private static func foreign(_ syntax: ForeignSyntax, _ text: String) -> String {
        switch syntax {
        case .within:
            "\(text) comes from Lexis, where it is unordered, and Factiva, where it is ordered; write NEAR/n or BEFORE/n"
        case .atLeast: "\(text) comes from Lexis and Factiva; write ATLEAST/5( … )"
        case .adjacent: "\(text) comes from Factiva; write BEFORE/n, or a phrase in quotes"
        case .tilde: "\(text) comes from Lucene; write a NEAR/n b"
        case .plus: "\(text) comes from Lucene; write AND"
        case .minus: "\(text) comes from Google; write AND NOT"
        case .braces: "\(text) comes from Gmail; write ( a OR b )"
        case .dollar, .questionMark: "\(text) is no wildcard here; write word* or list the forms"
        case .signs: "\(text) comes from programming; write AND or OR"
        }
    }

    private static func show(_ text: String) -> String {
        RuleMessages.show(text)
    }
}
