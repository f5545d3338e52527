"""A home whose feeds and rules say nothing but payloads, and what Lookout makes of it."""

import html
import json
import os
import re
import subprocess
import xml.sax.saxutils

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = "http://trap.invalid/"
# Payloads that one digest tells of: an even number.
PER_DIGEST = 8


class Payload:
    """One payload: its number, its kind, and its bytes with the traps in place."""

    def __init__(self, number, kind, line):
        self.number, self.kind, self.line = number, kind, line
        filled = line.replace("«JS»", f"document.documentElement.dataset.fired={number}")
        self.data = unescaped(filled.replace("«URL»", f"//trap.invalid/{number}").replace("«N»", str(number)))
        self.text = self.data.decode("utf-8", "surrogateescape")
        # What an item of it is found by, and words of its own, so that it is a development of its own.
        self.word = f"quay{number:05}"
        self.words = " ".join(f"{name}{number:05}" for name in ("mole", "reef", "buoy", "pier", "dock", "hull"))

    def __str__(self):
        return f"payload {self.number} ({self.kind}): {self.line}"


def unescaped(line):
    def one(match):
        name = match[1]
        if name in "nrt\\":
            return {"n": b"\n", "r": b"\r", "t": b"\t", "\\": b"\\"}[name].decode("latin-1")
        value = int(name[1:], 16)
        return chr(0xF0000 + value) if name[0] == "x" else chr(value)

    text = re.sub(r"\\([nrt\\]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})", one, line)
    # Bytes were set aside as letters of a private plane.
    return b"".join(
        bytes([ord(c) - 0xF0000]) if 0xF0000 <= ord(c) < 0xF0100 else c.encode("utf-8", "surrogatepass") for c in text
    )


def payloads(path, first):
    kind, found = "", []
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file.read().split("\n"):
            if line.startswith("%% "):
                kind = line[3:]
            elif line and not line.startswith("## "):
                found.append(Payload(first + len(found), kind, line))
    return found


def cdata(data):
    return b"<![CDATA[" + data + b"]]>"


def once(data):
    return data.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;").replace(b'"', b"&quot;")


def twice(data):
    return once(once(data))


def dated(at, style):
    return at.strftime("%a, %d %b %Y %H:%M:%S +0000" if style == "rss" else "%Y-%m-%dT%H:%M:%SZ").encode()


def rss(p, at, later):
    """RSS: each item says the payload everywhere, as it is, escaped, and escaped twice."""
    items = b""
    for number, put in enumerate((cdata, once, twice)):
        said = put(p.data)
        words = f"{p.word} {p.words} ".encode()
        title = said + b" " + words + b" changed" if later else words + said
        if put is cdata:
            title = title if not later else cdata(p.data) + b" " + words
        link = put(p.data) if p.kind.startswith("addresses") else f"{BASE}{p.number}/r{number}".encode()
        items += b"".join((
            b"<item><title>", title, b"</title><link>", link, b"</link><guid isPermaLink='false'>", f"r{number} ".encode(), said,
            b"</guid><description>", words, said, b"</description><content:encoded>", said, b"</content:encoded><author>", said,
            b"</author><dc:creator>", said, b"</dc:creator><dc:language>", said, b"</dc:language><category>", said,
            b"</category><comments>", said, b"</comments><source url=\"", once(p.data), b"\">", said, b"</source><enclosure url=\"",
            once(p.data), b"\" type=\"", once(p.data), b"\" length=\"1\"/><pubDate>", dated(at, "rss"), b"</pubDate></item>",
        ))
    return b"".join((
        b"<?xml version='1.0' encoding='utf-8'?><rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' ",
        b"xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>", once(p.data), b"</title><link>", once(p.data),
        b"</link><description>", cdata(p.data), b"</description><language>", once(p.data), b"</language><generator>", cdata(p.data),
        b"</generator>", items, b"</channel></rss>",
    ))


