import LookoutModel
import Rules

/// What is wrong with a YAML file, in words, each with its repair.
enum YAMLMessages {
    static func sentence(_ fact: YAMLProblem.Fact) -> String {
        advice(fact).sentence
    }

    static func advice(_ fact: YAMLProblem.Fact) -> Advice {
        switch fact {
        case .notUTF8: Advice("this is no UTF-8 text", help: "save the file as UTF-8")
        case .controlCharacter(let code):
            Advice(
                "a control character (U+\(String(code, radix: 16, uppercase: true))) stands here",
                help: "take it out"
            )
        case .tooLarge(let limit):
            Advice("the file is larger than \(limit) bytes", help: "split it into several files")
        case .tooDeep(let limit):
            Advice(
                "lists and maps stand in each other more than \(limit) deep",
                help: "take out brackets that were opened once too often; four levels are the most that a rule needs"
            )
        case .tabIndentation: Advice("a tab stands in the indentation", help: "use spaces")
        case .syntax(let detail, let cause): cause.map(advice) ?? "this is not YAML: \(RuleMessages.show(detail))"
        case .duplicateKey(let key, let first):
            Advice(
                "“\(RuleMessages.show(key))” stands here a second time, first in line \(first.line)",
                help: "keep one"
            )
        case .keyIsNoText: Advice("a key must be a text", help: "write a word, a colon, a space, and the value")
        case .severalDocuments: Advice("a second document begins here (---)", help: "put it into a file of its own")
        case .tag:
            Advice(
                "YAML takes a word that begins with “!” for a tag and drops it",
                help: "leave the sign out; to keep items with the word out, write it under none:"
            )
        case .anchor:
            Advice(
                "YAML takes a word that begins with “&” or “*” for an anchor",
                help: "put it in quotes, or write ~word for a word inside others"
            )
        }
    }

    private static func advice(_ cause: YAMLProblem.Cause) -> Advice {
        switch cause {
        case .textAfterQuote(let holder):
            Advice("text goes on after a closing quote", help: afterQuote(holder))
        case .quoteInQuotes:
            Advice(
                "a quote inside ends the quotes that this text stands in",
                help: "put the text in single quotes: '…'"
            )
        case .escape(let character):
            Advice(
                "“\\\(character)” means nothing in double quotes",
                help: "put the text in single quotes, in which “\\” is a sign like any other"
            )
        case .blockLine(let key):
            Advice(
                "this line is not indented, so it does not belong to “\(RuleMessages.show(key)): |” above it",
                help: "put two spaces before it, and before the lines that follow it there"
            )
        case .colonInText:
            Advice(
                "a colon in a text without quotes",
                help: "put the text in quotes, or an expression under “match: |”"
            )
        case .leadingIndicator("*"):
            Advice(
                "a text cannot begin with “*” here",
                help: "write ~word to find a word inside longer ones, or put the text in quotes"
            )
        case .leadingIndicator(let character):
            Advice("a text cannot begin with “\(character)” here", help: "put it in quotes")
        case .unclosed(let character):
            Advice("“\(character)” is opened here and never closed", help: "close it where what it holds ends")
        case .missingColon(let key, let hasColon):
            hasColon
                ? Advice(
                    "a space is missing after “\(RuleMessages.show(key)):”",
                    help: "write it between the colon and the value"
                )
                : Advice(
                    "a colon and a space are missing after “\(RuleMessages.show(key))”",
                    help: "write “\(RuleMessages.show(key)): ” and then the value"
                )
        case .strayText:
            Advice(
                "this line is neither “key: value” nor an entry of a list",
                help: "write “- ” before an entry, and put it under the others"
            )
        case .textAfterBracket(let bracket):
            Advice(
                "text goes on after the closing “\(bracket)”",
                help: bracket == "]"
                    ? "put all entries inside the brackets; where each of two lists is needed, write them under all:"
                    : "put all of it inside the braces, or “ #” before a comment"
            )
        case .hashInList:
            Advice(
                "“#” begins a comment here, so the rest of the line is lost",
                help: "put the word in quotes, or leave the sign out"
            )
        case .emptyEntry: Advice("there is nothing before this comma", help: "take the comma out")
        case .missingComma: Advice("a comma is missing before this", help: "write a comma between two entries")
        case .apostropheInQuotes:
            Advice(
                "the apostrophe ends the quotes that this text stands in",
                help: "put the text in double quotes, in which an apostrophe is a letter like any other"
            )
        case .emptyValue(let key) where key == "hit" || key == "miss":
            Advice(
                "“\(key):” has nothing after it",
                help: key == "hit"
                    ? "write a text that the rule must catch, as in {hit: \"Warships in the strait\"}"
                    : "write a text that the rule must leave, as in {miss: \"A history of the strait\"}"
            )
        case .emptyValue(let key):
            Advice(
                "“\(RuleMessages.show(key)):” has nothing after it",
                help: "write a space and a text in quotes after the colon, or take “\(RuleMessages.show(key)):” out"
            )
        case .fullWidthColon(let key):
            Advice(
                "the colon after “\(RuleMessages.show(key))” is one of full width, which YAML does not know",
                help: "write “\(RuleMessages.show(key)): ” with a plain colon and a space"
            )
        case .dashWithoutSpace:
            Advice("a space is missing after the dash", help: "write “- ” before each entry of a list")
        case .indentation:
            Advice(
                "this line is not indented like the lines it belongs to",
                help: "give all keys of a rule, and all entries of a list, the same number of spaces before them"
            )
        }
    }

    private static func afterQuote(_ holder: YAMLProblem.Holder) -> String {
        switch holder {
        case .expression: "write “match: |” and put the expression on the next line"
        case .terms: "put quotes round the whole phrase; several phrases stand in brackets: [a, b]"
        case .text: "put the whole text in single quotes: '…'"
        }
    }
}
