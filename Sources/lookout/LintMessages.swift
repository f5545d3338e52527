import LookoutModel
import Rules
import Text

/// What in a rule file works and is probably not what was meant, in words, each with its repair.
enum LintMessages {
    static func advice(_ fact: LintFact) -> Advice {
        switch fact {
        case .forbidden, .masked, .otherScript: never(fact)
        case .redundant, .similarList, .shadowed: moot(fact)
        case .operatorInTerm, .signUnderNone, .dashWithoutSpace, .quotesTaken, .quotesSplit, .outerQuotes, .listInTerm,
            .commasInValue, .curlyQuotes:
            entry(fact)
        case .broad, .aboveExpected, .silentRule, .silentTerm, .silentTerms, .insideWords: archive(fact)
        case .capitalsOnly(let term):
            Advice(
                "\(show(term)) in two or three capitals is found in capitals only, never as the word “\(show(word(term)))”",
                help: "nothing to do if the abbreviation is meant"
            )
        case .capitalsInAnyCase(let term):
            Advice(
                "\(show(term)) is found in any case, so also as the word “\(show(word(term)))”",
                help: "write =\(show(term)) to find it in capitals only"
            )
        case .testsMissing(let hit, let miss, let priority):
            tests(hit: hit, miss: miss, priority)
        case .languageWithoutTerm(let language):
            Advice(
                "where: asks for items in \(show(language)), and no term is written in that language's script",
                help: "add terms in \(show(language)), or take the language out"
            )
        case .notText(let text, let taken):
            Advice(
                "YAML takes \(show(text)) for \(kind(taken)); here it stays the text it is",
                help: "put it in quotes, so that every program reads it so"
            )
        case .cutByHash(let kept, let cut):
            Advice(
                "“ #” begins a comment, so this entry is “\(show(kept))” without “\(show(cut))”",
                help: "put the whole in quotes, or write “# ” where a comment is meant"
            )
        case .commentedEntry(let word):
            Advice(
                "“#” begins a comment here, so “\(show(word))” is no entry of the list",
                help: "put it in quotes, or write “# ” where a comment is meant"
            )
        case .noneHoldsTerm(let none, let term):
            Advice(
                "none: “\(show(none))” drops every item that has it anywhere, also one that has “\(show(term))” elsewhere",
                help: "put it under except: to leave out only those words"
            )
        case .noneInsideTerm(let none, let term):
            Advice(
                "none: “\(show(none))” stands in “\(show(term))”, which the rule looks for: that term can never match",
                help: "put it under except:, or write the phrases out that should not count"
            )
        case .lookAlikes(let word, let meant): lookAlikes(word, meant)
        case .alertKeyUnused(let key, let priority):
            Advice(
                "\(key): does nothing in a rule of priority \(priority.rawValue), which gives no alerts",
                help: "write priority: alert, or take \(key): out"
            )
        case .invisible(let code):
            Advice(
                "an invisible character (U+\(hexadecimal(code))) stands in this term",
                help: "take it out; it came along when the text was copied"
            )
        case .variants(let term, let variants):
            Advice(
                "“\(show(term))” is also found in other forms: "
                    + variants.map { "\($0.character) as \($0.others.map(String.init).joined(separator: " "))" }
                    .joined(separator: ", "),
                help: term.contains(" ")
                    ? "write =\(show(term)) in a list, =\"\(show(term))\" in an expression, to find only this form"
                    : "write =\(show(term)) to find only this form"
            )
        case .unknownFeed(let source, let suggestion):
            Advice(
                "there is no feed “\(show(source))” in Feeds/",
                help: suggestion.map { "did you mean “\(show($0))”?" }
                    ?? "write a feed's id, or a host such as nhk.or.jp"
            )
        }
    }

    /// An abbreviation as a word.
    private static func word(_ term: String) -> String {
        term.filter { $0 != "." }.lowercased()
    }

