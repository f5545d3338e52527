import Rules

/// What is wrong with an expression or a term, in words, each with its repair.
enum QueryMessages {
    static func advice(_ fact: QueryProblem.Fact) -> Advice {
        switch fact {
        case .mixedOperators(let names, let readings): mixed(names, readings)
        case .termsSideBySide(let left, let right): sideBySide(left, right)
        case .smallOperator(let word, let meant):
            Advice(
                "“\(show(word))” in small letters",
                help: "write \(meant) for the operator, or put it in quotes if it is a word"
            )
        case .unknownOperator(let word, let suggestion):
            Advice(
                "there is no operator \(show(word))",
                help: "did you mean \(suggestion)? A word in capitals stands in quotes"
            )
        case .operatorLike(let word, let suggestion):
            Advice(
                "without an operator all these words are one phrase, and \(show(word)) is a word of it",
                help: "did you mean \(suggestion)? If the phrase is meant, put it in quotes"
            )
        case .notWithoutAnd: Advice("NOT needs something to take away from", help: "write a AND NOT b")
        case .unclosed(let character):
            Advice("“\(character)” is opened here and never closed", help: "close it where what it holds ends")
        case .unopened: Advice("this parenthesis closes nothing", help: "take it out, or open it before")
        case .operandMissing(let name) where name == "SENTENCE" || name.hasSuffix(":"):
            Advice("\(show(name)) needs something to look for after it", help: "write \(show(name))( a OR b )")
        case .operandMissing(let name):
            Advice("\(show(name)) needs a term on both sides", help: "add the missing one, or take the operator out")
        case .empty:
            Advice("nothing to look for stands here", help: "write a word between the parentheses, or take them out")
        case .foreign(let syntax, let text): foreign(syntax, show(text))
        case .nestedInProximity(let name):
            Advice(
                "\(show(name)) cannot stand inside NEAR or BEFORE",
                help: "NEAR and BEFORE take words, phrases, lists and ORs of them"
            )
        case .nestedInAtLeast(let name):
            Advice(
                "\(show(name)) cannot stand inside ATLEAST",
                help: "ATLEAST counts words, phrases, lists and ORs of them"
            )
        case .occurrences(let minimum, let maximum):
            Advice(
                "ATLEAST needs a number from \(minimum) to \(maximum)",
                help: "write it so: ATLEAST/3( missile OR rocket )"
            )
        case .patternInSentence:
            Advice(
                "a regular expression cannot stand inside SENTENCE",
                help: "put it beside SENTENCE( … ) with AND"
            )
        case .distance(let name, let limit):
            Advice("\(show(name)) needs a number from 0 to \(limit)", help: "write it so: a \(show(name))/10 b")
        case .fieldMisplaced(let field):
            Advice(
                "\(field.rawValue): cannot stand here",
                help: "a field stands before a term, a list or a group, and never inside another field"
            )
        case .unknownField(let name, let suggestion):
            Advice(
                "there is no field \(show(name)):",
                help: suggestion.map { "did you mean \(show($0)):?" }
                    ?? "the fields are \(fields); put a text with a colon in quotes"
            )
        case .operatorInEntry(let name):
            Advice(
                "a list entry is one phrase, so \(show(name)) means nothing here",
                help: "use “match: |” for expressions"
            )
        case .signInEntry(let sign, let phrase):
            Advice(
                "“\(sign)” keeps nothing out here: without the sign “\(show(phrase))” is looked for like the other entries",
                help: "write it under none: to keep items with it out, or under except: to leave out only these words"
            )
        case .listInPhrase(let name):
            Advice(
                "the name of a list among other words is only a word; $\(show(name)) stands alone",
                help: "write $\(show(name)) BEFORE/0 word under “match: |” for one of its phrases right before a word"
            )
        case .listLike(let name):
            Advice(
                "$\(show(name)) is a word of this phrase, and no list: the name of a list stands alone",
                help:
                    "write $\(show(name)) BEFORE/0 word under “match: |” where the list is meant; a phrase in a list is "
                    + "put in quotes"
            )
        case .fieldInEntry(let name):
            Advice(
                "a list entry is one phrase, so \(show(name)): means nothing here",
                help: "use “match: |” for expressions, or fields: for the whole rule"
            )
        case .unknownLanguage(let text, let suggestion):
            Advice(
                "“\(show(text))” is no tag of a language",
                help: suggestion.map { "did you mean “\(show($0))”?" }
                    ?? "write the language's tag: ko, ja, zh, zh-Hant, en"
            )
        case .unexpectedCharacter("#"), .unexpectedCharacter("＃"):
            Advice(
                "“#” means nothing in an expression, and begins no comment there",
                help: "write comments in a line above match:, and words without the sign"
            )
        case .unexpectedCharacter(","), .unexpectedCharacter("、"), .unexpectedCharacter("，"), .unexpectedCharacter(";"),
            .unexpectedCharacter("；"):
            Advice("a comma means nothing in an expression", help: "write OR between phrases of which one is enough")
        case .unexpectedCharacter(let character):
            Advice("“\(character)” means nothing here", help: "put the text in quotes")
        case .tooDeep(let limit):
            Advice(
                "parentheses stand in each other more than \(limit) deep",
                help: "take those out that change nothing, or make two rules of it"
            )
        case .tooLong(let limit):
            Advice(
                "the expression is longer than \(limit) characters",
                help: "put its words into a list under lists: and write $name, or make two rules of it"
            )
        case .termTooLong(let limit):
            Advice(
                "the phrase is longer than \(limit) letters, so hardly any text has it",
                help: "keep the few words that tell it apart, or make several entries of it"
            )
        case .emptyTerm: Advice("a term without a letter or digit", help: "write a word, or take it out")
        case .termTooShort(let term):
            Advice(
                "“\(show(term))” is too short to look for",
                help: "write =\(show(term)) to find it only where it stands alone"
            )
        case .wildcardTooShort(let stem, let minimum):
            Advice(
                "“\(show(stem))” is too short for a star: the word before it needs at least \(minimum) letters",
                help: "write more of the word, or list its forms"
            )
        case .wildcardMisplaced:
            Advice("a star can only stand at the end of a word", help: "write ~word for a word inside others")
        case .marksTogether: Advice("only one of = ~ * can be used on a term", help: "keep one of them")
        case .markWithoutTerm: Advice("a mark with nothing after it", help: "write the word right after it")
        case .pattern(let problem): pattern(problem)
        case .curlyQuotes: "curly quotes were read as quotes"
        case .fullWidthOperators: "full-width signs were read as operators"
        case .readAs(let text, let name): "\(show(text)) was read as \(show(name))"
        }
    }

