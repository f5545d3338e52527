import Digests
import LookoutModel

extension SampleDigests {
    /// What an edition knows beside its stories.
    static func tellMore(of digest: inout Digest) {
        digest.sections[0].stories[0].items[0].earlierTitles = [
            EarlierTitle(
                title: "US, Japan, South Korea said to be near naming secretariat chief",
                until: hoursBefore(2)
            )
        ]
        digest.rules = digest.sections.map { RuleName($0.rule, $0.title) } + quiet.map { RuleName($0.rule, $0.title) }
        digest.changes = EditionChanges(
            since: Day(number: 20_778),
            newThen: 6,
            silenced: ["Radio Example"],
            recovered: ["Example Institute"],
            added: ["South China Sea"]
        )
        digest.volumes = [
            RuleVolume(
                rule: strait,
                title: "Taiwan Strait",
                counts: [
                    0, 1, 0, 2, 3, 0, 0, 1, 5, 9, 4, 2, 0, 0, 1, 0, 0, 3, 2, 2, 1, 0, 0, 0, 2, 4, 12, 6, 3, 1,
                ]
            ),
            RuleVolume(rule: sea, title: "South China Sea", counts: [Int](repeating: 0, count: 29) + [8]),
        ]
        digest.coMentions = [
            CoMention(first: "japan", second: "rok", count: 5), CoMention(first: "japan", second: "us", count: 4),
        ]
        digest.untold = [
            UntoldItem(
                item: item(
                    "m1",
                    "Weather at sea for the weekend",
                    source: "Example Times",
                    language: "en",
                    minutes: 300
                ),
                rule: RuleName(RuleID("weather"), "Weather at sea")
            ),
            UntoldItem(
                item: item("h1", "台海情勢の一年を振り返る", source: "例新聞", language: "ja", minutes: 30_000),
                rule: RuleName(strait, "Taiwan Strait"),
                heldUntil: due.advanced(bySeconds: 7200)
            ),
        ]
        digest.joined = [
            JoinedItem(
                item: item("j1", "台湾海峡、米駆逐艦が通過", source: "例新聞", language: "ja", minutes: 200),
                story: "s0",
                title: "US destroyer passes through the Taiwan Strait",
                rule: RuleName(strait, "Taiwan Strait")
            )
        ]
        digest.ledger.joined = 1
        digest.uncaughtOfficial = 37
    }
}
