import FeedParsing
package import LookoutModel
package import Platform
import Stories
import Text

/// The feed lists of a home, for changing them by hand.
package struct FeedDesk: Sendable {
    /// The list that feeds are added to where none is named.
    package static let standardList = "mine.txt"

    package let home: Home
    package let settings: Settings
    /// The lists as they are.
    package let lists: FeedLists
    private let files: [FeedLists.File]

    /// Why a list was not changed.
    package enum Refusal: Error, Equatable, Sendable {
        /// The feed stands in a list already.
        case alreadyListed(FeedSource)
        /// No feed is called so; perhaps another is meant.
        case unknown(suggestion: String?)
        /// Several are.
        case several([FeedSource])
        /// The list is of a kind that is not changed, or lies outside `Feeds/`.
        case wrongList(String)
        /// To take the feed off would touch more than it.
        case notAlone(SourcePlace)
        /// To add a feed to that list would touch others.
        case noPlace(SourcePlace, address: String)
        /// There is a list of that name already.
        case listExists(String)
        case file(FileError)
    }

    /// Reads the lists.
    ///
    /// - Throws: `PassError`.
    package init(_ home: Home, zones: SystemZones) throws(PassError) {
        let opened = try HomeSettings.open(home, zones: zones)
        self.home = home
        settings = opened.settings
        files = opened.folder.feedLists().files.map { FeedLists.File(path: $0.path, bytes: $0.bytes) }
        lists = FeedLists(files)
    }

    /// The feed that is listed under this address, or under one that differs only in its scheme, `www.` or a slash at its end.
    package func listed(_ address: String) -> FeedSource? {
        let canonical = CanonicalAddress.of(address)
        return lists.sources.first { source in
            guard case .address(let other) = source.location else { return false }
            return other == address || canonical != nil && CanonicalAddress.of(other) == canonical
        }
    }

    /// Adds a feed to the list of that name, which is made where it is not there; returns the list, relative to the home.
    ///
    /// - Throws: `Refusal`; then nothing was written.
    package func add(_ address: String, title: String?, to list: String) throws(Refusal) -> String {
        if let source = listed(address) { throw .alreadyListed(source) }
        let name = list.hasPrefix("Feeds/") ? String(list.dropFirst(6)) : list
        let path = "Feeds/" + name
        guard FeedFile.isInside(name), ![.opml, .other].contains(FeedLists.kind(of: name)), FeedLists.isList(name)
        else {
            throw .wrongList(list)
        }
        let file = files.first { $0.path == path } ?? FeedLists.File(path: path, bytes: [])
        guard let bytes = FeedListEdit.adding(address, title: title, to: file) else {
            throw .noPlace(SourcePlace(file: path), address: address)
        }
        try write(bytes, to: path)
        return path
    }

    /// Takes a feed off its list; returns where it stood.
    ///
    /// - Throws: `Refusal`; then nothing was written.
    package func remove(_ name: String) throws(Refusal) -> FeedSource {
        let source = try find(name)
        guard let file = files.first(where: { $0.path == source.place.file }),
            let bytes = FeedListEdit.removing(source, from: file)
        else { throw .notAlone(source.place) }
        try write(bytes, to: source.place.file)
        return source
    }

    /// What an import did.
    package struct Imported: Equatable, Sendable {
        /// The list that was written, relative to the home; nil where there was nothing to write.
        package var list: String?
        package var added = 0
        /// Feeds that stand in a list already, or twice in the document.
        package var known = 0
        /// Outlines whose address is none.
        package var dropped = 0
    }

    /// Writes the feeds of an OPML document that are not listed yet into a list of that name, folders and attributes kept.
    ///
    /// - Throws: `Refusal`; then nothing was written.
    package func importing(_ document: [UInt8], as name: String) throws(Refusal) -> Imported {
        let opml: OPMLDocument
        do { opml = try OPMLReader.read(document) } catch { throw .wrongList(name) }
        guard FeedFile.isInside(name), FeedLists.kind(of: name) == .opml else { throw .wrongList(name) }
        var result = Imported(dropped: opml.dropped.count)
        var seen: Set<String> = []
        let new = opml.outlines.filter { outline in
            seen.insert(CanonicalAddress.of(outline.xmlURL) ?? outline.xmlURL).inserted && listed(outline.xmlURL) == nil
        }
        result.added = new.count
        result.known = opml.outlines.count - new.count
        guard !new.isEmpty else { return result }
        let path = "Feeds/" + name
        guard !files.contains(where: { $0.path == path }) else { throw .listExists(path) }
        try write(Array(OPMLWriter.text(title: opml.title ?? name, outlines: new).utf8), to: path)
        result.list = path
        return result
    }

    /// All feeds that are addresses, as OPML; those from OPML lists with their folders and attributes.
    package var exported: String {
        var originals: [SourcePlace: OPMLOutline] = [:]
        for file in files where FeedLists.kind(of: file.path) == .opml {
            for outline in (try? OPMLReader.read(file.bytes))?.outlines ?? [] {
                originals[SourcePlace(file: file.path, line: outline.line, column: outline.column)] = outline
            }
        }
        let outlines = lists.sources.compactMap { source -> OPMLOutline? in
            guard case .address(let address) = source.location else { return nil }
            return originals[source.place] ?? FeedDesk.outline(source, address)
        }
        return OPMLWriter.text(title: "Feeds of Lookout", outlines: outlines)
    }

    private static func outline(_ source: FeedSource, _ address: String) -> OPMLOutline {
        var outline = OPMLOutline(xmlURL: address, line: 0, column: 0)
        let title = source.title ?? CanonicalAddress.host(address) ?? address
        outline.attributes = [
            OPMLAttribute(name: "text", value: title), OPMLAttribute(name: "title", value: title),
            OPMLAttribute(name: "type", value: "rss"), OPMLAttribute(name: "xmlUrl", value: address),
        ]
        if let language = source.language {
            outline.attributes.append(OPMLAttribute(name: "language", value: language))
        }
        let stem = source.place.file.split(separator: "/").last?.split(separator: ".").first.map(String.init)
        outline.folders = [source.region ?? stem ?? "Feeds"]
        return outline
    }

    /// The feed of this id, address or title.
    private func find(_ name: String) throws(Refusal) -> FeedSource {
        if let exact = lists.sources.first(where: { $0.id.rawValue == name }) ?? listed(name) { return exact }
        let titled = lists.sources.filter { $0.title == name }
        if titled.count > 1 { throw .several(titled) }
        guard let source = titled.first else {
            throw .unknown(suggestion: Spelling.suggestion(for: name, among: lists.sources.map(\.id.rawValue).sorted()))
        }
        return source
    }

    private func write(_ bytes: [UInt8], to path: String) throws(Refusal) {
        let target = home.root + "/" + path
        do {
            try Folder.make(home.feeds)
            try AtomicFile.replace(target, with: bytes)
        } catch {
            throw .file(error)
        }
    }
}