    private static func mixed(_ names: [String], _ readings: [String]) -> Advice {
        let all = names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
        let message = "\(all) stand side by side"
        switch readings.count {
        case 0: return Advice(message, help: "put parentheses round what belongs together")
        case 1: return Advice(message + " without parentheses", help: "write \(show(readings[0]))")
        default:
            return Advice(
                message + " and can be read in two ways",
                help: "write \(show(readings[0])) or \(show(readings[1]))"
            )
        }
    }

    private static func sideBySide(_ left: String, _ right: String) -> Advice {
        // A group that is never closed cannot be named.
        guard right != "(" else {
            return Advice("two terms side by side", help: "write AND between them, or OR where one is enough")
        }
        let both = "\(show(left)) AND \(show(right))"
        // A phrase is made of words and phrases alone.
        guard !(left + right).contains(where: { "($:/=~*".contains($0) }) else {
            return Advice("two terms side by side", help: "write \(both), or OR where one is enough")
        }
        return Advice(
            "two terms side by side",
            help: "write “\(show(bare(left))) \(show(bare(right)))” in quotes as one phrase, or \(both)"
        )
    }

    private static var fields: String {
        QueryField.allCases.map { $0.rawValue + ":" }.joined(separator: ", ")
    }

    private static func pattern(_ problem: PatternProblem) -> Advice {
        switch problem {
        case .invalid:
            Advice(
                "this is no valid regular expression",
                help: "check its ( ) [ ] { }, and write \\( for a sign that means itself"
            )
        case .noLiteral:
            Advice(
                "a regular expression must contain a piece of plain text that every match has",
                help:
                    "write 3 letters or digits, or 2 Chinese, Japanese or Korean characters, outside [ ] and not followed by ? or *"
            )
        case .nestedRepeat:
            Advice(
                "a repeat without end inside another can take for ever",
                help: "give the inner or the outer one a limit: {1,20}"
            )
        case .backReference:
            Advice("\\1 and its like are not taken", help: "write the text out, or list the forms with |")
        case .unsupported(let text):
            Advice(
                "\(show(text)) is not taken in a regular expression",
                help: "write it another way: \\] for a bracket, (?i) or (?s) for a mode"
            )
        case .flags(let letters):
            Advice(
                "“\(show(letters))” after the closing slash means nothing",
                help: "only i can stand there: capitals and small letters alike"
            )
        }
    }

