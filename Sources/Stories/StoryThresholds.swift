/// From where on two items tell the same, by the cosine of their terms (0 to 1).
///
/// The defaults were found by reading pairs of real items, per script.
package struct StoryThresholds: Hashable, Sendable {
    /// From here on items are one story.
    package var firm = 0.50
    /// From here on items in languages of words are possibly one story.
    package var possible = 0.35
    /// From here on items in languages of character pairs are possibly one story.
    package var possibleInPairs = 0.50
    /// From here on one item is the other's copy, and its owner no source of its own.
    package var copy = 0.80
    /// From here on items at one address are copies.
    package var sameAddress = 0.30
    /// Below this nothing is compared any further.
    package var noticeable = 0.10
    /// Terms that two items must share at least.
    package var sharedTerms = 5
    /// Terms that two items must share at least where they are all but equal.
    package var sharedTermsOfEquals = 3
    /// From here on items are all but equal.
    package var equal = 0.90
    /// Seconds: items further apart are never compared, and a story takes no more items so long after its first.
    package var window: Int64 = 72 * 3600
    /// Seconds: what one feed publishes further apart is a new report, however it is worded.
    package var series: Int64 = 20 * 3600
    /// From here on (0 to 1, of the weight of either text) what an official feed publishes has so much in place of what it had before
    /// that it is a new report, however alike it is worded; rewritten texts of one report were found below 0.12.
    package var replaced = 0.14
    /// Texts are of one length where the shorter has so many of the longer one's terms, by number.
    package var oneLength = 0.6
    /// Items by which rare terms are known.
    package var frequencyWindow = 4000

    package init() {}

    /// The lower threshold of a language.
    func possible(in language: StoryLanguage) -> Double {
        language.isInPairs ? possibleInPairs : possible
    }

    /// Whether so many shared terms are enough.
    func areEnough(_ shared: Int, at similarity: Double) -> Bool {
        shared >= (similarity >= equal ? sharedTermsOfEquals : sharedTerms)
    }

    /// Whether texts of so many terms are about as long as each other: a flash and its story are not.
    func areOfOneLength(_ one: Int, _ other: Int) -> Bool {
        Double(min(one, other)) >= oneLength * Double(max(one, other))
    }
}
