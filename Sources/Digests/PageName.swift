package import LookoutModel
import Text

/// The files that stand beside the editions; their names are made of ids and dates alone.
package enum PageName {
    /// The folder of the pages of rules.
    package static let ruleFolder = "rules"
    /// The folder of the pages of stories.
    package static let storyFolder = "stories"
    /// The folder of the pages of official headlines that no rule caught.
    package static let officialFolder = "official"
    /// All rules.
    package static let rules = "rules.html"
    /// All editions.
    package static let archive = "index.html"
    /// The day so far.
    package static let today = "today.html"

    /// The page of a rule, whatever its id is.
    package static func rule(_ id: RuleID) -> String {
        "\(ruleFolder)/\(stem(id.rawValue)).html"
    }

    /// The page of a story, whatever its id is.
    package static func story(_ id: String) -> String {
        "\(storyFolder)/\(stem(id)).html"
    }

    /// The official headlines that no rule caught, of a day's edition.
    package static func official(_ day: Day, name: String?) -> String {
        "\(officialFolder)/" + DigestFormat.html.fileName(day: day, name: name)
    }

    /// An id as a file name of small ASCII letters, digits and hyphens.
    ///
    /// What is such a name already stays as it is; any other has the hash of the id behind it, so that two ids never share
    /// a file, not even where the file system takes capitals for small letters.
    static func stem(_ id: String) -> String {
        let slug = DigestFormat.slug(id)
        return slug == id && !id.isEmpty ? id : (slug.isEmpty ? "" : slug + "-") + hash(id)
    }

    /// FNV-1a of 64 bits, in 16 hexadecimal digits: the same on every machine.
    private static func hash(_ id: String) -> String {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
