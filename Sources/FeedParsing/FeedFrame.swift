/// An open element.
struct FeedFrame {
    let element: FeedElement
    let rank: Int
    /// Where the element's own text begins in the collected text.
    let textStart: Int
    /// Whether text is collected here.
    var collects = false
    /// Whether it stands in something that is not read: a picture, a form, the source of an item.
    var isIgnored = false
    /// How the text is to be read, for elements that may hold markup.
    var construct: TextConstruct?
    /// What the attributes said that the end of the element needs.
    var attribute: String?
    /// What relative references are resolved against.
    var base: String?

    /// Whether what stands in it counts less than what stands beside it: it is unknown, or describes a file alone.
    var givesWay: Bool { element == .unknown || element == .mediaContent }
}
