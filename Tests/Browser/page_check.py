"""What may stand in a page: our own elements and attributes, addresses of the web, pages of ours, and nothing that acts."""

import html.parser
import os
import re
import urllib.parse

ELEMENTS = set(
    "html head meta title style body a abbr header main nav section article footer aside div p span bdi h1 h2 h3 h4 ol ul li dl dt dd details summary table "
    "thead tbody tr th td svg rect q code mark time strong small em br hr b pre".split()
)
ATTRIBUTES = set(
    "class id href rel lang dir role datetime scope open charset name content http-equiv title viewbox preserveaspectratio x y width height start cellpadding "
    "cellspacing border align".split()
)
# No element of ours is named or classed by what a feed says.
PLAIN = re.compile(r"[A-Za-z0-9_ -]*")
# What mails say to Outlook alone.
OUTLOOK = {
    '[if mso]><table role="presentation" width="640" cellpadding="0" cellspacing="0"><tr><td><![endif]', "[if mso]></td></tr></table><![endif]"
}

# The same, read from the tree that the browser makes of the page.
LIVE = """
(() => {
  const found = [];
  for (const element of document.querySelectorAll('*')) {
    found.push([element.localName, Array.from(element.attributes, a => [a.name, a.value]), element.namespaceURI || '']);
    if (element.shadowRoot) found.push(['shadow-root', [], '']);
  }
  return [document.documentElement.dataset.fired || null, found, document.title, document.compatMode];
})()
"""

# What a reader could set off, on every element; links lead nowhere meanwhile.
STIR = """
(async () => {
  addEventListener('click', e => { const a = e.target.closest && e.target.closest('a'); if (a && !/^\\s*javascript:/i.test(a.getAttribute('href') || '')) e.preventDefault(); }, true);
  const kinds = ['mouseover', 'mousedown', 'mouseup', 'click', 'focus', 'blur', 'keydown', 'pointerover', 'toggle', 'error', 'load'];
  for (const element of document.querySelectorAll('body *')) {
    if (element.localName === 'details') element.open = true;
    for (const kind of kinds) element.dispatchEvent(new Event(kind, {bubbles: false, cancelable: true}));
  }
  await new Promise(done => setTimeout(done, 20));
  return document.documentElement.dataset.fired || null;
})()
"""


class Tree(html.parser.HTMLParser):
    """The start tags of a file, and its text."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.comments, self.text = [], [], []

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, [(name, value or "") for name, value in attributes], ""))

    handle_startendtag = handle_starttag

    def handle_comment(self, data):
        self.comments.append(data)

    def handle_pi(self, data):
        self.comments.append(data)

    def unknown_decl(self, data):
        self.comments.append(data)

    def handle_data(self, data):
        self.text.append(data)


def problems(found, path, root, styles=frozenset(), more=frozenset()):
    """What is wrong with elements; `root` is the folder that relative links must stay in, `styles` the values a mail may have."""
    wrong = []
    for name, attributes, space in found:
        if name not in ELEMENTS and name not in more:
            wrong.append(f"element <{name}>")
        if space and not space.endswith(("1999/xhtml", "2000/svg")):
            wrong.append(f"element <{name}> of {space}")
        for attribute, value in attributes:
            attribute = attribute.lower()
            if attribute == "style" and value in styles:
                continue
            if attribute.startswith("on") or not (attribute in ATTRIBUTES or attribute.startswith("aria-") or attribute == "data-said"):
                wrong.append(f"attribute {attribute}={value[:120]!r} of <{name}>")
            elif attribute == "href" and (problem := href_problem(value, path, root)):
                wrong.append(f"{problem}: {value[:200]!r}")
            elif attribute in ("class", "id", "role", "scope", "rel", "dir", "lang") and not PLAIN.fullmatch(value):
                wrong.append(f"attribute {attribute}={value[:120]!r}")
            elif attribute == "http-equiv" and value != "Content-Security-Policy" and value.lower() != "content-type":
                wrong.append(f"meta http-equiv={value[:80]!r}")
    return wrong


def href_problem(value, path, root):
    if re.search(r"[\x00-\x20\x7f-\uffff\"'<>`\\]", value):
        return "an address with characters that are not plain"
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", value)
    if scheme:
        if scheme[1] not in ("http", "https", "mailto"):
            return "an address of another scheme"
        if scheme[1] != "mailto" and "@" in (re.match(r"[a-z]+://([^/?#]*)", value) or ["", "@"])[1]:
            return "an address with a user before its host, or without a host"
        return None
    if value.startswith("/"):
        return "an address without a scheme"
    target = urllib.parse.unquote(value.split("#")[0].split("?")[0])
    if not target:
        return None
    full = os.path.normpath(os.path.join(os.path.dirname(path), target))
    if not full.startswith(os.path.normpath(root) + os.sep):
        return "an address out of the folder"
    return None if os.path.exists(full) else "a page that is not there"


def check_file(data, path, root, styles=frozenset(), more=frozenset()):
    """What is wrong with the bytes of a page, as another reader than the browser sees it."""
    tree = Tree()
    tree.feed(data.decode("utf-8"))
    tree.close()
    wrong = problems(tree.found, path, root, styles, more)
    wrong += [f"a comment or declaration: {comment[:100]!r}" for comment in tree.comments if comment not in OUTLOOK]
    return wrong + unseen(data), "".join(tree.text)


# Controls, overrides of writing direction, and what cannot be seen. Line feeds and tabs are looked at by whoever allows them.
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\U000e0000-\U000e007f]")


def unseen(data, allowed=""):
    """Characters that no text of ours may hold."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"not UTF-8: {error}"]
    return [
        f"U+{ord(match[0]):04X} in {text[max(0, match.start() - 60) : match.end() + 60]!r}"
        for match in HIDDEN.finditer(text) if match[0] not in allowed
    ][:20]


def without_policy(data):
    """A page with its Content-Security-Policy taken out, so that what is tested is the page and not the policy."""
    without, count = re.subn(rb"<meta http-equiv=\"Content-Security-Policy\"[^>]*>\n?", b"", data)
    return without, count


def check_live(browser, counter, path, root, styles=frozenset(), more=frozenset()):
    """What is wrong with a page once the browser shows it and a reader touches everything in it."""
    wrong = [f"asked for {url[:200]}" for url in browser.open(path)]
    fired, found, _, mode = browser.evaluate(LIVE)
    if mode != "CSS1Compat":
        wrong.append("the page is in quirks mode")
    stirred = browser.evaluate(STIR)
    for value in {fired, stirred} - {None}:
        wrong.append(f"the trap of payload {value} was set off")
    wrong += [f"asked for {url[:200]} when touched" for url in browser.asked("file://" + path)]
    wrong += [f"a request: {request}" for request in counter.take()]
    return list(dict.fromkeys(wrong + problems(found, path, root, styles, more)))
