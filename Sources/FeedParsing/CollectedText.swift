/// Text that is collected from the pieces in which libxml2 gives it.
struct CollectedText {
    var bytes: [UInt8] = []
    /// Whether the innermost element's text is wanted.
    var isCollected = false
    /// Whether it is written as HTML, beside elements.
    var isEscaped = false
    /// How many bytes there may be while this element is open.
    var limit = Int.max
    /// Whether the reader has failed.
    var hasFailed = false
}
