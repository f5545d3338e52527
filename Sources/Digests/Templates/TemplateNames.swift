/// All names that templates know.
package enum TemplateNames {
    /// What an item of a story has.
    private static let item: [TemplateName] = [
        TemplateName("headline", .text, "its headline"),
        TemplateName("link", .address, "its address; absent where it has none"),
        TemplateName("outlet", .text, "who published it"),
        TemplateName("kind", .text, "official, wire, press or analysis"),
        TemplateName("language", .text, "its language in English; absent where unknown"),
        TemplateName("lang", .text, "its language as a tag, for `lang=\"…\"`; empty where unknown"),
        TemplateName("time", .text, "when it was published; absent where it does not say"),
        TemplateName("is-official", .flag, "an official source"),
        TemplateName("is-state-media", .flag, "state media"),
        TemplateName("is-possible", .flag, "only possibly the same development"),
    ]

    /// What a development has.
    private static let story: [TemplateName] = [
        TemplateName("number", .text, "its number on the page, from 1"),
        TemplateName("lead", .text, "the first sentences; absent where there are none"),
        TemplateName("rule", .text, "the highest rule that caught it"),
        TemplateName("caught", .text, "all rules that caught it, as a sentence"),
        TemplateName("also", .text, "the other rules; absent where there are none"),
        TemplateName("matched", .text, "the words that were matched"),
        TemplateName("kin", .text, "how many tell it in other languages; absent where none does"),
        TemplateName("reason", .text, "why it stands where it stands"),
        TemplateName("priority", .text, "critical, alert or digest"),
        TemplateName("sources", .text, "how many sources tell it"),
        TemplateName("more", .text, "`and 3 more sources`; absent where there are none"),
        TemplateName("day", .text, "which day of the development it is, from 1"),
        TemplateName("history", .address, "the page of its history; absent where there is none"),
        TemplateName("others", .list(item), "the other items that tell it"),
    ]

    /// The names that stand on their own.
    package static let all: [TemplateName] = [
        TemplateName("title", .text, "the day: Sunday, 22 November 2026"),
        TemplateName("kicker", .text, "Digest, First look or The day so far, with the digest's name"),
        TemplateName("date", .text, "the day: 2026-11-22"),
        TemplateName("trust", .text, "which sources were read, and how many rules are on"),
        TemplateName("counts", .text, "how much is new"),
        TemplateName("new", .text, "the number of new developments"),
        TemplateName("has-news", .flag, "there are new developments"),
        TemplateName("in-short", .list(Array(item.prefix(2)) + [item[5]]), "the three weightiest headlines"),
        TemplateName("notes", .list([TemplateName("note", .text, "a sentence")]), "what else stands at the top"),
        TemplateName(
            "banners",
            .list([TemplateName("banner", .text, "a sentence")]),
            "samples, first look, broken rules"
        ),
        TemplateName("developments", .list(item + story), "the weightiest new developments, seven at most"),
        TemplateName(
            "rules",
            .list([
                TemplateName("rule-title", .text, "the rule's title"),
                TemplateName("rule-count", .text, "how many follow, and whether more stand above"),
                TemplateName("rule-developments", .list(item + story.dropFirst()), "its further new developments"),
            ]),
            "rules with new developments beside those"
        ),
        TemplateName("next", .text, "when the next edition comes"),
        TemplateName("window", .text, "the time that it tells of"),
        TemplateName("rules-hash", .text, "the hash of the rules in force"),
        TemplateName("top-part", .part, "all from the day to the banners"),
        TemplateName("news-part", .part, "all new developments"),
        TemplateName(
            "rest-part",
            .part,
            "all below the news: what goes on, what was quiet, sources, rules, the ledger"
        ),
        TemplateName("end-part", .part, "the next edition, the window, the hash, the other pages"),
        TemplateName("style-part", .part, "Lookout's style sheet, with its element; in HTML alone"),
    ]
}
