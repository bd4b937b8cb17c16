#!/usr/bin/env python3
"""Speed and size of Lagon beside two yardsticks of the same run: a bare Leptos page and a bare sea-orm loop.

Everything runs on this machine, on loopback, bounded in time. Absolute figures depend on the machine; the ratios travel.
"""
import http.client
import json
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from pathlib import Path
from typing import NamedTuple

import bench_round

ROOT = Path(__file__).resolve().parent.parent
LAGON = ROOT / "target/release/lagon"
SECONDS = int(os.environ.get("LAGON_BENCH_SECONDS", "6"))
# A server of one's own, from dev/with_postgres.sh; not left to the commands below, who know no such setting.
POSTGRES = os.environ.pop("LAGON_TEST_POSTGRES", "")
PEOPLE, IDEAS, COMMENTS, CHALLENGES = 5_000, 20_000, 60_000, 40


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, seconds: float = 20) -> float:
    """Seconds until the address answers."""
    start = time.monotonic()
    while time.monotonic() - start < seconds:
        try:
            urllib.request.urlopen(url, timeout=1).read()
            return time.monotonic() - start
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.005)
    sys.exit(f"{url} does not answer")


class Table:
    """What was measured, and whether it holds its floor."""

    def __init__(self):
        self.rows: list[tuple[str, str, str]] = []

    def add(self, what: str, value: str, floor: str = "", held: bool | None = None):
        told = {None: "", True: "held", False: "MISSED"}[held]
        self.rows.append((what, value, f"{floor}: {told}" if told else floor))

    def print(self):
        width = max(len(row[0]) for row in self.rows)
        for what, value, floor in self.rows:
            print(f"{what:<{width}}  {value}  {floor}".rstrip())


class Server:
    """A process that serves a port, ended by its own id."""

    def __init__(self, *command: str, port: int, cwd: Path):
        self.url = f"http://127.0.0.1:{port}"
        self.log = open(cwd / f"{port}.log", "w")
        self.process = subprocess.Popen(command, cwd=cwd, stdout=self.log, stderr=self.log)

    def pss_mb(self) -> float:
        text = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return int(re.search(r"^Pss:\s+(\d+)", text, re.M)[1]) / 1024

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)


class Memory:
    """The most memory a server has while something runs: read four times a second."""

    def __init__(self, server: Server):
        self.server, self.most, self.over = server, 0.0, threading.Event()
        self.thread = threading.Thread(target=self.read)

    def read(self):
        while not self.over.wait(0.25):
            self.most = max(self.most, self.server.pss_mb())

    def __enter__(self) -> "Memory":
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


def wrk(url: str, cookie: str = "", script: str | None = None, seconds: int = SECONDS) -> tuple[float, str, str]:
    """Requests a second, median and 99th percentile at 16 connections."""
    command = ["wrk", "-t1", "-c16", f"-d{seconds}s", "--latency"]
    if cookie:
        command += ["-H", f"Cookie: {cookie}"]
    if script:
        command += ["-s", script]
    out = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    if bad:
        print(f"  {bad[1]} refused or failed answers at {url}", file=sys.stderr)
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])
    return rate, re.search(r"50%\s+(\S+)", out)[1], re.search(r"99%\s+(\S+)", out)[1]


def session(database: str, email: str, cwd: Path) -> str:
    out = subprocess.run([LAGON, "admin", "session", "--email", email, "--database", database], capture_output=True, text=True, check=True, cwd=cwd)
    return out.stdout.strip().split(";")[0]


def back_again(server: Server, cookie: str) -> str:
    """The cookies of somebody who has been here before: their browser has the style sheet."""
    request = urllib.request.Request(server.url + "/ideas", headers={"Cookie": cookie})
    given = urllib.request.urlopen(request).headers.get_all("Set-Cookie") or []
    return "; ".join([cookie, *(one.split(";")[0] for one in given)])


