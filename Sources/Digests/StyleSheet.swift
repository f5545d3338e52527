/// The style of all pages: one sheet, in every page, so that a page is one file.
enum StyleSheet {
    /// Base64 of the sheet's SHA-256, for the page's content security policy; a test compares the two.
    static let hash = "HpFnzcect4+9SUe0Z8705zpYZ5zs9yzwPBivb3KqRsk="

    /// No request leaves it: system fonts only, and no image.
    static let sheet: StaticString = """
        :root{color-scheme:light dark;--paper:#fbfaf6;--ink:#1c1d1f;--soft:#585c61;--line:#dad6cb;--accent:#1d4a73;\
        --alert:#9a2c18;--mark:#f3e7b9;--panel:#f2efe6}
        @media(prefers-color-scheme:dark){:root{--paper:#15171a;--ink:#e6e3dc;--soft:#a4a8ad;--line:#34383d;\
        --accent:#92bbe3;--alert:#f0937d;--mark:#4a431f;--panel:#1d2024}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0 auto;padding:2.5rem 1.25rem 4rem;max-width:44rem;background:var(--paper);color:var(--ink);\
        font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;\
        overflow-wrap:anywhere}
        :lang(ja){font-family:"Hiragino Sans","Yu Gothic","Noto Sans JP","Noto Sans CJK JP",sans-serif;line-break:strict}
        :lang(ko){font-family:"Apple SD Gothic Neo","Malgun Gothic","Noto Sans KR","Noto Sans CJK KR",sans-serif;\
        word-break:keep-all}
        :lang(zh){font-family:"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif;line-break:strict}
        :lang(zh-Hant),:lang(zh-TW),:lang(zh-HK){font-family:"PingFang TC","Microsoft JhengHei","Noto Sans TC",\
        "Noto Sans CJK TC",sans-serif}
        h1,h2,h3,.brand{font-family:"Iowan Old Style","Palatino Linotype",Palatino,Charter,"Noto Serif",Georgia,serif}
        h1{font-size:2.1rem;line-height:1.15;margin:.15rem 0 .8rem;font-weight:600;letter-spacing:-.01em}
        h2{font-size:1.12rem;margin:0;font-weight:700}
        h3{font-size:1.28rem;line-height:1.3;margin:0 0 .35rem;font-weight:600}
        h3.small{font-size:1rem;margin:1.4rem 0 .2rem}
        h1,h3{text-wrap:balance}
        time{white-space:nowrap}
        h3:lang(ja),h3:lang(ko),h3:lang(zh){font-size:1.14rem;line-height:1.45;font-weight:700}
        p{margin:0 0 .5rem}
        a{color:inherit;text-decoration:underline;text-decoration-color:var(--line);text-decoration-thickness:1px;\
        text-underline-offset:.18em}
        a:hover{color:var(--accent);text-decoration-color:currentColor}
        a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
        h3 a,.brief a{text-decoration-color:transparent}
        h3 a:hover,.brief a:hover{text-decoration-color:currentColor}
        mark{background:var(--mark);color:inherit;border-radius:2px}
        .skip{position:absolute;left:-99rem}
        .skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
        .kicker{margin:0;color:var(--soft);font-size:.9rem}
        .brand{font-weight:700;color:var(--ink)}
        .counts{font-size:1.06rem;font-weight:600;margin:0 0 .25rem}
        .trust,.meta,.note,.why{color:var(--soft);font-size:.9rem}
        .contents{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:1rem 0 0;padding:.7rem 0 0;list-style:none;\
        border-top:1px solid var(--line);font-size:.92rem}
        .number{color:var(--soft);font-variant-numeric:tabular-nums;font-weight:400}
        .banner{margin:1rem 0;padding:.6rem .9rem;background:var(--panel);border-left:3px solid var(--accent);\
        font-size:.93rem}
        .mend{border-left-color:var(--alert)}
        .mend h2{color:var(--alert)}
        .mend p{margin:.4rem 0 0}
        .mend code{font:.92em ui-monospace,"DejaVu Sans Mono",monospace}
        .rule{margin-top:2.4rem}
        .rule>header{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline;border-top:2px solid var(--ink);\
        padding-top:.45rem;margin-bottom:1.05rem}
        .loud{color:var(--alert);font-size:.85rem;font-weight:600}
        article{margin:0 0 1.7rem}
        .lead{margin:0 0 .45rem}
        .badge{border:1px solid var(--line);border-radius:3px;padding:0 .35em;font-size:.85em;white-space:nowrap}
        .state{border-color:var(--alert);color:var(--alert)}
        .meta{margin:0 0 .3rem}
        .news{margin-top:2.2rem}
        .news>h2{border-top:2px solid var(--ink);padding-top:.45rem;margin-bottom:1.05rem}
        .short{margin:.5rem 0 .6rem;padding-left:1.4rem;font-size:.98rem}
        .short li{padding:.12rem 0}
        .short a{text-decoration-color:transparent}
        .before{margin:.1rem 0 .3rem;color:var(--soft);font-size:.88rem}
        .rank{font-weight:600}
        .charts{list-style:none;margin:.3rem 0;padding:0}
        .charts li{padding:.4rem 0;border-top:1px solid var(--line)}
        .charts .note{display:block}
        .chart{display:block;width:100%;max-width:24rem;height:1.8rem;margin:.25rem 0}
        .chart rect{fill:var(--accent)}
        .chart .none{fill:var(--line)}
        h2.source{margin-top:1.6rem}
        .label{margin:.7rem 0 .1rem;color:var(--soft);font-size:.9rem;font-weight:600}
        .sentence{margin:0 0 .45rem}
        .month .number{font-size:.92rem}
        .words{margin:0 0 .35rem}
        ol.brief{list-style:decimal;padding-left:1.6rem}
        .others,.brief{list-style:none;margin:.3rem 0 .4rem;padding:0}
        .others li{font-size:.94rem;padding:.16rem 0 .16rem .8rem;border-left:2px solid var(--line)}
        .brief li{padding:.45rem 0;border-top:1px solid var(--line)}
        .brief .meta{display:block;margin:0}
        .others .meta{display:inline-block;margin:0}
        .why{margin:.3rem 0 0}
        details,.foot{margin-top:1.4rem;border-top:1px solid var(--line);padding-top:.7rem}
        summary{cursor:pointer;font-size:1rem}
        summary h2{display:inline}
        details>:not(summary){margin-top:.7rem}
        table{border-collapse:collapse;width:100%;max-width:24rem;font-size:.93rem}
        th,td{padding:.22rem 0;border-bottom:1px solid var(--line);text-align:left;font-weight:400}
        td{text-align:right;font-variant-numeric:tabular-nums}
        thead th{color:var(--soft);font-size:.9em}
        thead th+th{text-align:right}
        .foot p{font-size:.9rem;color:var(--soft)}
        .foot .next{color:var(--ink);font-weight:600;font-size:1rem}
        code{font:.9em ui-monospace,"DejaVu Sans Mono",monospace}
        @media(max-width:34rem){body{padding:1.4rem 1rem 3rem}h1{font-size:1.7rem}h3{font-size:1.17rem}}
        .foot .contents{border-top:0;padding-top:0;margin-top:.6rem}
        @media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--mark:#eee;--panel:#fff}\
        html{font-size:10pt}body{max-width:none;padding:0}article,li{break-inside:avoid}h2,h3{break-after:avoid}\
        .skip,.contents{display:none}details::details-content{content-visibility:visible;block-size:auto}}

        """
}
