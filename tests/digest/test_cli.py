"""The command line as a shell sees it: what comes out where, and with which status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jsonschema
import pytest

import resources
from digest import cli
from digest.cli import output
from digest.cli.verbs import VERBS

SCHEMA = json.loads((Path(resources.__file__).parent / "schema" / "article.schema.json").read_text())
SHIP = """Ferry runs aground off Skagen

The ferry Aurora ran aground off Skagen on Sunday 12 September 2021, the Danish coast guard said. All ninety
passengers were brought ashore by noon, and nobody was hurt.

“We heard a long scraping sound and then nothing at all,” said Mette Holm, a teacher from Aarhus who was on board
with her class. She praised the crew, who had handed out tea.

The Danish Maritime Authority will begin its inquiry in October. In May 2019 another ferry of the same company had
struck a pier in Frederikshavn.
"""
VALLEY = """Puster valley votes to rebuild its railway

Voters in the Puster valley decided on 3 May 2015 to rebuild the railway that was closed in 1961. Anna Plaikner, the
mayor of Bruneck, said the first trains would run within eight years.

The line will cost 240 million euros, according to the regional government in Bozen, and Rome will pay for most
of it. Opponents said the money would have been better spent on buses.
"""


def command(*arguments):
    return [sys.executable, "-m", "ui", *map(os.fspath, arguments)]


@pytest.fixture
def dateline(tmp_path):
    """Run the command with a library of the test's own."""

    def run(*arguments, stdin=b"", **environment):
        place = {"DATELINE_LIBRARY": str(tmp_path / "library")}
        return subprocess.run(
            command(*arguments), input=stdin, capture_output=True, env={**os.environ, **place, **environment}
        )

    return run


@pytest.fixture
def ship(tmp_path):
    path = tmp_path / "ship.txt"
    path.write_text(SHIP, encoding="utf-8")
    return path


@pytest.fixture
def valley(tmp_path):
    path = tmp_path / "valley.txt"
    path.write_text(VALLEY, encoding="utf-8")
    return path


def objects(result):
    return [json.loads(line) for line in result.stdout.decode("utf-8").splitlines()]


def added(result):
    return [line.split()[1].decode() for line in result.stdout.splitlines() if line.startswith(b"added")]


# ---------------------------------------------------------------- analyze


def test_analyze_tells_a_person_what_a_file_says(dateline, ship):
    result = dateline("analyze", ship)
    out = result.stdout.decode()
    assert (result.returncode, result.stderr) == (0, b"")
    assert out.startswith("Ferry runs aground off Skagen\n")
    for heading in ("In brief", "Timeline", "Who and where", "Who said what"):
        assert f"\n{heading}\n" in out
    assert "May 2019" in out
    assert "Mette Holm" in out


def test_analyze_gives_an_object_for_each_article_in_the_order_of_the_files(dateline, ship, valley):
    result = dateline("analyze", valley, "--json", ship, valley)
    found = objects(result)
    assert [article["file"] for article in found] == ["valley.txt", "ship.txt", "valley.txt"]
    for article in found:
        jsonschema.validate(article, SCHEMA)
        for finding in article["summary"] + article["timexes"] + article["timeline"] + article["quotes"]:
            assert article["text"][finding["start"] : finding["end"]] == finding["text"]


def test_analyze_stores_nothing(dateline, ship, tmp_path):
    assert dateline("analyze", ship).returncode == 0
    assert not (tmp_path / "library").exists()


def test_analyze_reads_standard_input(dateline):
    (article,) = objects(dateline("analyze", "--json", "-", stdin=SHIP.encode()))
    assert article["title"] == "Ferry runs aground off Skagen"


def test_analyze_takes_a_date_and_resolves_by_it(dateline, tmp_path):
    (tmp_path / "a.txt").write_text("Bridge opens\n\nThe bridge over the Tamar opened on Friday, the mayor said.\n")
    (article,) = objects(dateline("analyze", "--json", "--published", "2021-09-12", tmp_path / "a.txt"))
    assert (article["published"]["value"], article["published"]["method"]) == ("2021-09-12", "edited")
    assert "2021-09-10" in [event["when"] for event in article["timeline"]]


def test_analyze_can_keep_everything(dateline, tmp_path):
    text = "The Daily Strait\n\n" + SHIP + "\nSubscribe to our newsletter!\n\nComments are closed.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (clean,) = objects(dateline("analyze", "--json", tmp_path / "a.txt"))
    (whole,) = objects(dateline("analyze", "--json", "--keep-all", tmp_path / "a.txt"))
    assert "Comments are closed." in [block["text"] for block in clean["set_aside"]]
    assert whole["set_aside"] == []
    assert "Comments are closed." in whole["text"]


