import LookoutModel
import Yams

/// Reads one YAML file into nodes that know their places.
///
/// Nothing is resolved: `NO`, `1995` and `~` stay the text they are. Tags, anchors and aliases are refused, since a
/// person who writes `!x` or `*x` in a list of terms means something else.
package struct YAMLReader {
    /// The most bytes of one file.
    package static let sizeLimit = 64 << 20
    /// The deepest that lists and maps may stand in each other.
    package static let depthLimit = 32

    private let source: YAMLSource

    private init(_ source: YAMLSource) {
        self.source = source
    }

    /// The root of the file, and its lines; the root is nil where the file holds nothing but comments.
    ///
    /// - Throws: `YAMLProblem`.
    package static func read(
        _ bytes: [UInt8],
        file: String
    ) throws(YAMLProblem) -> (root: YAMLNode?, source: YAMLSource) {
        guard bytes.count <= sizeLimit else {
            throw YAMLProblem(place: SourcePlace(file: file), fact: .tooLarge(limit: sizeLimit))
        }
        let source = try YAMLSource(bytes, file: file)
        return (try YAMLReader(source).root(), source)
    }

    private func root() throws(YAMLProblem) -> YAMLNode? {
        if let problem = YAMLDiagnosis(source).anchors() { throw problem }
        let composed: Node?
        do {
            composed = try Parser(yaml: source.text, encoding: .utf8).singleRoot()
        } catch {
            throw YAMLDiagnosis(source).problem(of: error)
        }
        return try composed.map { node throws(YAMLProblem) in try convert(node, depth: 1) }
    }

    private func convert(_ node: Node, depth: Int) throws(YAMLProblem) -> YAMLNode {
        let (line, column) = node.mark.map { ($0.line, $0.column) } ?? (1, 1)
        let place = source.place(line: line, column: column)
        guard depth <= YAMLReader.depthLimit else {
            throw YAMLProblem(place: place, fact: .tooDeep(limit: YAMLReader.depthLimit))
        }
        switch source.scalar(line: line, column: column) {
        case "!": throw YAMLProblem(place: place, fact: .tag)
        case "&", "*": throw YAMLProblem(place: place, fact: .anchor)
        default: break
        }
        switch node {
        case .scalar(let scalar):
            return YAMLNode(value: .scalar(scalar.string, YAMLReader.style(scalar.style)), place: place)
        case .sequence(let sequence):
            var items: [YAMLNode] = []
            items.reserveCapacity(sequence.count)
            for item in sequence { items.append(try convert(item, depth: depth + 1)) }
            return YAMLNode(value: .list(items), place: place)
        case .mapping(let mapping):
            return YAMLNode(value: .map(try entries(mapping, depth: depth)), place: place)
        case .alias:
            throw YAMLProblem(place: place, fact: .anchor)
        }
    }

    private func entries(_ mapping: Node.Mapping, depth: Int) throws(YAMLProblem) -> [YAMLNode.Entry] {
        var entries: [YAMLNode.Entry] = []
        entries.reserveCapacity(mapping.count)
        var seen: [String: SourcePlace] = [:]
        for (key, value) in mapping {
            let converted = try convert(key, depth: depth + 1)
            guard let name = converted.text else {
                throw YAMLProblem(place: converted.place, fact: .keyIsNoText)
            }
            if let first = seen[name] {
                throw YAMLProblem(place: converted.place, fact: .duplicateKey(name, first: first))
            }
            seen[name] = converted.place
            let node = try convert(value, depth: depth + 1)
            entries.append(YAMLNode.Entry(key: name, place: converted.place, value: node))
        }
        return entries
    }

    private static func style(_ style: Node.Scalar.Style) -> YAMLNode.Style {
        switch style {
        case .any, .plain: .plain
        case .singleQuoted: .singleQuoted
        case .doubleQuoted: .doubleQuoted
        case .literal: .literal
        case .folded: .folded
        }
    }
}
