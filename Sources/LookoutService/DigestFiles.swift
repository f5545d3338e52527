package import Digests
package import LookoutModel
import Text

/// The files of a digest: their names and what is in each.
package enum DigestFiles {
    /// One form of a digest.
    package enum Form: String, CaseIterable, Sendable {
        case html
        case md
        case txt
        case json
    }

    /// `2026-11-22`, or `2026-11-22-NAME` for any digest but the unnamed one.
    package static func base(name: String, day: Day) -> String {
        let date = CivilDate(dayNumber: day.number).description
        return name.isEmpty ? date : date + "-" + name
    }

    /// The text of one form.
    package static func render(_ digest: Digest, as form: Form) -> String {
        switch form {
        case .html: HTMLRenderer.render(digest)
        case .md: MarkdownRenderer.render(digest)
        case .txt: TextRenderer.render(digest)
        case .json: JSONRenderer.render(digest)
        }
    }
}
