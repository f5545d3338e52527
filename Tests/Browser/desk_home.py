"""Homes of a desk as it might be: made-up news of five languages, with many developments, one, none, and with trouble."""

import datetime
import http.server
import os
import threading

from hostile_home import Home

HOUR = datetime.timedelta(hours=1)
START = datetime.datetime(2026, 11, 20, 8)

RULES = """rules:
  - id: strait
    title: Taiwan Strait
    priority: alert
    any: [Taiwan Strait, median line, 台湾海峡, 대만해협, مضيق تايوان]
  - id: missiles
    title: North Korea, missiles
    any: [ballistic missile, 弾道ミサイル, 탄도미사일, 弹道导弹, صاروخا باليستيا]
  - id: secretariat
    title: Trilateral secretariat
    any: [trilateral secretariat, 3か国事務局, 한미일 사무국, 三边秘书处, الأمانة الثلاثية]
  - id: shoal
    title: South China Sea
    any: [water cannon, Scarborough Shoal, 黄岩岛, 南シナ海]
  - id: chips
    title: Chips and export controls
    any: [export controls on chips, 半導体輸出規制]
"""

# Outlet, kind, language, state media, and what it says: title and first sentences.
NEWS = [
    ("Harbour Wire", "wire", "en", "", [
        ("Japan, South Korea and US agree on a trilateral secretariat in Seoul", "Officials of the three countries said the body would open its doors in March with a staff of forty. Its first head will come from Korea."),
        ("Four aircraft cross the Taiwan Strait median line before dawn", "The ministry in Taipei said it had sent up fighters and followed the aircraft by radar for an hour."),
        ("North Korea fires a ballistic missile into the sea, Tokyo says", "It flew about 600 kilometres and fell outside the exclusive economic zone; no damage is known."),
        ("Coast guard uses water cannon near Scarborough Shoal, Manila protests", "Two crew members were hurt by broken glass. Manila called in the ambassador."),
        ("Washington widens export controls on chips for training of models", "The list now has twelve more firms. Makers have ninety days to end deliveries."),
        ("Fishermen ask for a corridor through the Taiwan Strait drill zone", "Associations of three ports wrote to both sides."),
    ]),
    ("Capital Gazette", "press", "en", "", [
        ("US, Japan and South Korea to open trilateral secretariat in Seoul in March", "The three will share the costs. Critics asked what the body would do between summits."),
        ("Ballistic missile launch from North Korea: what is known so far", "The launch came a day before the talks in Vienna."),
        ("Ferry company suspends night crossings of the Taiwan Strait", "Insurance had become too dear, its director said."),
        ("Envoys meet over Scarborough Shoal after a week of water cannon", "The talks are the first since August."),
    ]),
    ("Ministry of Made-up Affairs", "official", "en", "", [
        ("Joint statement on the establishment of a trilateral secretariat", "The ministers welcomed the signing and named its tasks: to prepare meetings, to keep records, to follow decisions."),
        ("Press conference of the spokesperson, 20 November", "Questions were on fisheries, visas and a visit."),
    ]),
    ("港日新聞", "press", "ja", "", [
        ("日米韓、3か国事務局をソウルに設置へ 来年3月に発足", "三か国の高官は、事務局を来年三月に発足させることで合意したと発表した。職員は四十人規模となる。"),
        ("北朝鮮が弾道ミサイル発射 日本のEEZ外に落下と防衛省", "防衛省によると、飛距離はおよそ六百キロで、被害の情報はないという。"),
        ("台湾海峡で中国軍機四機が中間線越え 台湾国防部", "台湾国防部は、戦闘機を緊急発進させて監視したと明らかにした。"),
        ("南シナ海で放水、比乗組員二人けが 政府「深く懸念」", "官房長官は記者会見で、力による現状変更の試みに反対すると述べた。"),
    ]),
    ("한강일보", "press", "ko", "", [
        ("한미일 사무국 서울에 설치 합의…내년 3월 출범", "세 나라 당국자들은 사무국이 내년 3월 문을 연다고 밝혔다. 직원은 40명 규모다."),
        ("북한, 동해상으로 탄도미사일 1발 발사", "합참은 미사일이 약 600킬로미터를 비행했다고 설명했다."),
    ]),
    ("海港日报", "press", "zh", ", state-media: true", [
        ("美日韩宣布在首尔设立三边秘书处 明年三月启动", "三国官员表示，秘书处将有四十名工作人员，首任秘书长来自韩国。"),
        ("海警在黄岩岛海域依法管控 敦促有关船只离开", "发言人说，现场处置专业规范。"),
    ]),
    ("صحيفة الميناء", "press", "ar", "", [
        ("كوريا الشمالية تطلق صاروخا باليستيا نحو البحر (وكالات، 20 نوفمبر)", "قالت طوكيو إن الصاروخ سقط خارج المنطقة الاقتصادية الخالصة ولم ترد أنباء عن أضرار."),
        ("أربع طائرات تعبر خط الوسط في مضيق تايوان قبل الفجر", "قالت الوزارة في تايبيه إنها تابعت الطائرات لمدة ساعة."),
    ]),
    ("Long Words Review", "analysis", "en", "", [
        ("Taiwan Strait: " + "Donaudampfschifffahrtsgesellschaftskapitaenswitwenversicherungsanstalt" * 4, "https://example.org/" + "a-very-long-path-without-any-end/" * 8),
        ("Why the Taiwan Strait median line is not a line, and eleven other things that are not what they are called in the reports that reach desks like ours every single morning of the year", "An essay."),
    ]),
]


