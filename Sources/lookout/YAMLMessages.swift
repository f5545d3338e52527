import LookoutModel
import Rules

/// What is wrong with a YAML file, in words, each with its repair.
enum YAMLMessages {
    static func sentence(_ fact: YAMLProblem.Fact) -> String {
        switch fact {
        case .notUTF8: "this is no UTF-8 text; save the file as UTF-8"
        case .controlCharacter(let code):
            "a control character (U+\(String(code, radix: 16, uppercase: true))) stands here; take it out"
        case .tooLarge(let limit): "the file is larger than \(limit) bytes"
        case .tooDeep(let limit): "lists and maps stand in each other more than \(limit) deep"
        case .tabIndentation: "a tab stands in the indentation; use spaces"
        case .syntax(let detail, let cause): cause.map(sentence) ?? "this is not YAML: \(RuleMessages.show(detail))"
        case .duplicateKey(let key, let first):
            "“\(RuleMessages.show(key))” stands here a second time, first in line \(first.line); keep one"
        case .keyIsNoText: "a key must be a text"
        case .severalDocuments: "a second document begins here (---); put it into a file of its own"
        case .tag: "YAML takes a word that begins with “!” for a tag and drops it; put it in quotes"
        case .anchor:
            "YAML takes a word that begins with “&” or “*” for an anchor; put it in quotes, or write ~word for a word inside others"
        }
    }

    private static func sentence(_ cause: YAMLProblem.Cause) -> String {
        switch cause {
        case .textAfterQuote:
            "text goes on after a closing quote; write “match: |” and put the expression on the next line"
        case .colonInText: "a colon in a text without quotes; put the text in quotes, or an expression under “match: |”"
        case .leadingIndicator(let character):
            "a text cannot begin with “\(character)” here; put it in quotes, or write ~word or =word"
        case .unclosed(let character): "“\(character)” is opened here and never closed"
        case .indentation: "this line is not indented like the lines it belongs to"
        }
    }
}
