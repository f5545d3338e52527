import LookoutModel
import Text

/// Why a rule caught an item, as a person reads it: the matched words by field.
enum MatchedReason {
    /// `“Trilateral Secretariat” in the title; “한미일” in the summary`; words that stand inside a longer one are left out.
    static func text(_ texts: [MatchedText]) -> String {
        guard !texts.isEmpty else { return "where the item comes from" }
        var byField: [(field: String, texts: [String])] = []
        for text in texts {
            if let index = byField.firstIndex(where: { $0.field == text.field }) {
                byField[index].texts.append(text.text)
            } else {
                byField.append((text.field, [text.text]))
            }
        }
        return byField.map { field, texts in
            distinct(texts).map { "“\(ShownText.of($0, columns: ShownText.name))”" }.joined(separator: ", ")
                + " in the \(field)"
        }.joined(separator: "; ")
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
