#!/usr/bin/env python3
"""Writes feeds to measure by: corpus.py FOLDER MEGABYTES. The same bytes every time.

RSS and Atom in turn, in English, Japanese, Korean and Chinese, as news sites write them: summaries and whole articles in
HTML, in CDATA or escaped, with links, lists, pictures, references and what stands below an article. Prints one request of
`lookout parse --batch` a line.
"""
import html
import json
import os
import random
import sys

WORDS = {
    "en": """the of and to in a for on that with by from as at is was will said minister foreign ministry talks
summit trilateral secretariat Seoul Tokyo Washington Beijing strait Taiwan coast guard vessel island joint exercise
statement spokesperson security defense cooperation policy deputy secretary alliance missile launch sanctions
council export controls semiconductor supply chain regional partners meeting agreed officials reported Thursday
morning according sources reef patrol navy aircraft zone air identification budget parliament election prime
president visit delegation consultation framework economic maritime domain awareness capacity building""".split(),
    "ja": """日米韓 三か国 外相 会談 事務局 台湾 海峡 の 平和 と 安定 を めぐり 政府 は 発表 した 防衛省 によると 海上保安庁
尖閣 諸島 周辺 海域 中国 公船 航行 した 北朝鮮 ミサイル 発射 について 首脳 協議 が 行われ 共同 声明 に 盛り込まれた 経済
安全保障 半導体 輸出 管理 南シナ海 共同 訓練 を 実施 する 方針 で 一致 した 官房長官 記者 会見 で 述べた 米国 国務省 報道官""".split(),
    "ko": """한미일 3국 외교장관 회담 사무국 서울에서 열린 이번 회의는 북한의 미사일 발사와 관련해 공동 성명을 발표했다 대만
해협의 평화와 안정을 강조하고 경제 안보 협력을 확대하기로 합의했다고 외교부 대변인이 밝혔다 남중국해 항행의 자유 연합 훈련
국방부 관계자는 정부 입장에 변함이 없다고 말했다 일본 총리 미국 대통령 방문 일정 반도체 수출 통제 논의""".split(),
    "zh": """中国 外交部 发言人 表示 台湾 海峡 局势 南海 仁爱礁 海警 船只 补给 任务 菲律宾 抗议 日本 韩国 美国 三方 会谈
秘书处 成立 联合 声明 强调 地区 和平 稳定 半导体 出口 管制 措施 国防部 宣布 举行 军事 演习 报道 称 官员 周四 会见
代表团 讨论 合作 机制 经济 安全 议题 朝鲜 发射 导弹 联合国 安理会 制裁 决议""".split(),
}
END = {"en": ". ", "ja": "。", "ko": ". ", "zh": "。"}
MORE = {"en": "Read more", "ja": "続きを読む", "ko": "더 보기", "zh": "阅读更多"}
ZONES = ["GMT", "+0000", "+0900", "-0500", "+0800", "EST"]
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.language = ["en", "en", "ja", "en", "ko", "zh"][seed % 6]
        self.words = WORDS[self.language]
        self.site = f"https://news{seed % 40}.example"

    def sentence(self, low, high):
        space = " " if self.language in ("en", "ko") else ""
        words = self.random.choices(self.words, k=self.random.randint(low, high))
        return space.join(words) + END[self.language]

    def title(self):
        text = self.sentence(6, 13).strip(" .。")
        return text + (" & more" if self.random.random() < 0.05 else "")

    def paragraph(self):
        parts = []
        for _ in range(self.random.randint(2, 5)):
            text = self.sentence(9, 24)
            draw = self.random.random()
            if draw < 0.12:
                text = f'<a href="{self.site}/topics/{self.random.randint(1, 999)}?utm_source=rss&amp;utm_medium=feed">{text}</a> '
            elif draw < 0.2:
                text = f"<strong>{text}</strong> "
            elif draw < 0.26:
                text = "&ldquo;" + text.strip() + "&rdquo;&nbsp;"
            elif draw < 0.29:
                text = "R&amp;D " + text
            parts.append(text)
        return "<p>" + "".join(parts).strip() + "</p>\n"

    def article(self, paragraphs, link):
        parts = []
        if self.random.random() < 0.5:
            number = self.random.randint(1, 99999)
            parts.append(
                f'<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="1024" height="683" '
                f'src="{self.site}/media/{number}-1024x683.jpg" alt="{self.title().replace("& ", "")}" class="wp-image-{number}" '
                f'srcset="{self.site}/media/{number}-1024x683.jpg 1024w, {self.site}/media/{number}-300x200.jpg 300w" '
                f'sizes="(max-width: 1024px) 100vw, 1024px" /><figcaption>{self.sentence(5, 10)}</figcaption></figure>\n')
        for index in range(paragraphs):
            parts.append(self.paragraph())
            if index % 5 == 4:
                parts.append(f"<h2>{self.title().replace('& ', '')}</h2>\n")
            if self.random.random() < 0.08:
                items = "".join(f"<li>{self.sentence(4, 9)}</li>\n" for _ in range(3))
                parts.append(f"<ul>\n{items}</ul>\n")
        parts.append(f'<p><a href="{link}#more">{MORE[self.language]}</a></p>')
        return "".join(parts)

    def times(self):
        day, hour, minute = self.random.randint(1, 28), self.random.randint(0, 23), self.random.randint(0, 59)
        month = self.random.randint(1, 12)
        mail = f"{DAYS[day % 7]}, {day:02d} {MONTHS[month - 1]} 2026 {hour:02d}:{minute:02d}:30 {self.random.choice(ZONES)}"
        return mail, f"2026-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:30" + self.random.choice(["Z", "+09:00"])

    def markup(self, text):
        return f"<![CDATA[{text}]]>" if self.random.random() < 0.6 else html.escape(text, quote=False)

    def rss(self, items):
        out = ['<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
               'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" '
               'xmlns:media="http://search.yahoo.com/mrss/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">\n<channel>\n'
               f'\t<title>{html.escape(self.title())}</title>\n\t<atom:link href="{self.site}/feed/" rel="self" type="application/rss+xml" />\n'
               f"\t<link>{self.site}/</link>\n\t<description>{self.sentence(5, 9)}</description>\n\t<language>{self.language}</language>\n"
               "\t<lastBuildDate>Mon, 05 Oct 2026 10:45:00 +0000</lastBuildDate>\n\t<sy:updatePeriod>hourly</sy:updatePeriod>\n"]
        whole = self.random.random() < 0.6
        for _ in range(items):
            number = self.random.randint(10000, 999999)
            link = f"{self.site}/2026/10/{number}/world-news-report"
            out.append(f"\t<item>\n\t\t<title>{self.markup(self.title()) if self.random.random() < 0.3 else html.escape(self.title())}</title>\n"
                       f"\t\t<link>{link}</link>\n\t\t<dc:creator><![CDATA[{self.title()[:20]}]]></dc:creator>\n"
                       f"\t\t<pubDate>{self.times()[0]}</pubDate>\n")
            for _ in range(self.random.randint(1, 4)):
                out.append(f"\t\t<category><![CDATA[{self.random.choice(self.words)}]]></category>\n")
            out.append(f'\t\t<guid isPermaLink="false">{self.site}/?p={number}</guid>\n'
                       f"\t\t<description>{self.markup(self.paragraph())}</description>\n")
            if whole:
                out.append(f"\t\t<content:encoded>{self.markup(self.article(self.random.randint(4, 18), link))}</content:encoded>\n")
            out.append(f'\t\t<media:thumbnail url="{self.site}/media/{number}.jpg" width="240" height="135" />\n\t</item>\n')
        return "".join(out) + "</channel>\n</rss>\n"

    def atom(self, items):
        out = [f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{self.language}">\n'
               f'  <title>{html.escape(self.title())}</title>\n  <link rel="self" href="{self.site}/atom.xml"/>\n'
               f'  <link href="{self.site}/"/>\n  <id>{self.site}/</id>\n  <updated>2026-10-05T10:45:00Z</updated>\n']
        for _ in range(items):
            number = self.random.randint(10000, 999999)
            link = f"{self.site}/articles/{number}"
            article = self.article(self.random.randint(3, 14), link)
            out.append(f'  <entry>\n    <title type="html">{html.escape(self.title())}</title>\n    <link rel="alternate" type="text/html" href="{link}"/>\n'
                       f"    <id>tag:news.example,2026:{number}</id>\n    <published>{self.times()[1]}</published>\n    <updated>{self.times()[1]}</updated>\n"
                       f"    <author><name>{html.escape(self.title()[:16])}</name></author>\n    <category term=\"{self.random.choice(self.words)}\"/>\n"
                       f'    <summary type="html">{html.escape(self.paragraph(), quote=False)}</summary>\n'
                       f'    <content type="html">{self.markup(article)}</content>\n  </entry>\n')
        return "".join(out) + "</feed>\n"


def main():
    folder, wanted = sys.argv[1], int(float(sys.argv[2]) * 1_000_000)
    os.makedirs(folder, exist_ok=True)
    written, seed = 0, 0
    while written < wanted:
        writer = Writer(seed)
        items = writer.random.choice([10, 20, 25, 50, 100])
        text = writer.atom(items) if seed % 3 == 2 else writer.rss(items)
        path = os.path.join(folder, f"{seed:05d}.xml")
        data = text.encode()
        with open(path, "wb") as file:
            file.write(data)
        print(json.dumps({"file": path, "content_type": "application/xml; charset=utf-8", "base_url": writer.site + "/feed/"}))
        written += len(data)
        seed += 1


main()
