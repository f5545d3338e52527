/// Something wrong in a template, at its place: facts only.
package struct TemplateProblem: Error, Equatable, Sendable {
    /// What is wrong.
    package enum Fact: Equatable, Sendable {
        /// A tag that does not end with `}}`.
        case unclosedTag
        /// A section without its end.
        case unclosedSection(String)
        /// An end of a section that is not open; `open` is the one that is.
        case wrongEnd(String, open: String?)
        /// No name of templates.
        case unknownName(String, suggestion: String?)
        /// A name that is known elsewhere: within the section `section`.
        case nameElsewhere(String, section: String)
        /// A name that stands for no text: it wants a section.
        case needsSection(String)
        /// Something of Mustache that templates of digests do not have.
        case unsupported(String)
        /// A value where a feed's text could become more than text.
        case unsafePlace(String, Place)
        /// A text, or an address that does not begin it, in an attribute that is an address.
        case needsAddress(String, attribute: String)
        /// A section that ends elsewhere in the markup than it began.
        case crossesMarkup(String)
        /// HTML without a head, which the page's policy stands in, or with something else before it than `<html>`.
        case noHead
        /// HTML that programs may read in more than one way; in Markdown, HTML at all.
        case oddMarkup
        /// HTML that ends within a tag, a comment or an element like `style`.
        case endsInMarkup
        /// An element or attribute that may not be there at all.
        case refused(String)
        /// Nothing of the digest stands in it.
        case saysNothing
        /// What an edition tells is not told: `news-part`, `rest-part` or `banners`.
        case leavesOut(String)
        /// An element or attribute that the page's policy keeps from working.
        case blocked(String)
        /// Bytes that are not UTF-8, or a zero among them.
        case notUTF8
        /// What Mustache itself refuses.
        case malformed(String)
    }

    /// Where in HTML a value may not stand.
    package enum Place: Equatable, Sendable {
        case tag
        case beforeHead
        case unquoted(attribute: String)
        case attribute(String)
        case element(String)
    }

    /// From 1.
    package let line: Int
    /// From 1, in characters of Unicode.
    package let column: Int
    package let fact: Fact

    /// Whether the template works all the same.
    package var isWarning: Bool {
        switch fact {
        case .blocked, .leavesOut: true
        default: false
        }
    }
}
