#!/usr/bin/env python3
"""Writes feeds for the fetching benchmark, the same for the same number: RSS and Atom in several languages.

make-feeds.py FOLDER COUNT [ITEMS BYTES]
"""
import pathlib
import random
import sys

folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
items, size = (int(sys.argv[3]), int(sys.argv[4])) if len(sys.argv) > 3 else (40, 75_000)
words = {
    "en": """the government said on Tuesday that talks with the neighbouring country would go on next week after ships of the
        coast guard had met near the strait and officials of the ministry spoke of progress on trade energy and security while
        analysts warned of delays in the region where fishing boats and tankers pass every day""".split(),
    "ja": "政府は火曜日に隣国との協議を来週も続けると発表した海上保安庁の船が海峡の近くで会い外務省は貿易と安全保障の進展を述べた".strip(),
    "ko": "정부는 화요일 이웃 나라와의 협의를 다음 주에도 이어 간다고 밝혔다 해경 선박이 해협 부근에서 만났고 외교부는 무역과 안보의 진전을 말했다".split(),
    "zh": "政府周二表示将在下周继续与邻国会谈海警船只在海峡附近相遇外交部谈到贸易能源和安全方面的进展分析人士警告该地区可能延误",
}


def sentence(rng, language, length):
    source = words[language]
    if isinstance(source, str):
        start = rng.randrange(len(source))
        return (source[start:] + source)[:length]
    return " ".join(rng.choice(source) for _ in range(length))


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


for number in range(count):
    rng = random.Random(number)
    language = "en" if number % 10 < 7 else ["ja", "ko", "zh"][number % 3]
    host = f"news-{number}.example.org"
    share = size // items - 400
    entries = []
    for item in range(items):
        title = sentence(rng, language, 9 if language in ("en", "ko") else 24).capitalize()
        text = ""
        while len(text.encode()) < share:
            text += f"<p>{sentence(rng, language, 40)}, <a href=\"https://{host}/t/{rng.randrange(999)}\">{rng.randrange(10**6)}</a>.</p>"
        date = f"2026-11-{1 + item * 21 // items:02d}T{rng.randrange(24):02d}:{rng.randrange(60):02d}:00Z"
        link = f"https://{host}/{date[:10]}/{number}-{item}"
        if number % 3 == 2:
            entries.append(
                f'<entry><id>{link}</id><title>{escaped(title)}</title><link href="{link}"/>'
                f"<published>{date}</published><updated>{date}</updated>"
                f'<content type="html">{escaped(text)}</content></entry>'
            )
        else:
            day = f"{int(date[8:10]):02d} Nov 2026 {date[11:16]}:00 GMT"
            entries.append(
                f'<item><guid isPermaLink="false">{link}</guid><title>{escaped(title)}</title><link>{link}</link>'
                f"<pubDate>{day}</pubDate><description>{escaped(text)}</description></item>"
            )
    body = "\n".join(entries)
    if number % 3 == 2:
        text = f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>News {number}</title><id>https://{host}/</id><updated>2026-11-22T00:00:00Z</updated>\n{body}\n</feed>\n'
    else:
        text = f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>News {number}</title><link>https://{host}/</link><description>-</description><language>{language}</language>\n{body}\n</channel></rss>\n'
    target = folder / f"{number // 500}"
    target.mkdir(parents=True, exist_ok=True)
    (target / f"{number}.xml").write_text(text, encoding="utf-8")
