import Text

/// Builds an `OPMLDocument` from the events of an XML document.
final class OPMLHandler: XMLEventHandler {
    private(set) var failure: FeedParseError?
    var hasFailed: Bool { failure != nil }
    private(set) var document = OPMLDocument()

    private let limits: FeedLimits
    private let places: [(line: Int, column: Int)]
    private var outlineCount = 0
    /// For each open element: the name of the folder that it is, if it is one.
    private var open: [String?] = []
    private var isTitle = false
    private var title: [UInt8] = []

    init(limits: FeedLimits, places: [(line: Int, column: Int)]) {
        self.limits = limits
        self.places = places
    }

    func startElement(_ name: XMLName, _ attributes: XMLAttributes) {
        guard open.count < limits.depth else {
            failure = .exceeds(.depth, limit: limits.depth)
            return
        }
        let element = ASCII.lowercased(String(decoding: name.localBytes, as: UTF8.self))
        isTitle = element == "title" && document.title == nil
        open.append(element == "outline" ? outline(attributes) : nil)
    }

    func endElement() {
        if isTitle {
            let line = HTMLText.line(plain: String(decoding: title, as: UTF8.self))
            document.title = line.isEmpty ? nil : line
            isTitle = false
        }
        _ = open.popLast()
    }

    func characters(_ text: UnsafeBufferPointer<UInt8>) {
        guard isTitle, title.count + text.count <= limits.textLength else { return }
        title.append(contentsOf: text)
    }

    /// Takes an outline; returns its name where it is a folder.
    private func outline(_ attributes: XMLAttributes) -> String? {
        let place = outlineCount < places.count ? places[outlineCount] : (line: 0, column: 0)
        outlineCount += 1
        let title = [attributes["text"], attributes["title"]].lazy
            .compactMap { $0.map { HTMLText.line(plain: $0) } }.first { !$0.isEmpty }
        let kind = ASCII.lowercased(attributes["type"] ?? "")
        let address = URIReference.clean(attributes["xmlurl"] ?? "")
        guard !address.isEmpty else {
            if kind == "include", let list = attributes["url"] {
                drop(title, list, .include, place)
                return nil
            }
            return title ?? ""
        }
        guard let feed = OPMLHandler.webAddress(address) else {
            drop(title, address, .notWeb, place)
            return nil
        }
        guard document.outlines.count < limits.items else {
            failure = .exceeds(.items, limit: limits.items)
            return nil
        }
        var outline = OPMLOutline(xmlURL: feed, line: place.line, column: place.column)
        outline.title = title
        outline.htmlURL = attributes["htmlurl"].flatMap { $0.isEmpty ? nil : URIReference.clean($0) }
        outline.language = attributes["language"].flatMap { $0.isEmpty ? nil : $0 }
        outline.categories = (attributes["category"] ?? "").split(separator: ",").map { ASCII.trimmed($0) }
            .filter { !$0.isEmpty }
        outline.folders = open.compactMap { $0 }.filter { !$0.isEmpty }
        outline.attributes = OPMLHandler.plain(attributes)
        document.outlines.append(outline)
        return nil
    }

    private func drop(
        _ title: String?,
        _ address: String,
        _ reason: OPMLDroppedOutline.Reason,
        _ place: (line: Int, column: Int)
    ) {
        guard document.dropped.count < limits.items else { return }
        document.dropped.append(
            OPMLDroppedOutline(
                title: title,
                address: address,
                reason: reason,
                line: place.line,
                column: place.column
            )
        )
    }

    private static func plain(_ attributes: XMLAttributes) -> [OPMLAttribute] {
        (0..<attributes.count).compactMap { index in
            guard let (prefix, name, value) = attributes.pair(index), prefix == nil, let name = XMLName.text(name)
            else {
                return nil
            }
            return OPMLAttribute(name: name, value: String(decoding: value, as: UTF8.self))
        }
    }

    /// The address to fetch; `feed:` before it or instead of its scheme falls away.
    private static func webAddress(_ address: String) -> String? {
        var address = address
        if ASCII.lowercased(address.prefix(7)) == "feed://" {
            address = "http://" + address.dropFirst(7)
        } else if ASCII.lowercased(address.prefix(5)) == "feed:" {
            address = String(address.dropFirst(5))
        }
        return URIReference(address).isWeb ? address : nil
    }
}