    private static func foreign(_ syntax: ForeignSyntax, _ text: String) -> Advice {
        switch syntax {
        case .within where text.hasPrefix("/") || text.hasPrefix("／"):
            Advice(
                "\(text) comes from Lexis and Westlaw, where it is unordered",
                help: "write NEAR/n, or BEFORE/n where the order counts"
            )
        case .within:
            Advice(
                "\(text) comes from Lexis, where it is unordered, and Factiva, where it is ordered and counts the second word itself",
                help: "write NEAR/n, or BEFORE/n, one less"
            )
        case .nearNumber:
            Advice("\(text) comes from Factiva, which counts the second word itself", help: "write NEAR/n, one less")
        case .ordered: Advice("\(text) comes from Lexis, where it is ordered", help: "write BEFORE/n")
        case .around: Advice("\(text) comes from Google", help: "write NEAR/n")
        case .sameSentence: Advice("\(text) comes from Lexis", help: "write SENTENCE( a AND b )")
        case .sameParagraph:
            Advice(
                "\(text) comes from Factiva and Lexis, where it means the same paragraph or part",
                help: "write NEAR/50, the widest there is, or AND"
            )
        case .truncation: Advice("\(text) comes from Lexis, where ! stands for any ending", help: "write word*")
        case .atLeast: Advice("\(text) comes from Lexis and Factiva", help: "write ATLEAST/5( … )")
        case .adjacent: Advice("\(text) comes from Factiva", help: "write BEFORE/n, or a phrase in quotes")
        case .tilde where !text.contains("\""):
            Advice("\(text) comes from Lucene, where it finds other spellings", help: "list the spellings with OR")
        case .tilde: Advice("\(text) comes from Lucene", help: "write a NEAR/n b")
        case .caret:
            Advice(
                "\(text) comes from Lucene, where it makes a word weigh more",
                help: "leave the sign and the number out"
            )
        case .fieldSign:
            Advice(
                "\(text) names a part of an article as Factiva does",
                help: "write a colon: title:, summary:, author:, source: or lang:"
            )
        case .plus: Advice("\(text) comes from Lucene", help: "write AND")
        case .minus: Advice("\(text) comes from Google", help: "write AND NOT")
        case .braces: Advice("\(text) comes from Gmail", help: "write ( a OR b )")
        case .dollar: Advice("\(text) is no wildcard here", help: "write word* or list the forms")
        case .questionMark: Advice("“?” is no wildcard here", help: "write word* or list the forms")
        case .signs: Advice("\(text) comes from programming", help: "write AND or OR")
        }
    }

    /// A term without its quotes.
    private static func bare(_ text: String) -> String {
        text.filter { !"\"“”„‟＂«»「」『』".contains($0) }
    }

    private static func show(_ text: String) -> String {
        RuleMessages.show(text)
    }
}
