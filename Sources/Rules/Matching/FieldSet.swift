/// A set of fields.
struct FieldSet: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    init(_ field: QueryField) {
        switch field {
        case .title: rawValue = 1
        case .summary: rawValue = 2
        case .content: rawValue = 4
        case .author: rawValue = 8
        case .url: rawValue = 16
        case .tag: rawValue = 32
        case .source, .lang: rawValue = 0
        }
    }

    init(_ fields: [QueryField]) {
        self = fields.reduce(into: []) { $0.formUnion(FieldSet($1)) }
    }

    /// The name of its one field.
    var name: String {
        QueryField.allCases.first { FieldSet($0) == self }?.rawValue ?? ""
    }

    static let content = FieldSet(.content)
    static let title = FieldSet(.title)
}
