import LookoutModel
import Text

/// Why a rule caught an item, as a person reads it: the matched words by field.
enum MatchedReason {
    /// `“Trilateral Secretariat” in the title; “한미일” in the summary`; words that stand inside a longer one are left out.
    static func text(_ texts: [MatchedText]) -> String {
        guard !texts.isEmpty else { return "where the item comes from" }
        return MatchedWords(texts).fields.map { field in
            field.words.map { "“\(ShownText.of($0, columns: ShownText.name))”" }.joined(separator: ", ")
                + " in the \(field.name)"
        }.joined(separator: "; ")
    }
}
