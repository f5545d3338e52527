import Foundation

/// One part of a message (RFC 2045): text in UTF-8, in whichever of two encodings is shorter.
///
/// Whatever the text, its lines are of at most 76 characters of ASCII, and none begins with a dot or with `From `.
struct MailPart {
    let mediaType: StaticString
    /// Lines end with line feeds.
    let text: String
    /// The name under which it is a file, ASCII without quotes; nil for a part that is read as it stands.
    var fileName: String?

    /// The part with its header fields, each line ended by CRLF.
    var encoded: String {
        let quoted = QuotedPrintable.encoded(text)
        let bytes = Data(text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] })
        let base64Length = (bytes.count + 2) / 3 * 4 * 78 / 76
        var header = MailHeader()
        header.add("Content-Type", "\(mediaType); charset=utf-8")
        if let fileName { header.add("Content-Disposition", words: ["attachment;", "filename=\"\(fileName)\""]) }
        if quoted.utf8.count <= base64Length {
            header.add("Content-Transfer-Encoding", "quoted-printable")
            return header.text + "\r\n" + quoted
        }
        header.add("Content-Transfer-Encoding", "base64")
        let lines = bytes.base64EncodedString(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]
        )
        return header.text + "\r\n" + lines + "\r\n"
    }
}
