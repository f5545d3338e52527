import LookoutModel
import Text

extension FeedReader {
    /// Takes note of what an element's start says, and whether its text is wanted.
    func start(_ frame: inout FeedFrame, _ name: XMLName, _ attributes: XMLAttributes, _ parent: FeedFrame) {
        if parent.isIgnored || isIgnored(parent) {
            frame.isIgnored = true
            return
        }
        switch frame.element {
        case .root, .channel:
            startChannel(frame, attributes)
        case .item:
            startItem(frame, attributes)
        case .title:
            collect(&frame, TextConstruct(type: attributes["type"], mode: attributes["mode"], fallback: plain))
        case .summary, .subtitle:
            collect(&frame, TextConstruct(type: attributes["type"], mode: attributes["mode"], fallback: plain))
        case .description:
            let fallback: TextConstruct.Kind = isAtom ? .plain : .html
            collect(&frame, TextConstruct(type: attributes["type"], mode: attributes["mode"], fallback: fallback))
        case .content where ASCII.lowercased(attributes["type"] ?? "").utf8.starts(with: "multipart/".utf8):
            // Atom 0.3, 4.13.12.1: the content is one of the elements inside.
            break
        case .content:
            let fallback: TextConstruct.Kind = isAtom ? .plain : .html
            collect(&frame, TextConstruct(type: attributes["type"], mode: attributes["mode"], fallback: fallback))
        case .body:
            collect(&frame, TextConstruct(kind: .xhtml))
        case .link:
            startLink(&frame, attributes)
        case .guid:
            frame.collects = true
            let isGuid = name.localBytes.count == 4
            frame.attribute = isGuid ? attributes["ispermalink"].map { ASCII.lowercased($0) } ?? "true" : nil
        case .person:
            frame.collects = true
            person = (nil, nil)
        case .category:
            frame.attribute = attributes["term"] ?? attributes["label"]
            frame.collects = true
        case .categoryAttribute:
            if isInItem { edit { $0.add(category: attributes["text"]) } }
        case .enclosure, .mediaContent, .thumbnail:
            startEnclosure(frame, attributes)
        case .name, .email:
            frame.collects = parent.element == .person
        case .unknown:
            frame.collects = parent.collects
        case .mediaGroup, .image, .textInput, .source, .contributor, .skipHours, .skipDays:
            break
        default:
            frame.collects = true
        }
        if attributes.count > 0, let language = attributes["xml", "lang"] { note(language: language, frame, parent) }
    }

    /// Takes the text of an element that ends.
    func end(_ frame: FeedFrame, text bytes: UnsafeBufferPointer<UInt8>) {
        if frame.element == .item { closeItem() }
        if frame.element == .person { endPerson(frame, bytes) }
        guard frame.collects else { return }
        if let construct = frame.construct {
            let isUnwrapped = feed.format == .atom10
            // Plain text says nothing of links; only a long footer of relative ones may be told apart elsewhere.
            let base = texts == .plain ? nil : frame.base
            end(frame, construct.text(bytes, isUnwrapped: isUnwrapped, base: base, resolver: &resolver))
            return
        }
        let text = CharacterRepair.text(bytes)
        if frame.element == .category { edit { $0.add(category: frame.attribute ?? text) } }
        guard !text.isEmpty else { return }
        end(frame, plain: text)
    }

    private func end(_ frame: FeedFrame, _ text: ParsedText?) {
        guard let text else { return }
        switch frame.element {
        case .title:
            let line = text.kind == .html ? HTMLText.line(text.value) : HTMLText.line(plain: text.value)
            guard !line.isEmpty else { return }
            edit { $0.title.offer(line, rank: frame.rank) }
        case .content, .body:
            guard isInItem else { return }
            edit { $0.content.offerFirst(text, rank: frame.rank) }
        case .description where isInItem && frame.rank == 0 && drafts[drafts.count - 1].summary.rank == 0:
            // Of two that are as good the second is the longer one; a lesser one before it gives way.
            edit { $0.content.offerFirst(text, rank: 5) }
        default:
            edit { $0.summary.offer(text, rank: frame.rank) }
        }
    }