VOTES = """
local ideas, cookies, n = {{{ideas}}}, {{{cookies}}}, 0
request = function()
  n = n + 1
  local idea = ideas[(math.floor(n / #cookies) % #ideas) + 1]
  local headers = {{ ["Cookie"] = cookies[(n % #cookies) + 1], ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Accept"] = "application/json", ["Sec-Fetch-Site"] = "same-origin" }}
  return wrk.format("POST", "/api/votes/set", headers, "idea=" .. idea .. "&votes=1")
end
"""


def seeded(folder: Path, votes: int, database: str = "", **sizes: int) -> tuple[str, float]:
    database = database or f"sqlite://{folder}/seed{votes}.db"
    start = time.monotonic()
    sizes = dict(people=PEOPLE, ideas=IDEAS, votes=votes, comments=COMMENTS, challenges=CHALLENGES) | sizes
    flags = [word for name, n in sizes.items() for word in (f"--{name}", str(n))]
    subprocess.run([LAGON, "seed", "--database", database, *flags, "--random-seed", "1"], check=True, cwd=folder, stdout=subprocess.DEVNULL)
    return database, time.monotonic() - start


def serve(database: str, folder: Path) -> tuple[Server, float]:
    port = free_port()
    server = Server(str(LAGON), "serve", "--database", database, "--listen", f"127.0.0.1:{port}", port=port, cwd=folder)
    return server, wait_for(f"{server.url}/sign-in")


def some_idea(database: str) -> str:
    with sqlite3.connect(database.removeprefix("sqlite://")) as db:
        row = db.execute("SELECT id FROM idea WHERE stage = 'open' ORDER BY supports DESC, id LIMIT 1").fetchone()
    return str(uuid.UUID(bytes=row[0]))


def indexed(company: "Company") -> float:
    """Seconds until the search index holds everything, or at most two minutes."""
    start, request = time.monotonic(), f"{company.server.url}/api/search/similar?title=un+titre"
    headers = {"Cookie": company.cookie, "Accept": "application/json"}
    while time.monotonic() - start < 120:
        told = json.loads(urllib.request.urlopen(urllib.request.Request(request, headers=headers)).read())
        if not told["being_built"]:
            return time.monotonic() - start
        time.sleep(0.05)
    sys.exit("the search index is not built")


