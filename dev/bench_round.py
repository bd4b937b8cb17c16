"""A round of more than any jury sees, made through the forms that people use: 300 pitches, 40 jurors, every card handed in."""
import http.client
import json
import sqlite3
import time
import urllib.parse
import uuid
from concurrent.futures import ThreadPoolExecutor

PITCHES, JURORS = 300, 40
# Those before run the company.
FIRST = 4


class Colleague:
    """Somebody who is signed in, and posts forms over one connection."""

    def __init__(self, url: str, cookie: str):
        self.last = 0.0
        self.connection = http.client.HTTPConnection(url.removeprefix("http://"))
        self.headers = {"Cookie": cookie, "Accept": "application/json", "Sec-Fetch-Site": "same-origin"}

    def answer(self, method: str, path: str, form: dict | list) -> dict | list | None:
        fields = urllib.parse.urlencode(form, doseq=True)
        typed = {"Content-Type": "application/x-www-form-urlencoded"} if method == "POST" else {}
        address = path if method == "POST" or not fields else f"{path}?{fields}"
        # The server ends what is idle for long.
        if time.monotonic() - self.last > 5:
            self.connection.close()
        self.last = time.monotonic()
        self.connection.request(method, address, body=fields if method == "POST" else None, headers={**self.headers, **typed})
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {text.decode()}")
        return json.loads(text)

    def post(self, path: str, form: dict | list):
        return self.answer("POST", f"/api/{path}", form)

    def ask(self, path: str, **query: str):
        return self.answer("GET", f"/api/{path}", query)


def email(n: int) -> str:
    return f"p{n}@seed.example"


def ideas(database: str, host: str) -> tuple[str, list[str]]:
    """The shark tank, and as many open ideas as are missing beside those that are shortlisted; none of the host's own."""
    with sqlite3.connect(database.removeprefix("sqlite://")) as db:
        (tank,) = db.execute("SELECT id FROM challenge WHERE title = 'Shark tank'").fetchone()
        (waiting,) = db.execute("SELECT COUNT(*) FROM idea WHERE challenge_id = ? AND stage = 'shortlisted'", [tank]).fetchone()
        rows = db.execute(
            "SELECT i.id FROM idea i WHERE i.challenge_id = ? AND i.stage = 'open' AND NOT EXISTS (SELECT 1 FROM idea_author a "
            "JOIN person p ON p.id = a.person_id WHERE a.idea_id = i.id AND p.email = ?) ORDER BY i.id LIMIT ?",
            [tank, host, max(0, PITCHES - waiting)],
        ).fetchall()
    return str(uuid.UUID(bytes=tank)), [str(uuid.UUID(bytes=row[0])) for row in rows]


def level(pitch: str, juror: int, criterion: int) -> int:
    """A pitch is as good as its name says, a juror as generous as their number, and both have their days."""
    quality, habit, day = int(pitch[-4:], 16) % 97 / 96, juror % 7 / 6, (int(pitch[-6:], 16) + 31 * juror + criterion) % 89 / 88
    return round(4 * (0.5 * quality + 0.25 * habit + 0.25 * day))


def mark_all(juror: Colleague, n: int) -> int:
    """Hands in all cards of a juror; how many there were."""
    (desk,) = juror.ask("jury/desk")["rounds"]
    pitches = [item["pitch"] for item in desk["queue"] if item["state"] != "own"]
    rubric = juror.ask("jury/scoring_desk", pitch=pitches[0])["rubric"]
    for pitch in pitches:
        form = {"pitch": pitch, "intent": "hand_in", "comment": f"Vu par {n} : une bonne idée, à condition d’en parler aux boutiques."}
        for at, criterion in enumerate(rubric):
            form[f"marks[{at}][criterion]"] = criterion["id"]
            form[f"marks[{at}][level]"] = str(level(pitch, n, at))
            if n % 10 == 0:
                form[f"marks[{at}][note]"] = "Chiffrez le premier mois."
        juror.post("jury/score", form)
    return len(pitches)


def closed_round(url: str, database: str, cookies: list[str]) -> tuple[str, int]:
    """Seats, shortlists, opens, scores and closes. The cookies are of a host and of the jurors, the chair first. The address
    of the round's page, and how many cards there are."""
    host, jurors = Colleague(url, cookies[0]), [Colleague(url, cookie) for cookie in cookies[1:]]
    tank, shortlist = ideas(database, email(1))
    for idea in shortlist:
        host.post("ideas/shortlist", {"idea": idea, "on": "on"})
    ids = [juror.ask("people/me")["person"] for juror in jurors]
    host.post("challenges/start_rubric", {"challenge": tank, "template": "campaign"})
    host.post("challenges/seat_panel", {"challenge": tank, "chair": ids[0], "deputy": ids[1], "jurors[]": ids[2:]})
    jurors[0].post("jury/open_round", {"challenge": tank, "closes": "2099-01-01T18:00", "places": str(PITCHES // 5)})
    (desk,) = jurors[0].ask("jury/desk")["rounds"]
    with ThreadPoolExecutor(4) as several:
        cards = sum(several.map(mark_all, jurors, range(JURORS)))
    jurors[0].post("jury/close_round", {"round": desk["round"]})
    return desk["round"], cards
