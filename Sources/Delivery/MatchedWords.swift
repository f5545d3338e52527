import LookoutModel
import Text

/// The words that a rule matched, by the field they stand in, each once: those inside a longer one are left out.
struct MatchedWords {
    struct Field {
        let name: String
        let words: [String]
    }

    /// In the order of their first words; empty where the rule looks only at where an item comes from.
    let fields: [Field]

    init(_ texts: [MatchedText]) {
        var names: [String] = []
        var words: [String: [String]] = [:]
        for text in texts {
            if words[text.field] == nil { names.append(text.field) }
            words[text.field, default: []].append(text.text)
        }
        fields = names.map { Field(name: $0, words: Self.distinct(words[$0] ?? [])) }
    }

    private static func distinct(_ texts: [String]) -> [String] {
        let folded = texts.map { ASCII.lowercased($0) }
        return texts.indices.filter { index in
            !folded.indices.contains { other in
                other != index && folded[other].contains(folded[index])
                    && (folded[other] != folded[index] || other < index)
            }
        }.map { texts[$0] }
    }
}
