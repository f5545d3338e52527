/// What is around the content of every mail's page: one column that mail programs of all kinds show.
enum MailFrame {
    /// The page: UTF-8, lines ended by line feeds; `preview` is what a list of mails shows after the subject.
    static func page(title: String, preview: String?, _ content: (inout MailMarkup) -> Void) -> String {
        var page = MailMarkup()
        page.constant("<!doctype html>\n")
        page.element("html", nil, [("lang", "en")]) { page in
            page.constant(
                """
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width,initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="supported-color-schemes" content="light dark">

                """
            )
            page.block("title") { $0.text(title) }
            page.constant(MailStyle.sheet)
            page.constant("</head>\n")
            page.element("body", .page) { page in
                if let preview { page.block("div", .preview) { $0.text(preview) } }
                // Outlook knows no greatest width, so it is given a table of that width.
                page.constant(
                    """
                    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
                    <!--[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
                    <div style="max-width:640px;margin:0 auto">

                    """
                )
                page.block("div", .frame) { content(&$0) }
                page.constant("</div>\n<!--[if mso]></td></tr></table><![endif]-->\n</td></tr></table>\n")
            }
        }
        return page.html + "\n"
    }
}
