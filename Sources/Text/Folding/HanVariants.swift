/// The forms of a Han character in Traditional, Simplified and Japanese text.
package enum HanVariants {
    private static let classes: [Unicode.Scalar: [Unicode.Scalar]] = {
        var classes: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for members in HanVariantData.classes.unicodeScalars.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            for member in members { classes[member] = Array(members) }
        }
        return classes
    }()

    /// The other forms that folding takes for the same as `scalar`; none where it has only one.
    package static func others(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        (classes[scalar] ?? []).filter { $0 != scalar }
    }
}
