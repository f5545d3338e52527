/// A YAML node without its places: two are equal where they say the same.
indirect enum YAMLTree: Equatable, Sendable {
    case scalar(String, YAMLNode.Style)
    case list([YAMLTree])
    case map([Entry])

    struct Entry: Equatable, Sendable {
        let key: String
        var value: YAMLTree
    }

    init(_ node: YAMLNode) {
        switch node.value {
        case .scalar(let text, let style): self = .scalar(text, style)
        case .list(let nodes): self = .list(nodes.map { YAMLTree($0) })
        case .map(let entries): self = .map(entries.map { Entry(key: $0.key, value: YAMLTree($0.value)) })
        }
    }
}