    private static func never(_ fact: LintFact) -> Advice {
        switch fact {
        case .forbidden(let term, let by) where term == by:
            Advice(
                "the rule can never match: it needs “\(show(term))” and excludes it as well",
                help: "take one of the two out"
            )
        case .forbidden(let term, let by):
            Advice(
                "the rule can never match: it excludes “\(show(by))”, which stands in “\(show(term))”",
                help: "take one of the two out"
            )
        case .masked(let term, let by):
            Advice(
                "the rule can never match: except: “\(show(by))” covers all that it looks for, such as “\(show(term))”",
                help: "except: is for longer phrases in which a term should not count"
            )
        case .otherScript(let languages, let term):
            Advice(
                "the rule can never match: where: asks for \(languages.map(show).joined(separator: ", ")), and “\(show(term))” is in another script",
                help: "add the language of the terms to where:, or terms in its language"
            )
        default: ""
        }
    }

    private static func moot(_ fact: LintFact) -> Advice {
        switch fact {
        case .redundant(let term, let by, let place, let list) where term == by:
            Advice("“\(show(term))” stands here a second time\(source(place, list, first: true))", help: "take it out")
        case .redundant(let term, let by, let place, let list):
            Advice("“\(show(term))” is found by “\(show(by))” already\(source(place, list))", help: "take it out")
        case .similarList(let name, let other, let place):
            Advice(
                "the list $\(show(name)) and the list $\(show(other)) (\(Places.text(place))) differ in capitals only",
                help: "give one of them another name, or make one list of both"
            )
        case .shadowed(let term, let by, let place, let list):
            Advice(
                "“\(show(term))” changes nothing: “\(show(by))”\(source(place, list)) finds it wherever it stands",
                help: "take the longer one out, or the shorter one if only the longer is meant"
            )
        default: ""
        }
    }

    private static func source(_ place: SourcePlace?, _ list: String?, first: Bool = false) -> String {
        if let list { return first ? ", it is in $\(show(list)) as well" : ", which is in $\(show(list))" }
        guard let place, place.line > 0 else { return "" }
        return first ? ", first in line \(place.line)" : " (line \(place.line))"
    }

    private static func entry(_ fact: LintFact) -> Advice {
        switch fact {
        case .operatorInTerm(let word) where word.count > 1 && (word.hasPrefix("-") || word.hasPrefix("!")):
            Advice(
                "a list entry is one phrase, so the sign before “\(show(String(word.dropFirst())))” means nothing",
                help: "to keep items with it out, write it under none:, or under except: to leave out only these words"
            )
        case .operatorInTerm(let word):
            Advice(
                "a list entry is one phrase, so “\(show(word))” is a part of it and no operator",
                help: "put each phrase on a line of its own, or use “match: |” for expressions"
            )
        case .signUnderNone(let word, let key):
            Advice(
                "what stands under \(key): is kept out already, so the sign before “\(show(String(word.dropFirst())))” means nothing",
                help: "leave the sign out"
            )
        case .dashWithoutSpace:
            Advice("a space is missing after the dash", help: "write “- ” before each entry of a list")
        case .quotesTaken(let others):
            Advice(
                "YAML takes these quotes away; a list entry is a phrase already, and quotes do not make it exact"
                    + (others == 0 ? "" : " (\(Plural.of(others, "more entry", "more entries")) of this list too)"),
                help: "leave them out, or write =word for exactly this word"
            )
        case .quotesSplit(let text):
            Advice(
                "YAML knows no curly quotes, so the comma ends the entry and “\(show(text))” is more than one",
                help: "put the whole in straight double quotes"
            )
        case .listInTerm(_, _, let others):
            Advice(
                "a list entry is one phrase, so these signs separate nothing"
                    + (others == 0 ? "" : " (\(Plural.of(others, "more entry", "more entries")) of this list too)"),
                help: "make each phrase an entry of its own, or put the whole in quotes if it is one phrase"
            )
        case .commasInValue(let key, let parts):
            Advice(
                "commas separate nothing here, so all of it is one value of \(key):",
                help:
                    "write \(key): [\(parts.map(show).joined(separator: ", "))], or put it in quotes if it is one value"
            )
        case .outerQuotes:
            Advice("these quotes say nothing; a list entry is a phrase already", help: "leave them out")
        case .curlyQuotes:
            Advice("these quotes were dropped; a list entry is a phrase already", help: "leave them out")
        default: ""
        }
    }

