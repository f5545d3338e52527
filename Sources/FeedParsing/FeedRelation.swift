/// A link of a feed to itself or what serves it: `self`, `hub`, `next` and the like.
package struct FeedRelation: Equatable, Sendable {
    /// The relation in lower case.
    package let name: String
    /// The address, absolute where a base was known.
    package let address: String

    package init(name: String, address: String) {
        self.name = name
        self.address = address
    }
}
