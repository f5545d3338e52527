/// A tag of a template: `{{headline}}`, `{{#developments}}`, `{{/developments}}`.
struct TemplateTag: Equatable {
    enum Kind: Equatable {
        case value
        case section
        case inverted
        case end
        case comment
        /// Something that Mustache has and templates of digests do not.
        case unsupported
    }

    let kind: Kind
    let name: String
    /// The bytes of the template that it takes.
    let range: Range<Int>
}
