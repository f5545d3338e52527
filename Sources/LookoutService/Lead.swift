package import LookoutModel
import Text

/// The first sentences of an item, as alerts and digests show them.
package enum Lead {
    /// The most columns of a lead: about 50 English words, or 160 characters of Chinese, Japanese or Korean.
    package static let columns = 320

    /// The summary, else the beginning of the content, on one line.
    package static func of(_ item: Item) -> String {
        let text = item.summary.isEmpty ? item.content : item.summary
        // Four bytes a column are the most that any script takes; the rest need not be looked at.
        let start = text.unicodeScalars.prefix(columns * 4)
        return LineWrapping.shortened(VisibleText.line(String(start)), columns: columns)
    }
}
