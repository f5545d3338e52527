import LookoutModel
import Text

extension WireReader {
    /// A feed of no more items than `limits` allow.
    mutating func feed(_ limits: FeedLimits) throws(WireError) -> ParsedFeed {
        guard let format = FeedFormat(rawValue: try text()) else { throw WireError() }
        var feed = ParsedFeed(format: format)
        feed.title = try optionalText()
        feed.link = try optionalText()
        feed.description = try parsedText()
        feed.language = try optionalText()
        feed.updated = try instant()
        feed.schedule = try schedule()
        for _ in 0..<(try elementCount()) {
            feed.relations.append(FeedRelation(name: try text(), address: try text()))
        }
        feed.isRepaired = try flag()
        feed.isTruncated = try flag()
        feed.diagnosis = try diagnosis()
        let count = try elementCount(limit: limits.items)
        feed.items.reserveCapacity(count)
        for _ in 0..<count { feed.items.append(try item()) }
        return feed
    }

    mutating func parseError() throws(WireError) -> FeedParseError {
        switch try byte() {
        case 1: return .empty
        case 2:
            guard let page = HTMLPage(rawValue: try text()) else { throw WireError() }
            return .page(page, title: try optionalText())
        case 3: return .notFeed(root: try optionalText())
        case 4: return .malformedJSON(offset: try integer())
        case 5:
            guard let limit = FeedLimit(rawValue: try text()) else { throw WireError() }
            return .exceeds(limit, limit: try integer())
        default: throw WireError()
        }
    }

    private mutating func item() throws(WireError) -> ParsedItem {
        var item = ParsedItem()
        item.guid = try optionalText()
        item.isPermalink = try flag()
        item.title = try optionalText()
        item.link = try optionalText()
        item.author = try optionalText()
        item.summary = try parsedText()
        item.content = try parsedText()
        item.published = try instant()
        item.updated = try instant()
        item.language = try optionalText()
        for _ in 0..<(try elementCount()) { item.categories.append(try text()) }
        for _ in 0..<(try elementCount()) {
            item.enclosures.append(
                ParsedEnclosure(address: try text(), type: try optionalText(), length: try optionalText())
            )
        }
        return item
    }

    private mutating func schedule() throws(WireError) -> FeedSchedule {
        var schedule = FeedSchedule()
        schedule.ttlMinutes = try optionalInteger()
        schedule.updateSeconds = try optionalInteger()
        for _ in 0..<(try elementCount()) { schedule.skipHours.append(try integer()) }
        for _ in 0..<(try elementCount()) { schedule.skipDays.append(try integer()) }
        return schedule
    }

    private mutating func parsedText() throws(WireError) -> ParsedText? {
        switch try byte() {
        case 0: return nil
        case 1: return try parsedText(.plain)
        case 2: return try parsedText(.html)
        default: throw WireError()
        }
    }

    private mutating func parsedText(_ kind: ParsedText.Kind) throws(WireError) -> ParsedText {
        let value = try text()
        let footerLength = try count()
        guard footerLength <= value.utf8.count else { throw WireError() }
        let plainText = try optionalText() ?? value
        return ParsedText(value, kind, footerLength: footerLength, plainText: plainText)
    }

    private mutating func diagnosis() throws(WireError) -> FeedDiagnosis {
        var diagnosis = FeedDiagnosis()
        diagnosis.encoding = try text()
        guard let source = TextEncoding.Source(rawValue: try text()) else { throw WireError() }
        diagnosis.encodingSource = source
        diagnosis.overruled = try optionalText()
        diagnosis.isPrefaced = try flag()
        diagnosis.hasForeignBytes = try flag()
        diagnosis.hasUndeclaredPrefix = try flag()
        diagnosis.repairLine = try optionalInteger()
        diagnosis.unreadableDateCount = try integer()
        for _ in 0..<(try elementCount(limit: FeedLimits.unreadableDates)) {
            diagnosis.unreadableDates.append(try text())
        }
        return diagnosis
    }

    private mutating func instant() throws(WireError) -> Instant? {
        try flag() ? Instant(seconds: try signed()) : nil
    }

    private mutating func integer() throws(WireError) -> Int {
        guard let number = Int(exactly: try signed()) else { throw WireError() }
        return number
    }
}