    private static func archive(_ fact: LintFact) -> Advice {
        switch fact {
        case .broad(let hits, let items, let share):
            Advice(
                "broad: the rule matches \(hits) of \(items) items in the archive, \(hits * 100 / max(1, items))%"
                    + responsible(share),
                help: "ask for a second term beside it, or say expect: how many a day are usual"
            )
        case .aboveExpected(let perDay, let expected, let share):
            Advice(
                "the rule matches \(perDay) items a day; expect: says \(expected)" + responsible(share),
                help: "make the rule narrower, or expect more"
            )
        case .silentRule(let days):
            Advice(
                "silent: nothing in \(Plural.of(days, "day")) of the archive matches this rule",
                help: "look for a slip in its terms, or add a test with a headline it should catch"
            )
        case .silentTerm(let term, let days, .spelling(let other, let hits)):
            Advice(
                "“\(show(term))” stands nowhere in \(Plural.of(days, "day")) of the archive; “\(show(other))” stands in \(Plural.of(hits, "item"))",
                help: "did you mean “\(show(other))”?"
            )
        case .silentTerm(let term, let days, .insideWords(let hits)):
            Advice(
                "“\(show(term))” begins no word in \(Plural.of(days, "day")) of the archive; ~\(show(term)) stands in \(Plural.of(hits, "item"))",
                help: "write ~\(show(term)) to find it inside longer words"
            )
        case .silentTerms(let terms, let total, let days):
            Advice(
                "silent in \(Plural.of(days, "day")) of the archive: \(terms.count) of \(Plural.of(total, "term")): "
                    + terms.prefix(8).map(show).joined(separator: ", ") + (terms.count > 8 ? " …" : "")
            )
        case .insideWords(let term, let hits, let inside, let days):
            Advice(
                "in \(Plural.of(days, "day")) of the archive “\(show(term))” stands in \(Plural.of(hits, "item")), ~\(show(term)) in \(inside)",
                help: "write ~\(show(term)) if it should be found inside longer words"
            )
        default: ""
        }
    }

    private static func responsible(_ share: LintFact.TermShare?) -> String {
        share.map { ", \($0.percent)% of them by “\(show($0.term))”" } ?? ""
    }

    private static func tests(hit: Bool, miss: Bool, _ priority: Priority) -> Advice {
        let missing = hit && miss ? "neither a hit: nor a miss: test" : hit ? "no hit: test" : "no miss: test"
        return Advice(
            "a rule of priority \(priority.rawValue) interrupts people, and this one has \(missing)",
            help: "add a headline that it must catch (hit:) and one that it must leave (miss:) under tests:"
        )
    }

    private static func kind(_ taken: LintFact.Taken) -> String {
        switch taken {
        case .boolean: "true or false"
        case .number: "a number"
        case .nothing: "nothing at all"
        case .date: "a date"
        }
    }

    private static func lookAlikes(_ word: String, _ meant: String) -> Advice {
        let letters = word.unicodeScalars.filter { !meant.unicodeScalars.contains($0) }
        let named = Set(letters).sorted().map { "\($0) (U+\(hexadecimal($0.value)))" }.joined(separator: ", ")
        return Advice(
            "“\(show(word))” mixes letters of two scripts that look alike" + (named.isEmpty ? "" : ": \(named)"),
            help: named.isEmpty ? "type the word anew" : "type the word anew: “\(show(meant))”"
        )
    }

    private static func hexadecimal(_ code: UInt32) -> String {
        let digits = String(code, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private static func show(_ text: String) -> String {
        RuleMessages.show(text)
    }
}