def slipped(title: str, chance: random.Random) -> str:
    """A title as somebody in a hurry types it: two letters turned round in one word, its end not there yet."""
    words = title.split()
    at = chance.randrange(len(words))
    word = words[at]
    if len(word) > 4:
        turn = chance.randrange(1, len(word) - 2)
        words[at] = word[:turn] + word[turn + 1] + word[turn] + word[turn + 2 :]
    typed = " ".join(words)
    return typed[: chance.randrange(max(8, len(typed) // 2), len(typed) + 1)]


def typed_titles(database: str, most: int = 200) -> list[str]:
    """As many different titles of ideas, typed with slips."""
    chance = random.Random(1)
    with sqlite3.connect(database.removeprefix("sqlite://")) as db:
        titles = [row[0] for row in db.execute("SELECT DISTINCT title FROM idea WHERE is_public ORDER BY title")]
    return [slipped(title, chance) for title in chance.sample(titles, min(most, len(titles)))]


def asked_one_by_one(company: "Company", paths: list[str], rounds: int = 3) -> list[float]:
    """How long each answer takes, in milliseconds, the shortest first: one person who asks after the other."""
    connection = http.client.HTTPConnection(company.server.url.removeprefix("http://"))
    headers = {"Cookie": company.cookie, "Accept": "application/json"}
    took = []
    for path in paths * rounds:
        start = time.perf_counter()
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        took.append((time.perf_counter() - start) * 1000)
        if answer.status != 200:
            sys.exit(f"{path}: {answer.status}")
    connection.close()
    return sorted(took[len(paths) :])


def percentile(took: list[float], share: float) -> float:
    return took[min(len(took) - 1, int(len(took) * share))]


def searches(company: "Company", built: float, table: Table):
    """Similar ideas while a title is typed, the search over everything, and what the index takes."""
    titles = [urllib.parse.quote(title) for title in typed_titles(company.database)]
    for what, path, share, floor in (
        ("similar ideas while typing", "/api/search/similar?title={}", 0.95, 30),
        ("search, answered", "/api/search/everything?q={}", 0.99, None),
        ("search, as a page", "/search?q={}", 0.99, None),
    ):
        took = asked_one_by_one(company, [path.format(title) for title in titles])
        at, middle = percentile(took, share), percentile(took, 0.5)
        value = f"p{share * 100:.0f} {at:.1f} ms, median {middle:.1f} ms ({len(titles)} titles with slips, {IDEAS} ideas)"
        table.add(what, value, f"floor {floor} ms" if floor else "", at <= floor if floor else None)
    files = [file for file in Path(company.database.removeprefix("sqlite://") + ".search").rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files) / 1e6
    table.add("search index", f"built in {built:.1f} s beside the first pages, {size:.1f} MB on disk, {COMMENTS} comments in it")


def found(company: "Company", path: str) -> list[str]:
    """The titles of an answer, in its order."""
    headers = {"Cookie": company.cookie, "Accept": "application/json"}
    told = json.loads(urllib.request.urlopen(urllib.request.Request(company.server.url + path, headers=headers)).read())
    return [idea["title"] for idea in told["ideas"]]


def searches_on_postgres(folder: Path, other: "Company", table: Table):
    """The same titles in a company of the same ideas that PostgreSQL keeps: as fast, and the same answers."""
    database, _ = seeded(folder, 20_000, POSTGRES + "/postgres")
    server, _ = serve(database, folder)
    company = Company(server, session(database, "admin@seed.example", folder), database)
    indexed(company)
    paths = ["/api/search/similar?title=" + urllib.parse.quote(title) for title in typed_titles(other.database)]
    at = percentile(asked_one_by_one(company, paths), 0.95)
    table.add("similar ideas, PostgreSQL", f"p95 {at:.1f} ms", "floor 30 ms", at <= 30)
    same = sum(found(company, path) == found(other, path) for path in paths)
    table.add("  the same answers as with SQLite", f"{same} of {len(paths)}", "all", same == len(paths))
    server.end()


def vote_script(database: str, folder: Path) -> str:
    """Votes that nobody has given yet: 16 people, open ideas of the standing tank."""
    with sqlite3.connect(database.removeprefix("sqlite://")) as db:
        emails = [row[0] for row in db.execute("SELECT email FROM person WHERE is_active AND NOT is_host AND NOT is_admin ORDER BY id DESC LIMIT 16")]
        marks = ",".join("?" * len(emails))
        ideas = db.execute(
            "SELECT i.id FROM idea i JOIN challenge c ON c.id = i.challenge_id WHERE i.stage = 'open' AND c.standing AND i.round_id IS NULL "
            f"AND NOT EXISTS (SELECT 1 FROM idea_author a JOIN person p ON p.id = a.person_id WHERE a.idea_id = i.id AND p.email IN ({marks})) "
            "ORDER BY i.supports, i.id LIMIT 6000",
            emails,
        ).fetchall()
    cookies = ",".join(json.dumps(session(database, email, folder)) for email in emails)
    ids = ",".join(json.dumps(str(uuid.UUID(bytes=row[0]))) for row in ideas)
    path = folder / "votes.lua"
    path.write_text(VOTES.format(ideas=ids, cookies=cookies))
    return str(path)


PAGES = {
    "ideas, random order": "/ideas",
    "ideas, newest": "/ideas?order=new",
    "ideas, most supported": "/ideas?order=most_supported",
    "leaderboard": "/leaderboard",
    "home": "/",
}


class Rate:
    """Requests a second over several short runs, and the last run's percentiles."""

    def __init__(self):
        self.rates: list[float] = []
        self.median = self.p99 = ""

    def add(self, told: tuple[float, str, str]):
        rate, self.median, self.p99 = told
        self.rates.append(rate)

    @property
    def mean(self) -> float:
        return sum(self.rates) / len(self.rates)

    def __str__(self):
        return f"{self.mean:.0f}/s, median {self.median}, p99 {self.p99}"


ROUNDS = 3


class Company(NamedTuple):
    """A company that is served, and somebody in it."""

    server: Server
    cookie: str
    database: str

    def paths(self) -> dict[str, str]:
        return {**PAGES, "idea page": f"/ideas/{some_idea(self.database)}"}


def pages(bare: Server, small: Company, large: Company) -> dict[str, tuple[Rate, Rate, Rate]]:
    """Each page in turn with the bare one, of the small company and of the large one: what is compared ran in the same seconds."""
    told = {}
    paths = [(company, company.paths()) for company in (small, large)]
    for name in paths[0][1]:
        three = [(bare.url + "/", "")] + [(company.server.url + of[name], company.cookie) for company, of in paths]
        for url, cookie in three:
            wrk(url, cookie, seconds=1)
        rates = tuple(Rate() for _ in three)
        for _ in range(ROUNDS):
            for rate, (url, cookie) in zip(rates, three):
                rate.add(wrk(url, cookie, seconds=max(1, SECONDS // ROUNDS)))
        told[name] = rates
    return told


def browser(server: Server, cookie: str, database: str, table: Table):
    """What a browser downloads, and how soon a phone sees the page."""
    paths = ["/", "/ideas", f"/ideas/{some_idea(database)}", "/leaderboard", "/challenges", "/jury", "/admin"]
    command = ["node", "bench/visits.mjs", server.url, cookie, *paths]
    out = subprocess.run(command, cwd=ROOT / "end2end", capture_output=True, text=True, check=True).stdout
    told = json.loads(out)
    first, second = told["first"], told["second"]
    kb = 1_000
    value = f"{first['files'] / kb:.0f} kB in {first['requests']} requests, and the page itself {first['document'] / kb:.0f} kB"
    table.add("first visit: wasm, js, css, font", value, "floor 400 kB, 12 requests", first["files"] <= 400 * kb and first["requests"] <= 12)
    for request in sorted(first["list"], key=lambda r: -r["bytes"]):
        table.add(f"  {request['url'].split('/')[-1]}", f"{request['bytes'] / kb:.1f} kB")
    again = second["files"] + second["document"]
    table.add("second visit", f"{again / kb:.1f} kB in {second['requests']} requests", "floor 20 kB", again <= 20 * kb)
    for path, added in told["adds"].items():
        table.add(f"  {path} adds", f"{added['files'] / kb:.1f} kB of files, page {added['document'] / kb:.1f} kB")
    for path, seen in told["phones"].items():
        value = f"LCP {seen['lcp']:.0f} ms ({seen['what'].lower()}), CLS {seen['cls']:.3f}, awake after {seen['alive'] / 1000:.1f} s"
        table.add(f"phone, slow network: {path}", value, "floor LCP 1500 ms, CLS 0", seen["lcp"] <= 1500 and seen["cls"] < 0.0005)


def consistent(database: str, folder: Path, table: Table):
    """The counters of a million votes equal a recount, before and after what follows from the events is made anew."""
    for words, commands in (("check of 1,000,000 votes", ["check"]), ("rebuild, and check again", ["rebuild", "check"])):
        start = time.monotonic()
        done = [subprocess.run([LAGON, command, "--database", database], cwd=folder, capture_output=True, text=True) for command in commands]
        wrong = [run.stdout + run.stderr for run in done if run.returncode != 0]
        table.add(words, f"{time.monotonic() - start:.0f} s {' '.join(wrong)}", "agrees", not wrong)


def large_juries(table: Table):
    """A ranking and an assignment of more than any jury sees."""
    told = subprocess.run([ROOT / "target/release/jury"], capture_output=True, text=True, check=True).stdout
    ranking, assignment = (float(seconds) for seconds in told.split())
    table.add("fair ranking, 300 pitches x 40 jurors", f"{ranking * 1000:.0f} ms", "floor 200 ms", ranking <= 0.2)
    table.add("assignment, 500 pitches x 60 jurors", f"{assignment * 1000:.0f} ms", "floor 2000 ms", assignment <= 2)


def large_round(folder: Path, table: Table):
    """The round's page of more pitches and jurors than any jury has, as its chair asks for it once the ranking shows."""
    database, _ = seeded(folder, 3_000, people=300, ideas=1_000, comments=1_000)
    server, _ = serve(database, folder)
    emails = [bench_round.email(n) for n in (1, *range(bench_round.FIRST, bench_round.FIRST + bench_round.JURORS))]
    cookies = [session(database, email, folder) for email in emails]
    round_, cards = bench_round.closed_round(server.url, database, cookies)
    company = Company(server, back_again(server, cookies[1]), database)
    for what, path, floor in (
        ("round page, its data", f"/api/jury/round?round={round_}", None),
        ("round page", f"/jury/rounds/{round_}", 300),
    ):
        took = asked_one_by_one(company, [path], rounds=31)
        at = percentile(took, 0.95)
        value = f"p95 {at:.0f} ms, median {percentile(took, 0.5):.0f} ms ({bench_round.PITCHES} pitches x {bench_round.JURORS} jurors, {cards} cards)"
        table.add(what, value, f"floor {floor} ms" if floor else "", at <= floor if floor else None)
    server.end()


def main():
    folder = Path(tempfile.mkdtemp(prefix="lagon-bench-"))
    try:
        measure(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path):
    table, seen = Table(), Table()
    small, _ = seeded(folder, 10_000)
    large, took = seeded(folder, 1_000_000)
    table.add("seed of 1,000,000 votes", f"{took:.0f} s", "floor 60 s", took <= 60)
    consistent(large, folder, table)
    large_juries(table)
    large_round(folder, table)

    port = free_port()
    bare = Server(str(ROOT / "target/release/bare_leptos"), str(port), port=port, cwd=folder)
    wait_for(bare.url)
    companies = []
    for database in (small, large):
        server, start = serve(database, folder)
        cookie = session(database, "admin@seed.example", folder)
        companies.append(Company(server, back_again(server, cookie), database))
        # Pages are measured once the index is there: it is built once, and works on one core meanwhile.
        built = indexed(companies[-1])
    table.add("start to first page", f"{start * 1000:.0f} ms", "floor 200 ms", start <= 0.2)
    server = companies[1].server
    results = pages(bare, *companies)
    bare.end()
    companies[0].server.end()
    searches(companies[1], built, seen)
    searches_on_postgres(folder, companies[1], seen)
    # Alone: two processes of one binary would share its pages, and each would seem smaller.
    with Memory(server) as under_load:
        for path in companies[1].paths().values():
            wrk(server.url + path, companies[1].cookie, seconds=2)
        wrk(server.url + "/search?q=r%C3%A9paration", companies[1].cookie, seconds=2)
        votes = wrk(server.url, script=vote_script(large, folder))
    loop = float(subprocess.run([ROOT / "target/release/bare_orm", str(folder / "bare.db"), str(SECONDS)], capture_output=True, text=True, check=True).stdout)
    browser(server, cookie, large, seen)
    server.end()

    for name, (bare_rate, small_rate, large_rate) in results.items():
        share, slower = 100 * large_rate.mean / bare_rate.mean, small_rate.mean / large_rate.mean
        least = 10 if name == "idea page" else 15 if name.startswith("ideas") else 0
        bound = name.startswith("ideas") or name == "leaderboard"
        floor = ", ".join(([f"floor {least}%"] if least else []) + (["at most 1.3x slower"] if bound else []))
        held = (share >= least and not (bound and slower > 1.3)) if floor else None
        value = f"{large_rate} = {share:.0f}% of a bare Leptos page ({bare_rate.mean:.0f}/s); {slower:.2f}x slower than with 10,000 votes"
        table.add(name, value, floor, held)

    table.add("bare sea-orm loop", f"{loop:.0f} votes/s", "yardstick")
    share = 100 * votes[0] / loop
    table.add("votes through HTTP", f"{votes[0]:.0f}/s = {share:.0f}% of the loop, median {votes[1]}, p99 {votes[2]}", "floor 20%", share >= 20)
    table.add("memory under load (PSS)", f"{under_load.most:.0f} MB", "floor 120 MB", under_load.most <= 120)
    table.rows += seen.rows
    table.print()


if __name__ == "__main__":
    main()
