package import LookoutModel

/// A node of a YAML file with its place and its text as written: nothing is resolved to numbers, dates or booleans.
package struct YAMLNode: Sendable {
    /// What the node is.
    package enum Value: Sendable {
        case scalar(String, Style)
        case list([YAMLNode])
        case map([Entry])
    }

    /// How a scalar is written.
    package enum Style: Hashable, Sendable {
        case plain
        case singleQuoted
        case doubleQuoted
        /// A `|` block.
        case literal
        /// A `>` block.
        case folded
    }

    /// One key of a map and what stands under it.
    package struct Entry: Sendable {
        package let key: String
        /// Where the key stands.
        package let place: SourcePlace
        package let value: YAMLNode

        package init(key: String, place: SourcePlace, value: YAMLNode) {
            self.key = key
            self.place = place
            self.value = value
        }
    }

    package let value: Value
    /// Where it starts: for a block scalar, the bar.
    package let place: SourcePlace

    /// The text of a scalar as written, quotes and escapes resolved; nil for a list or a map.
    package var text: String? {
        if case .scalar(let text, _) = value { text } else { nil }
    }

    /// The style of a scalar; nil for a list or a map.
    package var style: Style? {
        if case .scalar(_, let style) = value { style } else { nil }
    }

    /// The items of a list; nil for anything else.
    package var list: [YAMLNode]? {
        if case .list(let nodes) = value { nodes } else { nil }
    }

    /// The entries of a map; nil for anything else.
    package var map: [Entry]? {
        if case .map(let entries) = value { entries } else { nil }
    }

    /// Whether it is a plain scalar without text, `~` or `null`: a key with nothing under it.
    package var isEmpty: Bool {
        guard case .scalar(let text, .plain) = value else { return false }
        return text.isEmpty || text == "~" || text == "null"
    }

    /// The column after the node's first line, where the node is a scalar of one line; else that of its place plus one.
    package var endColumn: Int {
        guard case .scalar(let text, let style) = value else { return place.column + 1 }
        switch style {
        case .plain: return place.column + max(1, text.unicodeScalars.count)
        case .singleQuoted, .doubleQuoted: return place.column + text.unicodeScalars.count + 2
        case .literal, .folded: return place.column + 1
        }
    }

    /// What stands under `key` in a map; nil where there is no such key, or no map.
    package subscript(key: String) -> YAMLNode? {
        map?.first { $0.key == key }?.value
    }
}