def atom(p, at, later):
    """Atom: the payload as text, as HTML, and as elements of XHTML, however ill they are formed."""
    entries = b""
    for number, (kind, put) in enumerate((("text", once), ("html", once), ("xhtml", lambda d: b"<div xmlns='http://www.w3.org/1999/xhtml'>" + d + b"</div>"))):
        said, words = put(p.data), f" {p.word} {p.words} ".encode()
        if kind == "xhtml":
            title = b"<div xmlns='http://www.w3.org/1999/xhtml'>" + words + p.data + b"</div>"
        else:
            title = words + said if later else said + words
        kind = kind.encode()
        entries += b"".join((
            b"<entry><title type='", kind, b"'>", title, b"</title><id>", f"a{number}:".encode(), once(p.data), b"</id><link rel='alternate' href=\"",
            f"{BASE}{p.number}/a{number}?".encode(), once(p.data), b"\" title=\"", once(p.data), b"\"/><author><name>", once(p.data),
            b"</name><uri>", once(p.data), b"</uri><email>", once(p.data), b"</email></author><category term=\"", once(p.data),
            b"\" label=\"", once(p.data), b"\"/><summary type='", kind, b"'>", said, b"</summary><content type='", kind, b"' xml:lang=\"",
            once(p.data), b"\">", said, b"</content><published>", dated(at, "atom"), b"</published><updated>", dated(at, "atom"), b"</updated></entry>",
        ))
    return b"".join((
        b"<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' xml:base=\"", once(p.data), b"\"><title type='html'>",
        twice(p.data), b"</title><id>", once(p.data), b"</id><updated>", dated(at, "atom"), b"</updated><link rel='self' href=\"", once(p.data),
        b"\"/>", entries, b"</feed>",
    ))


def feed_json(p, at, later):
    """JSON Feed, and an item besides that no rule catches."""
    t = p.text
    item = {
        "id": "j" + t, "url": f"{BASE}{p.number}/j?{t}", "external_url": t, "title": f"{p.word} {t} {p.words}", "content_html": t, "content_text": t,
        "summary": f"{t} {p.words}", "image": t, "banner_image": t, "authors": [{"name": t, "url": t, "avatar": t}], "tags": [t], "language": t,
        "attachments": [{"url": t, "mime_type": t, "title": t}], "date_published": dated(at, "atom").decode(),
    }
    missed = {**item, "id": "m" + t, "url": f"{BASE}{p.number}/m", "title": f"Nobody looks for {p.number} {t}", "summary": t}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": t, "home_page_url": t, "feed_url": t, "icon": t, "language": t, "items": [item, missed]}
    return json.dumps(feed).encode()


def in_encoding(p, at, name):
    """RSS in another encoding than UTF-8, as it says or as it does not."""
    plain = f"{p.word}e {p.words} " + p.data.decode("utf-8", "replace")
    plain = "".join(c for c in plain if not "\ud800" <= c <= "\udfff")
    document = (
        f"<?xml version='1.0' encoding='{name}'?><rss version='2.0'><channel><title>{html.escape(plain)}</title><item><title>{html.escape(plain)}</title>"
        f"<guid>e{p.number}</guid><link>{BASE}{p.number}/e</link><description>{html.escape(html.escape(plain))}</description>"
        f"<pubDate>{dated(at, 'rss').decode()}</pubDate></item></channel></rss>"
    )
    return document.encode(name, "xmlcharrefreplace")


