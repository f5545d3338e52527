import LookoutModel
import Text

extension FeedReader {
    /// Takes note of the start of the feed, with what CDF says in attributes.
    func startChannel(_ frame: FeedFrame, _ attributes: XMLAttributes) {
        guard attributes.count > 0, frame.element == .channel else { return }
        takeDefinition(attributes, frame)
    }

    /// Opens an item; one that is open waits, for some feeds put items within each other.
    func startItem(_ frame: FeedFrame, _ attributes: XMLAttributes) {
        drafts.append(ItemDraft())
        guard attributes.count > 0 else { return }
        if let about = attributes["rdf", "about"] ?? attributes["about"] {
            edit { $0.guid.offer(ASCII.trimmed(about), rank: 2) }
        }
        takeDefinition(attributes, frame)
    }

    func startLink(_ frame: inout FeedFrame, _ attributes: XMLAttributes) {
        let relation = FeedReader.relation(attributes["rel"])
        guard let address = attributes["href"] else {
            frame.collects = true
            frame.attribute = relation
            return
        }
        let absolute = resolver.resolve(address, against: frame.base)
        guard !absolute.isEmpty || !address.isEmpty else { return }
        if relation == "enclosure" {
            guard isInItem else { return }
            let file = ParsedEnclosure(address: absolute, type: attributes["type"], length: attributes["length"])
            edit { $0.add(enclosure: file) }
            return
        }
        let type = attributes["type"].map { ASCII.lowercased($0) } ?? "text/html"
        let isPage = type.utf8.starts(with: "text/html".utf8) || type.utf8.starts(with: "application/xhtml".utf8)
        add(link: absolute, relation: relation, frame, isPage: isPage)
    }

    /// Takes a link that was found in an attribute or in text.
    func add(link address: String, relation: String, _ frame: FeedFrame, isPage: Bool = true) {
        if relation == "alternate" {
            let rank = frame.rank + (isPage ? 0 : 3)
            // Of several links RSS means the last, Atom the first.
            edit { if isAtom { $0.link.offerFirst(address, rank: rank) } else { $0.link.offer(address, rank: rank) } }
        } else if !isInItem, !address.isEmpty, feed.relations.count < FeedLimits.relations {
            if relation == "self", URIReference(address).isWeb { setBase(address) }
            feed.relations.append(FeedRelation(name: relation, address: address))
        }
    }

    func startEnclosure(_ frame: FeedFrame, _ attributes: XMLAttributes) {
        guard isInItem, let address = attributes["url"] ?? attributes["href"] ?? attributes["uri"] else { return }
        let absolute = ASCII.trimmed(address).isEmpty ? "" : resolver.resolve(address, against: frame.base)
        let length = (attributes["length"] ?? attributes["filesize"]).map { ASCII.trimmed($0) }
        let type = attributes["type"].map { ASCII.trimmed($0) }
        edit { $0.add(enclosure: ParsedEnclosure(address: absolute, type: type, length: length)) }
    }

    /// Takes `ttl` and its like.
    func schedule(_ element: FeedElement, _ text: String) {
        let number = Int(text)
        switch element {
        case .ttl:
            feed.schedule.ttlMinutes = number.flatMap { (0...525_600).contains($0) ? $0 : nil }
        case .skippedHour:
            // Some count from 1 to 24.
            guard let number, (0...24).contains(number) else { return }
            if !feed.schedule.skipHours.contains(number % 24) { feed.schedule.skipHours.append(number % 24) }
        case .skippedDay:
            let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
            guard let day = days.firstIndex(of: String(ASCII.lowercased(text).prefix(3))) else { return }
            if !feed.schedule.skipDays.contains(day) { feed.schedule.skipDays.append(day) }
        case .updatePeriod:
            let periods = [
                "hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
            ]
            guard let period = periods[ASCII.lowercased(text)] else { return }
            feed.schedule.updateSeconds = period / (updateFrequency ?? 1)
            updatePeriod = period
        default:
            guard let number, number > 0, number <= 3600 else { return }
            updateFrequency = number
            if let updatePeriod { feed.schedule.updateSeconds = updatePeriod / number }
        }
    }

    /// What the Channel Definition Format says in attributes.
    private func takeDefinition(_ attributes: XMLAttributes, _ frame: FeedFrame) {
        guard feed.format == .cdf else { return }
        if let seconds = attributes["lastmod"].flatMap({ FeedDate.seconds($0) }) {
            edit { $0.updated.offer(Instant(seconds: seconds), rank: 0) }
        }
        if let address = attributes["href"] {
            let absolute = resolver.resolve(address, against: frame.base)
            edit { $0.link.offer(absolute, rank: 0) }
        }
    }

    /// A relation in lower case; the registry's address before it falls away.
    private static func relation(_ text: String?) -> String {
        let relation = ASCII.lowercased(ASCII.trimmed(text ?? ""))
        let name = relation.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
        return name ?? "alternate"
    }
}
