import LookoutModel
import Text

/// Writes items as CSL-JSON, the data of the Citation Style Language (its schema `csl-data.json`).
enum CSLRenderer {
    static func render(_ items: [CitedItem], day: (Instant) -> Day) -> String {
        JSONValue.array(items.map { value($0, day) }).indented + "\n"
    }

    private static func value(_ item: CitedItem, _ day: (Instant) -> Day) -> JSONValue {
        let date = CitationDate(item, day: day)
        var members: [JSONValue.Member] = []
        func add(_ key: String, _ text: String?) {
            guard let line = text.map({ VisibleText.line($0) }), !line.isEmpty else { return }
            members.append(.init(key, .string(line)))
        }
        add("id", "lookout-" + item.id)
        add("type", type(item.kind))
        add("title", item.title)
        if let author = item.author.map({ VisibleText.line($0) }), !author.isEmpty {
            members.append(.init("author", [["literal": .string(author)]]))
        }
        add("container-title", item.source)
        add("publisher", item.publisher)
        if let published = date.published { members.append(.init("issued", parts(published))) }
        add("language", item.language)
        if let link = item.link.flatMap({ WebLink($0) }) {
            add("URL", link.address)
            if let accessed = date.accessed { members.append(.init("accessed", parts(accessed))) }
        }
        add("abstract", item.lead)
        return .object(members)
    }

    /// What a ministry or a think tank puts on its pages is no article of a newspaper.
    private static func type(_ kind: SourceKind) -> String {
        switch kind {
        case .wire, .press: "article-newspaper"
        case .official, .analysis: "webpage"
        }
    }

    private static func parts(_ date: CivilDate) -> JSONValue {
        ["date-parts": [[.integer(Int64(date.year)), .integer(Int64(date.month)), .integer(Int64(date.day))]]]
    }
}
