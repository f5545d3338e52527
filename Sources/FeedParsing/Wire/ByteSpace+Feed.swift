import LookoutModel
import Text

extension ByteSpace {
    mutating func write(_ feed: ParsedFeed, texts: FeedTexts) {
        write(feed.format.rawValue)
        write(feed.title)
        write(feed.link)
        write(feed.description, texts)
        write(feed.language)
        write(feed.updated)
        write(feed.schedule)
        write(feed.relations.count)
        for relation in feed.relations {
            write(relation.name)
            write(relation.address)
        }
        write(feed.isRepaired)
        write(feed.isTruncated)
        write(feed.diagnosis)
        write(feed.items.count)
        for item in feed.items { write(item, texts) }
    }

    mutating func write(_ error: FeedParseError) {
        switch error {
        case .empty:
            write(UInt64(1))
        case .page(let page, let title):
            write(UInt64(2))
            write(page.rawValue)
            write(title)
        case .notFeed(let root):
            write(UInt64(3))
            write(root)
        case .malformedJSON(let offset):
            write(UInt64(4))
            write(signed: Int64(offset))
        case .exceeds(let limit, let bound):
            write(UInt64(5))
            write(limit.rawValue)
            write(signed: Int64(bound))
        }
    }

    private mutating func write(_ item: ParsedItem, _ texts: FeedTexts) {
        write(item.guid)
        write(item.isPermalink)
        write(item.title)
        write(item.link)
        write(item.author)
        write(item.summary, texts)
        write(item.content, texts)
        write(item.published)
        write(item.updated)
        write(item.language)
        write(item.categories.count)
        for category in item.categories { write(category) }
        write(item.enclosures.count)
        for file in item.enclosures {
            write(file.address)
            write(file.type)
            write(file.length)
        }
    }

    private mutating func write(_ schedule: FeedSchedule) {
        write(schedule.ttlMinutes)
        write(schedule.updateSeconds)
        for list in [schedule.skipHours, schedule.skipDays] {
            write(list.count)
            for number in list { write(signed: Int64(number)) }
        }
    }

    private mutating func write(_ text: ParsedText?, _ texts: FeedTexts) {
        guard let text else { return write(UInt64(0)) }
        // Made here, so that whoever asked need not read markup.
        let plainText = text.plainText
        let value = texts == .plain ? plainText : text.value
        write(UInt64(texts == .plain || text.kind == .plain ? 1 : 2))
        write(value)
        write(texts == .plain ? 0 : text.footerLength)
        let isSame = plainText.utf8.count == value.utf8.count && plainText == value
        write(isSame ? nil : plainText)
    }

    private mutating func write(_ diagnosis: FeedDiagnosis) {
        write(diagnosis.encoding)
        write(diagnosis.encodingSource.rawValue)
        write(diagnosis.overruled)
        write(diagnosis.isPrefaced)
        write(diagnosis.hasForeignBytes)
        write(diagnosis.hasUndeclaredPrefix)
        write(diagnosis.repairLine)
        write(signed: Int64(diagnosis.unreadableDateCount))
        write(diagnosis.unreadableDates.count)
        for date in diagnosis.unreadableDates { write(date) }
    }

    private mutating func write(_ instant: Instant?) {
        write(instant != nil)
        if let instant { write(signed: instant.seconds) }
    }
}
