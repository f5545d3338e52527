/// How the parts of a mail look: inline, for many readers keep nothing else.
///
/// Paper and ink are both named, so that a reader that turns colours for the dark turns both or none; those that ask the
/// mail itself find the dark ones in `sheet`.
enum MailStyle: String {
    case page
    case frame
    case drill
    case kicker
    case loud
    case headline
    case headlineLink
    case when
    case item
    case title
    case titleLink
    case facts
    case source
    case badge
    case lead
    case link
    case why
    case label
    case reason
    case word
    case button
    case foot
    case paragraph
    case brief
    case note
    case preview

    private static let sans = "-apple-system,'Segoe UI',Roboto,'Noto Sans',Helvetica,Arial,sans-serif"
    private static let serif = "Charter,'Iowan Old Style','Palatino Linotype',Georgia,'Noto Serif',serif"

    var css: String {
        switch self {
        case .page: "margin:0;padding:0;background-color:#fbfaf6;color:#1c1d1f"
        case .frame: "padding:28px 18px 36px;font:16px/1.55 \(Self.sans);color:#1c1d1f;text-align:left"
        case .drill:
            "margin:0 0 20px;padding:10px 14px;border:2px dashed #9a2c18;color:#9a2c18;font-size:15px;font-weight:bold"
        case .kicker: "margin:0;font-size:14px;color:#585c61"
        case .loud: "color:#9a2c18;font-weight:bold"
        case .headline: "margin:6px 0 8px;font:bold 25px/1.25 \(Self.serif);color:#1c1d1f"
        case .headlineLink: "color:#1c1d1f;text-decoration:none"
        case .when: "margin:0 0 22px;padding:0 0 14px;border-bottom:1px solid #dad6cb;font-size:14px;color:#585c61"
        case .item: "margin:0 0 22px"
        case .title: "margin:0 0 3px;font:bold 18px/1.35 \(Self.serif);color:#1c1d1f"
        case .titleLink: "color:#1c1d1f;text-decoration:none"
        case .facts: "margin:0 0 6px;font-size:14px;color:#585c61"
        case .source: "font-weight:bold;color:#1c1d1f"
        case .badge: "border:1px solid #c9a9a1;border-radius:3px;padding:0 5px;color:#9a2c18"
        case .lead: "margin:0 0 6px;color:#1c1d1f"
        case .link: "color:#1d4a73"
        case .why: "margin:0 0 22px;padding:12px 16px 4px;background-color:#f2efe6;font-size:15px"
        case .label: "margin:0 0 6px;font-weight:bold;font-size:14px;color:#585c61"
        case .reason: "margin:0 0 8px;color:#1c1d1f"
        case .word: "background-color:#f3e7b9;color:#1c1d1f"
        case .button:
            "display:inline-block;padding:9px 16px;border:1px solid #1d4a73;border-radius:4px;color:#1d4a73;"
                + "text-decoration:none;font-weight:bold"
        case .foot: "margin:0;padding:12px 0 0;border-top:1px solid #dad6cb;font-size:13px;color:#585c61"
        case .paragraph: "margin:0 0 14px;color:#1c1d1f"
        case .brief: "margin:0 0 10px"
        case .note: "font-size:14px;color:#585c61"
        case .preview: "display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden"
        }
    }

    /// The colours in the dark, and long words and addresses that must not widen the page.
    static let sheet: StaticString = """
        <style>
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        body{-webkit-text-size-adjust:100%;overflow-wrap:anywhere}
        @media(prefers-color-scheme:dark){
        .page{background-color:#15171a!important}
        .page,.frame,.headline,.headlineLink,.title,.titleLink,.source,.lead,.reason,.paragraph{color:#e6e3dc!important}
        .kicker,.when,.facts,.label,.note,.foot{color:#a4a8ad!important}
        .when,.foot{border-color:#34383d!important}
        .link,.button{color:#92bbe3!important;border-color:#92bbe3!important}
        .loud,.drill,.badge{color:#f0937d!important;border-color:#8a4a3c!important}
        .why{background-color:#1d2024!important}
        .word{background-color:#4a431f!important;color:#e6e3dc!important}
        }
        </style>

        """
}
