import LookoutModel
import Text

/// Why the reader is told: each rule with its priority and the words it matched.
enum MailReasonHTML {
    /// How many words of one rule are shown; there may be hundreds.
    private static let words = 12
    /// How many rules.
    private static let rules = 12

    static func write(_ causes: [Alert.Cause], _ page: inout MailMarkup) {
        guard !causes.isEmpty else { return }
        page.block("div", .why) { page in
            page.constant("\n")
            page.block("p", .label) { $0.text("Why you are told") }
            for (index, cause) in causes.enumerated() {
                guard index < rules, page.html.utf8.count < MailHTML.limit - 10_000 else {
                    page.block("p", .reason) { $0.text("and \(causes.count - index) more rules") }
                    break
                }
                page.block("p", .reason) { write(cause, &$0) }
            }
        }
    }

    private static func write(_ cause: Alert.Cause, _ page: inout MailMarkup) {
        let title = MailText.line(cause.title, columns: 120)
        if !title.isEmpty { page.element("b", nil, [("dir", "auto")], title) }
        page.text(" (rule \(MailText.line(cause.rule.rawValue, columns: 80)), \(cause.priority.rawValue)): ")
        guard !cause.texts.isEmpty else {
            page.text("where the item comes from")
            return
        }
        var left = words
        for (index, field) in MatchedWords(cause.texts).fields.enumerated() where left > 0 {
            if index > 0 { page.text("; ") }
            for (index, word) in field.words.prefix(left).enumerated() {
                if index > 0 { page.text(", ") }
                page.element("span", .word, [("dir", "auto")], MailText.line(word, columns: 60))
            }
            if field.words.count > left { page.text(" and \(field.words.count - left) more") }
            left -= min(left, field.words.count)
            page.text(" in the \(MailText.line(field.name, columns: 60))")
        }
    }
}
