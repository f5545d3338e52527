package import Digests
import Foundation

extension EditionSummary {
    /// The summary as the store keeps it.
    ///
    /// - Throws: `EncodingError`, which no summary causes.
    package func stored() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// Reads a summary that the store kept.
    ///
    /// - Throws: `DecodingError` where the text is none.
    package init(stored text: String) throws {
        self = try JSONDecoder().decode(EditionSummary.self, from: Data(text.utf8))
    }
}