def document(outlet, language, at, items, number):
    body = "".join(
        f"<item><title>{title}</title><description>{text}</description><link>https://outlet{number}.example/{place}</link><guid>o{number}-{place}</guid>"
        f"<pubDate>{(at - datetime.timedelta(minutes=min(7 * place, 180))).strftime('%a, %d %b %Y %H:%M:%S +0000')}</pubDate></item>"
        for place, (title, text) in enumerate(items)
    )
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>{outlet}</title><language>{language}</language>{body}</channel></rss>"


class Desk(Home):
    """A desk's home; `news` are entries of NEWS."""

    def __init__(self, folder, program, news, rules=RULES, settings=""):
        super().__init__(folder, program, [], START)
        self.write("lookout.yaml", "zone: UTC\n" + settings)
        self.write("Rules/desk.yaml", rules)
        self.news = news
        self.calm(START - HOUR)

    def bring(self, at):
        lines = ["feeds:"]
        for number, (outlet, kind, language, more, items) in enumerate(self.news):
            self.write(f"Feeds/files/{number}.xml", document(outlet, language, at, items, number))
            lines.append(f"  - {{path: files/{number}.xml, id: o{number}, title: {outlet}, owner: owner-{number}, kind: {kind}, language: {language}{more}}}")
        self.write("Feeds/news.yaml", "\n".join(lines) + "\n")

    def run(self, hours):
        return self.lookout("run", "--at", (START + hours * HOUR).strftime("%Y-%m-%dT%H:%M:%SZ"))

    def fill(self):
        """A calm first look, the news of a day, and the edition of the next morning; then the day so far."""
        self.run(0)
        if self.news:
            self.bring(START + 2 * HOUR)
        self.run(3)
        self.run(23)
        return self


SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]


def word(number):
    """A word of letters that is like no other."""
    return "".join(SYLLABLES[number // 70**place % 70] for place in (2, 1, 0, 1))


def many(count):
    """So many items that the five rules catch, of twenty outlets, each a development of its own."""
    terms = ("Taiwan Strait", "ballistic missile", "trilateral secretariat", "Scarborough Shoal", "export controls on chips")
    each = count // 20
    news = []
    for outlet in range(20):
        items = []
        for n in range(each):
            w = [word((outlet * each + n) * 12 + place) for place in range(12)]
            items.append((f"{terms[n % 5]}: {' '.join(w[:6]).capitalize()}", f"{' '.join(w[6:]).capitalize()}."))
        news.append((f"Outlet {word(outlet).capitalize()}", "press", "en", "", items))
    return news


class Server:
    """An outlet that answers on 127.0.0.1, and one that is gone."""

    def __init__(self, text):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = text.encode() if self.path == "/alive" else b"gone"
                self.send_response(200 if self.path == "/alive" else 404)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def trouble(folder, program):
    """A home with two feeds that give no answer and a rule that is broken."""
    server = Server(document("Harbour Wire", "en", START + 2 * HOUR, NEWS[0][4][:2], 0))
    try:
        desk = Desk(folder, program, NEWS[1:4], settings=f"fetch: {{allow-private: ['127.0.0.1:{server.port}', '127.0.0.1:9']}}\n")
        desk.write("Feeds/web.yaml", (
            f"feeds:\n  - {{url: 'http://127.0.0.1:{server.port}/alive', title: Harbour Wire, kind: wire}}\n"
            f"  - {{url: 'http://127.0.0.1:{server.port}/dead', title: The Dead Letter, kind: press}}\n"
            "  - {url: 'http://127.0.0.1:9/gone', title: Gone Gazette, kind: press}\n"
        ))
        desk.run(0)
        desk.write("Rules/desk.yaml", RULES.replace("[water cannon, Scarborough", "[water cannon, \"Scarborough"))
        desk.write("Rules/never.yaml", "id: never\ntitle: Never worked\nany: [x\n")
        desk.bring(START + 2 * HOUR)
        desk.run(3)
        desk.run(23)
        return desk
    finally:
        server.close()


def desks(folder, program):
    """The homes by name."""
    made = {
        "many": Desk(os.path.join(folder, "many"), program, NEWS).fill(),
        "one": Desk(os.path.join(folder, "one"), program, [NEWS[0][:4] + (NEWS[0][4][1:2],)]).fill(),
        "none": Desk(os.path.join(folder, "none"), program, [(*NEWS[0][:4], [("Rain in the hills", "It will stop.")])]).fill(),
    }
    made["trouble"] = trouble(os.path.join(folder, "trouble"), program)
    return made