def test_analyze_opens_an_archive_and_names_the_links_in_it(dateline, tmp_path):
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as archive:
        archive.writestr("ship.txt", SHIP)
        archive.writestr("valley.url", "[InternetShortcut]\nURL=https://example.org/valley\n")
    result = dateline("analyze", "--json", tmp_path / "news.zip")
    assert [article["title"] for article in objects(result)] == ["Ferry runs aground off Skagen"]
    assert result.returncode == 1
    assert b"https://example.org/valley" in result.stderr


def test_one_bad_file_does_not_stop_the_rest(dateline, ship, tmp_path):
    (tmp_path / "empty.txt").touch()
    result = dateline("analyze", "--json", tmp_path / "empty.txt", tmp_path / "missing.txt", ship)
    assert result.returncode == 1
    assert [article["file"] for article in objects(result)] == ["ship.txt"]
    lines = result.stderr.decode().splitlines()
    assert len(lines) == 2
    assert all(line.startswith("dateline: ") and line.endswith(".") for line in lines)


def test_a_folder_is_opened(dateline, ship, valley):
    assert len(objects(dateline("analyze", "--json", ship.parent))) == 2


def test_json_is_utf8_whatever_the_locale(dateline, ship):
    result = dateline("analyze", "--json", ship, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "“We heard" in result.stdout.decode("utf-8")


def test_people_get_what_their_locale_can_show(dateline, ship):
    result = dateline("analyze", ship, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert result.returncode == 0
    assert b"Ferry runs aground" in result.stdout


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are Unicode here")
def test_a_name_that_is_not_utf8(dateline, tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(SHIP, encoding="utf-8")
    (article,) = objects(dateline("analyze", "--json", os.fsdecode(path)))
    assert article["file"] == "caf\ufffd.txt"
    missing = dateline("analyze", os.fsdecode(path + b"x"))
    assert (missing.returncode, missing.stderr.count(b"\n")) == (1, 1)


def test_nothing_that_a_terminal_obeys_comes_out(dateline, tmp_path):
    hostile = SHIP.replace("ferry Aurora", "ferry \x1b[31mAurora\x1b]0;owned\x07 \u202egnp")
    path = tmp_path / "\x1b[2J.txt"
    path.write_text(hostile, encoding="utf-8")
    result = dateline("analyze", path, tmp_path / "\x1b[2J")
    assert b"Aurora" in result.stdout
    for stream in (result.stdout.decode(), result.stderr.decode()):
        assert not {"\x1b", "\x07", "\u202e"} & set(stream)


# ---------------------------------------------------------------- the library


def test_what_was_added_is_listed_shown_found_and_exported(dateline, ship, valley, tmp_path):
    result = dateline("add", ship, valley)
    ids = added(result)
    assert (result.returncode, len(ids)) == (0, 2)

    rows = objects(dateline("list", "--json"))
    assert {row["id"] for row in rows} == set(ids)
    assert [row["title"] for row in rows] == [
        "Ferry runs aground off Skagen",
        "Puster valley votes to rebuild its railway",
    ]
    assert "Puster valley" in dateline("list").stdout.decode()

    (row,) = objects(dateline("search", "--json", "railway"))
    assert row["title"] == "Puster valley votes to rebuild its railway"
    assert dateline("search", "zeppelin").stdout == b""

    (shown,) = objects(dateline("show", row["id"][:6], "--json"))
    jsonschema.validate(shown, SCHEMA)
    assert shown["id"] == row["id"]
    assert "Anna Plaikner" in dateline("show", row["id"]).stdout.decode()

    assert objects(dateline("export", row["id"], "--format", "json")) == [shown]
    assert dateline("export", row["id"]).stdout.startswith(b"# Puster valley votes to rebuild its railway\n")
    page = tmp_path / "page.html"
    assert dateline("export", row["id"], "--format", "html", "--output", page).returncode == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")

    check = dateline("check")
    assert (check.returncode, check.stdout) == (0, b"All is well with 2 articles.\n")


def test_an_undated_article_says_so_and_one_of_the_readers_own_date_is_not_inferred(dateline, tmp_path):
    file = tmp_path / "choir.txt"
    file.write_text(
        "The choir of Skagen sings and the audience listens, as it does on every evening of the week.\n" * 3
    )
    assert "undated" in dateline("analyze", file).stdout.decode().splitlines()[1]
    dateline("add", file)
    assert " undated " in dateline("list").stdout.decode()
    own = dateline("analyze", "--published", "2018-08-26", file).stdout.decode().splitlines()[1]
    assert own.endswith("Sunday 26 August 2018 (your own)")


def test_the_same_file_twice_adds_nothing_and_undo_takes_it_back(dateline, ship):
    dateline("add", ship)
    again = dateline("add", ship)
    assert again.returncode == 0
    assert again.stdout.startswith(b"already here")
    assert b"Taken back" in dateline("undo").stdout
    assert dateline("list").stdout == b""
    assert b"nothing" in dateline("undo").stdout


def test_standard_input_is_added_like_a_file(dateline):
    assert len(added(dateline("add", "-", stdin=SHIP.encode()))) == 1


def test_today_is_finite(dateline, ship):
    assert b"Nothing came in" in dateline("today", "--day", "2018-08-26").stdout
    dateline("add", ship)
    out = dateline("today").stdout.decode()
    assert "1. Ferry runs aground off Skagen" in out
    assert "That is all" in out


def test_an_unknown_article_is_a_sentence(dateline):
    for verb in ("show", "export"):
        result = dateline(verb, "ffffffff")
        assert (result.returncode, result.stdout) == (1, b"")
        assert result.stderr.startswith(b"dateline: ")


def test_an_export_that_cannot_be_written_is_a_sentence(dateline, ship, tmp_path):
    (article,) = added(dateline("add", ship))
    result = dateline("export", article, "--output", tmp_path / "none" / "a.md")
    assert result.returncode == 1
    assert b"cannot be written" in result.stderr


def test_an_export_to_a_dash_is_standard_output(dateline, ship, tmp_path):
    (article,) = added(dateline("add", ship))
    assert dateline("export", article, "--output", "-").stdout == dateline("export", article).stdout != b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")
def test_a_full_disk_is_a_sentence(ship):
    with open("/dev/full", "wb") as full:
        result = subprocess.run(command("analyze", ship), stdout=full, stderr=subprocess.PIPE)
    assert (result.returncode, result.stderr.count(b"\n")) == (1, 1)
    assert b"Standard output cannot be written" in result.stderr


@pytest.mark.parametrize("verb", [["list"], ["check"], ["undo"], ["show", "3f2a"], ["search", "rain"], ["today"]])
def test_looking_makes_no_library(dateline, tmp_path, verb):
    result = dateline(*verb, "--library", tmp_path / "slip")
    assert (result.returncode, result.stdout) == (1, b"")
    assert b"There is no library at" in result.stderr
    assert not (tmp_path / "slip").exists()


def test_a_slip_of_the_pen_opens_no_window(capsys):
    assert cli.main(["lsit"], window=lambda place, files: 0) == 2
    assert capsys.readouterr().err.startswith("dateline: lsit: There is neither")


@pytest.mark.parametrize("before", [True, False])
def test_another_library_by_option(dateline, ship, tmp_path, before):
    option, rest = ["--library", tmp_path / "other"], ["add", ship]
    assert dateline(*(option + rest if before else rest + option)).returncode == 0
    assert (tmp_path / "other").is_dir()
    assert not (tmp_path / "library").exists()


def test_a_library_that_cannot_be_opened_is_a_sentence(dateline, tmp_path):
    (tmp_path / "library").write_bytes(b"this is no library" * 1000)
    result = dateline("list")
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.startswith(b"dateline: ")
    assert b"Traceback" not in result.stderr


def test_a_feed_that_cannot_be_reached_is_a_sentence(dateline):
    result = dateline("subscribe", "file:///etc/passwd")
    assert (result.returncode, result.stderr.count(b"\n")) == (1, 1)
    assert dateline("feeds").stdout == b""
    assert dateline("refresh").stdout == b"0 new from 0 feeds.\n"


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title><link>http://localhost/</link>
{items}</channel></rss>"""
ITEM = """<item><title>{title}</title><guid>{title}</guid><pubDate>Sun, 12 Sep 2021 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{title}, the coast guard said on Sunday. Nobody was hurt, and all were brought ashore by noon.
&lt;/p&gt;</description></item>"""


@pytest.fixture
def harbour():
    """A web server with one page that names its feed; ``titles`` are the feed's items."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = "<html><head><link rel=alternate type=application/rss+xml href=/feed></head><body>x</body></html>"
            if self.path == "/feed":
                body = FEED.format(items="".join(ITEM.format(title=title) for title in self.server.titles))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.titles = ["Ferry runs aground off Skagen"]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_feed_is_found_kept_and_asked_for_what_is_new(dateline, harbour):
    address = f"http://127.0.0.1:{harbour.server_address[1]}/"
    assert dateline("subscribe", address).returncode == 0
    assert f"Harbour News  {address}feed" in dateline("feeds").stdout.decode()
    harbour.titles.append("Ferry is towed to Aarhus")
    assert dateline("refresh").stdout == b"1 new from 1 feed.\n"
    assert dateline("refresh").stdout == b"0 new from 1 feed.\n"
    assert {row["title"] for row in objects(dateline("list", "--json"))} == set(harbour.titles)


# ---------------------------------------------------------------- manners


def test_a_reader_that_goes_away_is_no_trouble(ship):
    with subprocess.Popen(
        command("analyze", "--json", *[ship] * 20), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == output.BROKEN_PIPE


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize("verb", ["analyze", "add"])
def test_ctrl_c_ends_it_quietly(ship, tmp_path, verb):
    with subprocess.Popen(
        command(verb, *[ship] * 400, "--library", tmp_path / "library"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == output.INTERRUPTED
    assert errors == b""


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyze"],
        ["analyze", "--json"],
        ["analyze", "x", "--published", "2018-13"],
        ["analyze", "x", "--published", "yesterday"],
        ["analyze", "x", "--published", "2018-02-30"],
        ["show"],
        ["export", "1", "--format", "docx"],
        ["today", "--day", "soon"],
        ["list", "--nonsense"],
        ["--nonsense"],
    ],
)
def test_wrong_usage_has_its_own_status(arguments, capsys):
    assert cli.main(arguments, window=lambda place, files: 0) == 2
    out, errors = capsys.readouterr()
    assert out == ""
    assert "usage: dateline" in errors


def test_help_names_every_verb_and_gives_examples(capsys):
    assert cli.main(["--help"], window=lambda place, files: 1) == 0
    out = capsys.readouterr().out
    for verb in VERBS:
        assert f"\n  {verb} " in out
        assert cli.main([verb, "--help"], window=lambda place, files: 1) == 0
        assert f"usage: dateline {verb}" in capsys.readouterr().out


def test_without_a_verb_the_window_opens(tmp_path, monkeypatch):
    asked = []

    def window(place, files):
        asked.append((place, files))
        return 7

    monkeypatch.setenv("DATELINE_LIBRARY", str(tmp_path))
    assert cli.main([], window=window) == 7
    assert cli.main(["a.html", "b.txt"], window=window) == 7
    assert cli.main(["--library", "here", "./list"], window=window) == 7
    assert asked == [(tmp_path, []), (tmp_path, [Path("a.html"), Path("b.txt")]), (Path("here"), [Path("list")])]


def test_the_default_place_is_the_persons_own(monkeypatch):
    monkeypatch.delenv("DATELINE_LIBRARY", raising=False)
    assert "Dateline" in cli.default_place().name


def test_a_fault_is_one_sentence_and_its_traceback_for_who_asks(capsys, caplog):
    def window(place, files):
        raise ZeroDivisionError

    assert cli.main([], window=window) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert "ZeroDivisionError" in caplog.text


def test_the_verbs_need_no_screen_and_start_light():
    loaded = {module.partition(".")[0] for module in modules("from ui.__main__ import main; main()", "--help")}
    assert "argparse" in loaded
    assert not loaded & {"PySide6", "lxml", "feedparser", "urllib3", "pycrfsuite", "charset_normalizer"}


def test_a_system_without_what_the_window_needs_is_told_so(dateline, tmp_path):
    qt = tmp_path / "PySide6"
    qt.mkdir()
    (qt / "__init__.py").touch()
    (qt / "QtWidgets.py").write_text("raise ImportError('libEGL.so.1: cannot open shared object file')")
    result = dateline(PYTHONPATH=str(tmp_path))
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.startswith(b"dateline: The window cannot open")
    assert b"libEGL.so.1" in result.stderr
    assert result.stderr.count(b"\n") == 1


def test_a_plain_start_loads_nothing_of_the_verbs():
    loaded = modules("from digest import cli; cli.main(window=lambda place, files: 0)")
    assert "digest.cli" in loaded
    assert not {"argparse", "digest.cli.verbs", "digest.exports", "digest.library"} & loaded


def modules(program, *arguments):
    """What is imported once the program has run."""
    program = f"import sys; {program}; print(*sorted(sys.modules))"
    result = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


def test_results_come_as_they_are_ready(ship, tmp_path):
    """The first article is out while the second file's writer still holds its pen."""
    with subprocess.Popen(
        command("analyze", "--json", ship, "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert json.loads(process.stdout.readline())["file"] == "ship.txt"
        time.sleep(0.1)
        out, _ = process.communicate(VALLEY.encode(), timeout=30)
    assert json.loads(out)["title"] == "Puster valley votes to rebuild its railway"
