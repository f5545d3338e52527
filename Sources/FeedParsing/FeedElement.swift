/// What an element of a feed means, whichever vocabulary it is from.
enum FeedElement: Sendable {
    // What holds others.
    case root
    case channel
    case item
    case image
    case textInput
    case source
    case mediaGroup
    case mediaContent
    case person
    case contributor
    case skipHours
    case skipDays

    // Text that may be HTML.
    case title
    case description
    case summary
    case subtitle
    case content
    case body

    // Plain text.
    case link
    case originalLink
    case guid
    case author
    case name
    case email
    case language
    case published
    case created
    case updated
    case date
    case category
    case keywords
    case ttl
    case skippedHour
    case skippedDay
    case updatePeriod
    case updateFrequency

    // Attributes alone.
    case enclosure
    case categoryAttribute
    case thumbnail

    case unknown
}

/// An element's meaning and how far it gives way to others of the same meaning.
struct FeedElementRole: Sendable {
    let element: FeedElement
    /// 0 gives way to nothing; a greater number is used only where nothing better is there.
    let rank: Int

    static let unknown = FeedElementRole(element: .unknown, rank: 0)
}
