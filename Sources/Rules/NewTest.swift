import LookoutModel

/// A test that is to be written into a rule file.
package struct NewTest: Equatable, Sendable {
    package let expectsHit: Bool
    package let text: String
    /// Further parts of the item in their order, of `RuleTest.partKeys`.
    package let parts: [Part]
    package let note: String?

    /// A key and its value.
    package struct Part: Equatable, Sendable {
        package let key: String
        package let value: String

        package init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }
    }

    package init(expectsHit: Bool, text: String, parts: [Part] = [], note: String? = nil) {
        self.expectsHit = expectsHit
        self.text = text
        self.parts = parts
        self.note = note
    }

    /// As it stands in a file, on one line.
    package var yaml: String {
        "{" + entries.map { $0.key + ": " + NewTest.quoted($0.value) }.joined(separator: ", ") + "}"
    }

    /// Its keys and values, in order.
    var entries: [Part] {
        [Part(expectsHit ? "hit" : "miss", text)] + parts + (note.map { [Part("note", $0)] } ?? [])
    }

    /// Whether a rule's test says the same, notes aside.
    package func isSame(as test: RuleTest) -> Bool {
        test.expectsHit == expectsHit && test.text == text
            && test.parts == Dictionary(parts.map { ($0.key, $0.value) }) { first, _ in first }
    }

    /// The test as the rule's own tests are.
    package func subject(for condition: RuleCondition) -> RuleSubject {
        let parts = Dictionary(parts.map { ($0.key, $0.value) }) { first, _ in first }
        return RuleTest(expectsHit: expectsHit, text: text, parts: parts, place: .init(file: ""))
            .subject(for: condition)
    }

    /// In double quotes; what a file cannot hold as it is, or what a reader of files would change, is escaped.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22: result += "\\\""
            case 0x5C: result += "\\\\"
            case 0x0A: result += "\\n"
            case 0x09: result += "\\t"
            case 0x00...0x1F, 0x7F...0xA0, 0x2007, 0x2028, 0x2029, 0x202F, 0x3000, 0xFEFF, 0xFFFE...0xFFFF:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