    private func end(_ frame: FeedFrame, plain text: String) {
        switch frame.element {
        case .link:
            // "www.island.example/1" is no path, whatever RFC 3986 says of it.
            let text = text.utf8.starts(with: "www.".utf8) ? "http://" + text : text
            let address = resolver.resolve(text, against: frame.base)
            if frame.attribute == "enclosure" {
                if isInItem { edit { $0.add(enclosure: ParsedEnclosure(address: address)) } }
            } else {
                add(link: address, relation: frame.attribute ?? "alternate", frame)
            }
        case .originalLink:
            guard isInItem else { return }
            let address = resolver.resolve(text, against: frame.base)
            edit { $0.link.offer(address, rank: 15) }
        case .guid:
            endGuid(frame, text)
        case .author:
            edit { $0.authors.offer(FeedReader.withoutAddress(HTMLText.line(text)), rank: frame.rank) }
        case .name:
            person?.name = HTMLText.line(plain: text)
        case .email:
            person?.email = text
        case .language:
            edit { $0.language.offer(text, rank: frame.rank) }
        case .published, .created, .updated, .date:
            end(frame, date: text)
        case .keywords:
            for word in text.split(separator: ",") { edit { $0.add(category: String(word)) } }
        case .ttl, .skippedHour, .skippedDay, .updatePeriod, .updateFrequency:
            if !isInItem { schedule(frame.element, text) }
        default:
            break
        }
    }

    private func end(_ frame: FeedFrame, date text: String) {
        let language = drafts[drafts.count - 1].language.value ?? drafts[0].language.value
        guard let seconds = FeedDate.seconds(text, language: language) else {
            return feed.diagnosis.note(unreadable: text)
        }
        let instant = Instant(seconds: seconds)
        edit { draft in
            switch frame.element {
            case .published: draft.published.offer(instant, rank: frame.rank)
            case .created: draft.published.offer(instant, rank: frame.rank + 3)
            case .date: draft.published.offer(instant, rank: frame.rank + 2)
            default: draft.updated.offer(instant, rank: frame.rank)
            }
        }
    }

    private func endGuid(_ frame: FeedFrame, _ text: String) {
        // Only a base that the document itself sets changes an identifier.
        let isFixed = frame.base == documentBase || frame.attribute == "false"
        let text = isFixed ? text : resolver.resolve(text, against: frame.base)
        let isPermalink = frame.attribute == "true" && URIReference(text).isWeb
        edit { draft in
            draft.guid.offer(text, rank: frame.rank)
            if frame.attribute != nil { draft.isPermalink = isPermalink }
            // An identifier that is an address will do where no link is.
            let isAddress = isPermalink || (frame.attribute == nil && URIReference(text).isWeb)
            if isAddress { draft.link.offerFirst(text, rank: 20 + frame.rank) }
        }
    }

    /// A name without the address behind it: "Kim <kim@island.example>".
    private static func withoutAddress(_ name: String) -> String {
        guard name.utf8.last == UInt8(ascii: ">"), let mark = name.utf8.lastIndex(of: UInt8(ascii: "<")),
            mark > name.startIndex, name[mark...].utf8.contains(UInt8(ascii: "@"))
        else { return name }
        return ASCII.trimmed(String(name[..<mark]))
    }

    private func endPerson(_ frame: FeedFrame, _ bytes: UnsafeBufferPointer<UInt8>) {
        let text = HTMLText.line(CharacterRepair.text(bytes))
        let name = person?.name ?? (person?.email == nil ? text : nil) ?? person?.email ?? ""
        person = nil
        edit { $0.authors.offer(name, rank: frame.rank) }
    }

    private func collect(_ frame: inout FeedFrame, _ construct: TextConstruct) {
        frame.collects = true
        frame.construct = construct
    }

    /// Whether what stands inside the element describes something that is not read.
    private func isIgnored(_ parent: FeedFrame) -> Bool {
        switch parent.element {
        case .image, .textInput, .source, .contributor: true
        default: false
        }
    }

    /// How text without a type is to be read where it should be plain.
    private var plain: TextConstruct.Kind { isAtom ? .plain : .guessed }

    var isAtom: Bool { feed.format == .atom10 || feed.format == .atom03 }

    private func note(language: String, _ frame: FeedFrame, _ parent: FeedFrame) {
        guard !language.isEmpty else { return }
        if frame.element == .item {
            edit { $0.language.offer(language, rank: 2) }
        } else if frame.element == .root || frame.element == .channel {
            drafts[0].language.offer(language, rank: 2)
        }
    }
}
