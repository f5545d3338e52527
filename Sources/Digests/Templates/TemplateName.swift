/// A name that templates can use, and what stands for it.
package struct TemplateName: Sendable {
    /// What a name stands for.
    package enum Kind: Sendable {
        /// A text, made safe for the form.
        case text
        /// An address of http, https or mailto, or one of Lookout's own pages.
        case address
        /// A finished part of the page as Lookout writes it.
        case part
        /// Whether something is so; for sections alone.
        case flag
        /// As many times as there are any, each with names of its own; for sections alone.
        case list([TemplateName])
    }

    package let name: String
    package let kind: Kind
    /// What it is, for people who write templates.
    package let meaning: String

    init(_ name: String, _ kind: Kind, _ meaning: String) {
        self.name = name
        self.kind = kind
        self.meaning = meaning
    }

    /// Whether it can stand by itself, and not only as a section.
    var isValue: Bool {
        switch kind {
        case .text, .address, .part: true
        case .flag, .list: false
        }
    }
}
