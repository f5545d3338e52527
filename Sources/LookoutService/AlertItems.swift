package import Delivery
import LookoutModel
import Storage

/// The items that an alert shows of a story: the one that made it, the latest of each other language, then the latest others.
package struct AlertItems: Sendable {
    /// The most that are shown.
    private static let limit = 5
    /// The most that are looked at.
    private static let reach = 50

    package let shown: [AlertItem]
    /// How many more tell it.
    package let more: Int
    /// How many more possibly tell it.
    package let morePossible: Int
    /// How many of the latest are in other languages, by language.
    package let languages: [Alert.LanguageCount]

    package init(shown: [AlertItem], more: Int = 0, morePossible: Int = 0, languages: [Alert.LanguageCount] = []) {
        self.languages = languages
        self.shown = shown
        self.more = more
        self.morePossible = morePossible
    }

    /// Reads those of a story, and of the stories that it is read as the same with.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    init(of story: StoredStory, first: AlertItem, maker: AlertMaker, in transaction: StoreTransaction) throws {
        let tellers = try transaction.stories.tellers(leader: story.leader)
        let possible = Set(tellers.filter(\.isPossible).map(\.item))
        // A story of months may have hundreds; the latest are those of this alert.
        let latest = try transaction.items.fetch(tellers.suffix(Self.reach).map(\.item)).filter { $0.id != first.id }
        let stored = latest.filter { !$0.isBackground && $0.heldUntil == nil }.sorted { $0.sequence > $1.sequence }
        var shownLanguages: Set<String?> = [first.language]
        var seen: Set<String> = [first.title]
        var foreign: [AlertItem] = []
        var others: [AlertItem] = []
        for one in stored {
            var item = maker.alertItem(id: one.id, one.item)
            item.isPossible = possible.contains(one.sequence)
            if shownLanguages.insert(item.language).inserted {
                foreign.append(item)
            } else if seen.insert(item.title).inserted {
                others.append(item)
            }
        }
        shown = Array(([first] + foreign + others).prefix(Self.limit))
        let hidden = latest.count { ($0.isBackground || $0.heldUntil != nil) && possible.contains($0.sequence) }
        morePossible = max(0, possible.count - hidden - shown.count(where: \.isPossible))
        more = max(0, tellers.count - (latest.count - stored.count) - shown.count - morePossible)
        let counts = stored.reduce(into: [String: Int]()) { counts, one in
            if let language = one.item.language, language != first.language { counts[language, default: 0] += 1 }
        }
        languages = counts.sorted { $0.key < $1.key }.map { Alert.LanguageCount(language: $0.key, items: $0.value) }
    }
}
