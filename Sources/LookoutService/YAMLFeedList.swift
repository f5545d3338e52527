import LookoutModel
import Rules

/// A feed list in YAML: `feeds:` and a list of maps, where feeds need options.
struct YAMLFeedList {
    /// The keys of one feed.
    static let keys = [
        "url", "path", "id", "title", "kind", "owner", "language", "region", "state-media", "interval", "headers",
        "auth", "proxy", "terms", "sample", "off",
    ]

    private var reader = ValueReader()
    private var sources: [FeedSource] = []
    private let file: FeedLists.File

    static func read(_ file: FeedLists.File) -> ([FeedSource], [FileProblem]) {
        var list = YAMLFeedList(file: file)
        do {
            if let root = try YAMLReader.read(file.bytes, file: file.path).root {
                list.read(root)
            }
            if list.sources.isEmpty, list.reader.problems.isEmpty {
                let place = SourcePlace(file: file.path)
                list.reader.report(FileProblem(place: place, level: .warning, fact: .emptyList))
            }
        } catch {
            list.reader.report(FileProblem(place: error.place, fact: .yaml(error.fact)))
        }
        return (list.sources, list.reader.problems)
    }

    private init(file: FeedLists.File) {
        self.file = file
    }

    private mutating func read(_ root: YAMLNode) {
        let known = [ValueReader.KnownKey(name: "feeds", isPlanned: false)]
        for entry in reader.entries(root, key: "", known: known) {
            for node in reader.list(entry) {
                if let text = ValueReader.text(of: node) {
                    addPlain(text, node)
                } else if let source = source(node) {
                    sources.append(source)
                }
            }
        }
    }

    /// An entry that is an address and nothing else.
    private mutating func addPlain(_ text: String, _ node: YAMLNode) {
        guard FeedAddress.isListable(text) else { return reader.report(node, .badAddress(text)) }
        sources.append(FeedSource(id: FeedID(text), location: .address(text), place: node.place))
    }

    private mutating func source(_ node: YAMLNode) -> FeedSource? {
        let before = reader.problems.count
        let known = YAMLFeedList.keys.map { ValueReader.KnownKey(name: $0, isPlanned: false) }
        let entries = reader.entries(node, key: "feeds", known: known)
        if let url = node["url"], node["path"] != nil { reader.report(url, .conflictingKeys("url", "path")) }
        guard let location = location(entries) else {
            if reader.problems.count == before { reader.report(node, .missingKey("url")) }
            return nil
        }
        var source = FeedSource(id: FeedID(location.text), location: location.location, place: node.place)
        for entry in entries { read(entry, into: &source) }
        return reader.problems.count == before ? source : nil
    }

    private mutating func location(_ entries: [YAMLNode.Entry]) -> (location: FeedSource.Location, text: String)? {
        for entry in entries where entry.key == "url" || entry.key == "path" {
            guard let text = reader.text(entry) else { return nil }
            if entry.key == "url" {
                guard FeedAddress.isListable(text) else {
                    reader.report(entry.value, .badAddress(text))
                    return nil
                }
                return (.address(text), text)
            }
            guard FeedFile.isInside(text) else {
                reader.report(entry.value, .pathOutsideHome(text))
                return nil
            }
            return (.file(text), text)
        }
        return nil
    }

    private mutating func read(_ entry: YAMLNode.Entry, into source: inout FeedSource) {
        switch entry.key {
        case "id":
            if let id = reader.value(entry, .identifier, { Identifier.isOne($0) ? $0 : nil }) { source.id = FeedID(id) }
        case "title": source.title = reader.text(entry)
        case "kind": source.kind = reader.choice(entry) ?? source.kind
        case "owner": source.owner = reader.text(entry)
        case "language": source.language = reader.text(entry)
        case "region": source.region = reader.text(entry)
        case "state-media": source.isStateMedia = reader.boolean(entry) ?? false
        case "interval":
            source.interval = reader.value(entry, .duration) { text in
                Quantity.seconds(text).flatMap { (60...30 * 86_400).contains($0) ? $0 : nil }
            }
        case "headers": source.headers = headers(entry)
        case "auth": source.credential = CredentialReader.read(entry, &reader)
        case "proxy": source.proxy = reader.text(entry)
        case "terms":
            let terms = ["any", "personal"]
            source.terms = reader.value(entry, .oneOf(terms)) { FeedSource.Terms(rawValue: $0) } ?? .any
        case "sample": source.isSample = reader.boolean(entry) ?? false
        case "off": source.isOff = reader.boolean(entry) ?? false
        default: break
        }
    }

    private mutating func headers(_ entry: YAMLNode.Entry) -> [FeedSource.Header] {
        guard let entries = entry.value.map else {
            reader.report(entry.value, .wrongShape(key: entry.key, expected: .map))
            return []
        }
        return entries.compactMap { entry in
            reader.text(entry).map { FeedSource.Header(name: entry.key, value: $0) }
        }
    }
}
