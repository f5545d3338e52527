import LookoutModel
import Text

/// An item, or the feed itself, while its elements come in.
struct ItemDraft {
    var title = Ranked<String>()
    var link = Ranked<String>()
    var guid = Ranked<String>()
    var isPermalink = false
    var summary = Ranked<ParsedText>()
    var content = Ranked<ParsedText>()
    var published = Ranked<Instant>()
    var updated = Ranked<Instant>()
    var language = Ranked<String>()
    var authors = AuthorList()
    var categories: [String] = []
    var enclosures: [ParsedEnclosure] = []

    /// Whether nothing that tells an item from another was found.
    var isEmpty: Bool {
        title.value == nil && link.value == nil && guid.value == nil && summary.value == nil && content.value == nil
    }

    /// Whether what was found of the item so far tells it from others, as what tells `items` of its feed apart.
    ///
    /// Without its guid an item of a feed with guids would be another one when it comes whole.
    func isKnown(among items: [ParsedItem]) -> Bool {
        if guid.value != nil { return true }
        guard !items.contains(where: { $0.guid != nil }) else { return false }
        return link.value != nil || (title.value != nil && !items.contains { $0.link != nil })
    }

    /// The item; a file is its link where it has no page.
    var item: ParsedItem {
        var item = ParsedItem()
        item.guid = guid.value
        item.isPermalink = isPermalink
        item.title = title.value
        item.link = link.value ?? enclosures.first?.address
        item.author = authors.text
        item.summary = summary.value
        item.content = content.value
        item.published = published.value
        item.updated = updated.value
        item.language = language.value
        item.categories = categories
        item.enclosures = enclosures
        return item
    }

    /// Adds a category, unless it is empty or there already.
    mutating func add(category: String?) {
        guard let category, categories.count < FeedLimits.categories else { return }
        let line = HTMLText.line(plain: category)
        if !line.isEmpty, !categories.contains(line) { categories.append(line) }
    }

    /// Adds a file, unless it is there already.
    mutating func add(enclosure: ParsedEnclosure) {
        guard !enclosure.address.isEmpty, enclosures.count < FeedLimits.enclosures,
            !enclosures.contains(where: { $0.address == enclosure.address })
        else { return }
        enclosures.append(enclosure)
    }
}

/// The authors of an item: of the best kind of element that names any.
struct AuthorList {
    private var names: [String] = []
    private var rank = Int.max

    /// The names, separated by commas; nil where there are none.
    var text: String? {
        names.isEmpty ? nil : names.joined(separator: ", ")
    }

    /// The names, unless only a lesser kind of element gave them.
    func text(upToRank limit: Int) -> String? {
        rank <= limit ? text : nil
    }

    mutating func offer(_ name: String, rank newRank: Int) {
        guard !name.isEmpty, newRank <= rank, names.count < FeedLimits.authors else { return }
        if newRank < rank { names = [] }
        rank = newRank
        if !names.contains(name) { names.append(name) }
    }
}
