import Foundation
import Rules
import TestSupport

/// News-like items: a headline and a text of about 900 bytes, six of ten in Latin letters.
struct Corpus {
    /// Which languages the items have.
    enum Mix: String, CaseIterable {
        case english
        case mixed
    }

    let items: [RuleSubject]
    /// Bytes of all texts.
    let bytes: Int

    init(_ count: Int, _ mix: Mix, _ vocabulary: Vocabulary, using generator: inout SeededGenerator) {
        var items: [RuleSubject] = []
        items.reserveCapacity(count)
        for _ in 0..<count {
            let kind = mix == .english ? 0 : Int.random(in: 0..<10, using: &generator)
            let language =
                switch kind {
                case 6, 7: vocabulary.korean
                case 8: vocabulary.japanese
                case 9: vocabulary.chinese
                default: vocabulary.english
                }
            items.append(
                RuleSubject(
                    title: Corpus.text(90, language, using: &generator),
                    summary: Corpus.text(810, language, using: &generator)
                )
            )
        }
        self.items = items
        bytes = items.reduce(0) { $0 + $1.title.utf8.count + $1.summary.utf8.count }
    }

    private static func text(
        _ length: Int,
        _ language: Vocabulary.Language,
        using generator: inout SeededGenerator
    ) -> String {
        var text = ""
        while text.utf8.count < length {
            let isGlue = Int.random(in: 0..<10, using: &generator) < 4
            var word = isGlue ? language.glue.randomElement(using: &generator) ?? "" : language.word(using: &generator)
            if !isGlue, Int.random(in: 0..<8, using: &generator) == 0 { word = word.capitalized }
            text += word
            switch Int.random(in: 0..<16, using: &generator) {
            case 0: text += language.separator.isEmpty ? "。" : ". "
            case 1: text += language.separator.isEmpty ? "、" : ", "
            default: text += language.separator
            }
        }
        return text
    }
}
