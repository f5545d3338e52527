import Rules

/// What every key of a rule file means, in words, as editors show them.
enum RuleKeyMessages {
    static func sentence(_ key: RuleKey) -> String {
        switch key {
        case .version: "The version of the rule language."
        case .lists: "Named lists of words and phrases, which rules of every file use as $name; a list may hold others."
        case .rules:
            "The rules of this file, each with its id. A file of one rule needs none: its keys stand at the top."
        case .id:
            "The rule's name in alerts, digests and commands: letters, digits, hyphens, underscores and points, no spaces. Needed where a file holds several rules."
        case .title: "The heading in the digest."
        case .priority: "How loudly it speaks: critical, alert, digest, or mute (recorded and counted, never told)."
        case .tags: "Words to group rules by."
        case .any:
            "One of these must be there. An entry is one word or phrase, without quotes: =ASEAN exactly so, ~word inside others too, word* with any end, $list."
        case .all:
            "All of these must be there. An entry is a phrase, a $list, or a group any: [...] of which one is enough."
        case .within: "How close the entries of all must stand: 25 words (1 to 1000), sentence, or title."
        case .match:
            "An expression, as a block after |: AND, OR, AND NOT, NEAR/10, BEFORE/5, SENTENCE( ), ATLEAST/3( ), title:( ), /regular expression/, $list, phrases in double quotes."
        case .none: "Where one of these is anywhere in the item, the rule does not hold."
        case .except: "These phrases are covered up before anything is looked for."
        case .fields: "Where to look."
        case .where: "What must be true of an item before its text is looked at."
        case .whereLanguage: "Language tags, of which zh is also zh-Hant. An item without a language fits none."
        case .whereSource: "Feed ids or hosts; a host is also its subdomains."
        case .whereKind: "What kind of source: official, wire, press or analysis."
        case .whereTag: "Categories of the item, compared whole."
        case .whereMaxAge: "The oldest that is still looked at: 30m, 24h, 7d, 2w."
        case .expect: "What the rule should give, for check and backtest to compare."
        case .expectPerDay: "The most items a day that are as they should be."
        case .tests: "Texts that the rule must hit or miss; check runs them."
        case .testHit: "A text that the rule must catch."
        case .testMiss: "A text that the rule must leave."
        case .testNote: "Why the test is there."
        case .testTodo: "A known failure, which must fail to stay marked."
        case .testTitle: "The item's title, where the text of the test is not it."
        case .testSummary: "The item's summary."
        case .testContent: "The item's content."
        case .testAuthor: "The item's author."
        case .testURL: "The item's link."
        case .testLanguage: "The item's language tag."
        case .testSource: "The item's feed, or host."
        case .testKind: "The kind of the item's source."
        case .testTag: "A category of the item."
        case .alertOn:
            "content: alert also where the phrases stand only in the article's text, not in title or summary."
        case .trial:
            "On trial, a rule is matched and counted but interrupts nobody: it stands behind the news of the digest, with a number and three headlines."
        case .corroborated:
            "Tell a story again once so many independent sources tell it. Copies of a wire count once, state media not at all."
        case .official: "Tell a story again once an official source tells it."
        case .cooldown:
            "How long a story stays quiet after an alert; the first that joins it later is told again: 12h, 3d."
        case .silenceUntil: "A day, until which the rule gives no alerts; what it catches stands in the digest."
        case .surge: "Tell where the stories of a day are so many times as many as usual in the 14 days before."
        case .absence: "Tell where the rule has caught nothing for so long: 21d."
        }
    }
}