class Home:
    """A home that is filled with payloads and run; its pages and messages lie in it afterwards."""

    def __init__(self, folder, program, list, start):
        self.folder, self.program, self.payloads, self.start = folder, program, list, start
        self.printed = []
        for name in ("Feeds/files", "Rules", "mail"):
            os.makedirs(os.path.join(folder, name))

    def write(self, name, data):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data if isinstance(data, bytes) else data.encode())

    def settings(self):
        self.write("post", f"#!/bin/sh\nexec cat > '{self.folder}/mail/'$$.eml\n")
        os.chmod(os.path.join(self.folder, "post"), 0o755)
        lines = ["zone: UTC", "use: personal", "alerts: {budget: 500}", "digests:", "  - at: '07:00'", "    sinks: [post]"]
        for first in range(0, len(self.payloads), PER_DIGEST):
            some = ", ".join(p.word for p in self.payloads[first : first + PER_DIGEST : 2])
            lines += [f"  - name: d{first // PER_DIGEST:03}", "    at: '07:00'", f"    rules: [{some}]", "    sinks: [post]"]
        lines += ["sinks:", "  - name: post", "    kind: sendmail", f"    program: {self.folder}/post", "    from: desk@example.org", "    to: [reader@example.org]"]
        self.write("lookout.yaml", "\n".join(lines) + "\n")

    def of_rule(self, first):
        place = self.payloads.index(first)
        return self.payloads[place : place + 2]

    def rules(self):
        lines = ["rules:"]
        # Two payloads to a rule: of more than 500 rules not all have pages.
        for first in self.payloads[::2]:
            both = self.of_rule(first)
            said = " ".join(p.data.decode("utf-8", "replace").replace("\x00", "") for p in both)
            title = '"' + "".join(c if " " <= c < "\x7f" and c not in '"\\' else f"\\U{ord(c):08x}" for c in said) + '"'
            priority = ("digest", "alert", "digest", "critical")[first.number // 2 % 4]
            words = ", ".join(f"{p.word}, {p.word}e" for p in both)
            lines += [f"  - id: {first.word}", f"    title: {title}", f"    priority: {priority}", f"    any: [{words}]"]
        self.write("Rules/hostile.yaml", "\n".join(lines) + "\n")

    def feeds(self, at, later=False):
        lines = ["feeds:"]
        kinds = ("press", "wire", "analysis")
        for p in self.payloads:
            # Other encodings, and documents that are no feed at all, for some.
            made = {"rss": rss(p, at, later), "atom": atom(p, at, later), "json": feed_json(p, at, later)}
            if p.number % 5 == 0:
                name = ("utf-16", "shift_jis", "iso-2022-jp", "utf-7")[p.number // 5 % 4]
                made["enc"] = in_encoding(p, at, name)
            if p.number % 20 == 0:
                made["none"] = b"<!doctype html><html><head><title>" + p.data + b"</title></head><body>" + p.data + b"</body></html>"
            for form, data in made.items():
                self.write(f"Feeds/files/{p.number}-{form}.xml", data)
                kind = "official" if form == "json" else kinds[p.number % 3]
                state = ", state-media: true" if p.number % 7 == 0 and form == "rss" else ""
                lines.append(f"  - {{path: files/{p.number}-{form}.xml, id: f{p.number}-{form}, kind: {kind}{state}}}")
        self.write("Feeds/hostile.yaml", "\n".join(lines) + "\n")

    def calm(self, at):
        self.write("Feeds/calm.yaml", "feeds:\n  - {path: files/calm.xml, id: calm, kind: press}\n")
        item = f"<item><title>A calm morning</title><guid>c</guid><pubDate>{dated(at, 'rss').decode()}</pubDate></item>"
        self.write("Feeds/files/calm.xml", f"<rss version='2.0'><channel><title>Calm</title>{item}</channel></rss>")

    def lookout(self, *arguments, allowed=(0, 1)):
        """Runs Lookout over the home; what it printed is kept to be looked at."""
        done = subprocess.run(
            [self.program, *arguments, "--home", self.folder], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=900
        )
        self.printed.append(("lookout " + " ".join(arguments), done.stdout + done.stderr))
        if done.returncode not in allowed:
            raise SystemExit(f"lookout {' '.join(arguments)} ended with {done.returncode}:\n{(done.stdout + done.stderr).decode('utf-8', 'replace')[:3000]}")
        return done

    def path(self, *names):
        return os.path.join(self.folder, *names)
