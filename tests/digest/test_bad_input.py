"""What people drop by mistake, and what befalls disks: each file is an article or a sentence, never a crash."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import shutil
import string
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from digest.errors import Unreadable
from digest.library import Library
from digest.pool import Pool

GOOD = """Ferry runs aground off Skagen

The ferry Aurora ran aground off Skagen on Sunday 12 September 2021, the Danish coast guard said. All ninety passengers
were brought ashore by noon, and nobody was hurt.
"""
FAULTS = ("fault of its own", "stopped the process", "took longer", "needs more than")


def picture():
    """A real PNG of one pixel."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\0\0\0")) + chunk(b"IEND", b"")


SCRIPT_ONLY = b"""<!DOCTYPE html><html><head><title>News</title><script src="app.js"></script></head>
<body><div id="root"></div><script>window.__STATE__ = {"article": "hidden"}; 1</script></body></html>"""

# What a file holds, and a word of the sentence that it must get; "" where an article is as good.
FILES = {
    "empty.txt": (b"", "empty"),
    "zeros.txt": (bytes(100_000), "zero"),
    "spaces.txt": (b" \n\t\r\n" * 100, ""),
    "picture.html": (picture(), "picture"),
    "script.html": (SCRIPT_ONLY, "script"),
    "cut-utf16.txt": (GOOD.encode("utf-16")[:-1], ""),
    "cut-utf8.txt": (GOOD.replace("hurt.", "hurt…").encode()[:-2], ""),
    "bom-only.txt": (b"\xff\xfe", ""),
    "mixed.txt": (GOOD.encode() + "Größe“".encode("cp1252") + b"\xff\x00\x80", ""),
    "surrogates.txt": (GOOD.encode() + b"\xed\xa0\x80\xed\xb0\x80", ""),
    "noise.txt": (bytes(range(256)) * 100, ""),
    "zip.txt": (b"PK\x03\x04" + bytes(100), ""),
    "pdf.txt": (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    "feed.xml": (b"<?xml version='1.0'?><rss><channel><title>x</title></channel></rss>", ""),
    "cut-feed.xml": (b"<?xml version='1.0'?><rss><channel><item><title>x</ti", ""),
    "laughs.xml": (b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel>&b;</channel></rss>', ""),
    "file-entity.xml": (b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel>&a;</channel></rss>', ""),
    "unclosed.html": (b"<html><body>" + b"<div>" * 5000 + b"text", ""),
    "comments.html": (b"<html><body>" + b"<!--" * 20_000, ""),
    "attributes.html": (b"<p " + b"a=1 " * 20_000 + b">x", ""),
    "brackets.md": (b"[" * 20_000, ""),
    "stars.md": (b"*a **b " * 10_000, ""),
    "quotes.md": (b">" * 5000 + b"x", ""),
    "blocks.txt": (b"A line that says nothing new.\n\n" * 10_000, ""),
    "paragraph.txt": (b"The mayor said on Sunday that nothing was lost. " * 10_000, ""),
    "digits.txt": (b"2018 08 26 12/13/2018 1,000.00 " * 2000, ""),
    "unbroken.txt": (b"a" * 300_000, ""),
    "quotation-marks.txt": ("“said ".encode() * 30_000, ""),
    "capitals.txt": (b"John Smith Of The United Nations " * 10_000, ""),
}


@pytest.fixture(scope="module")
def pool():
    pool = Pool(1)
    yield pool
    pool.close()


def told(pool, name, data):
    """The sentence for a file, or "" where it gave articles."""
    try:
        reading = pool.read(name, data)
    except Unreadable as error:
        return str(error)
    assert reading.reads
    return ""


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_an_article_or_a_sentence(pool, name):
    data, word = FILES[name]
    sentence = told(pool, name, data)
    assert word.lower() in sentence.lower()
    assert not any(fault in sentence for fault in FAULTS)
    assert not sentence or (sentence[0].isupper() and sentence.endswith((".", "”")))


def test_what_is_cut_off_still_gives_what_is_there(pool):
    for name in ("cut-utf16.txt", "cut-utf8.txt", "mixed.txt", "surrogates.txt"):
        (read,) = pool.read(name, FILES[name][0]).reads
        assert "The ferry Aurora ran aground off Skagen" in read.analysis.article.text


def test_no_file_of_this_machine_is_read_for_an_entity(pool):
    sentence = told(pool, "file-entity.xml", FILES["file-entity.xml"][0])
    assert "root:" not in sentence
    assert sentence


def shared_files(shared, *folders):
    return sorted(path for folder in folders for path in (shared / "data" / folder).rglob("*") if path.is_file())


@pytest.mark.timeout(900)
def test_documents_of_every_kind(pool, shared):
    faults = {}
    for path in shared_files(shared, "documents", "hostile", "feeds"):
        sentence = told(pool, path.name, path.read_bytes())
        if any(fault in sentence for fault in FAULTS):
            faults[path.name] = sentence
    assert faults == {}


@pytest.mark.timeout(900)
def test_the_original_of_every_kind_of_document_is_kept_byte_for_byte(pool, shared, tmp_path):
    smallest = {}
    for path in sorted(shared_files(shared, "documents"), key=lambda path: path.stat().st_size, reverse=True):
        smallest.setdefault(path.suffix, []).append(path)
    chosen = [path for paths in smallest.values() for path in paths[-8:]]
    library = Library(tmp_path, clock=lambda: dt.datetime(2026, 11, 22, tzinfo=dt.UTC), pool=pool)
    try:
        outcomes = library.add(chosen).outcomes
        kept = {article: library.original(article) for outcome in outcomes for article in outcome.added}
        assert all(outcome.added or outcome.already or outcome.failure for outcome in outcomes)
        assert len({name for name, _ in kept.values()}) > len(chosen) // 2
        assert all((shared / "data" / "documents" / name).read_bytes() == data for name, data in kept.values())
    finally:
        library.close()


@pytest.mark.timeout(900)
def test_naughty_strings_and_payloads_one_by_one(pool, shared):
    hostile = shared / "data" / "hostile"
    strings = json.loads((hostile / "blns.json").read_text(encoding="utf-8"))
    payloads = [entry["payload"] for entry in json.loads((hostile / "dompurify.json").read_text(encoding="utf-8"))]
    files = [("naughty.txt", f"{GOOD}\n{text}") for text in strings]
    files += [
        ("payload.html", f"<html><body><h1>News</h1><p>{GOOD}</p>{payload}</body></html>") for payload in payloads
    ]
    faults = {}
    for name, text in files:
        sentence = told(pool, name, text.encode("utf-8", "surrogatepass"))
        if any(fault in sentence for fault in FAULTS):
            faults[text[-60:]] = sentence
    assert faults == {}


# ---------------------------------------------------------------- names, folders, disks


def command(*arguments):
    return [sys.executable, "-m", "ui", *map(os.fspath, arguments)]


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def dateline(tmp_path):
    environment = {**os.environ, "DATELINE_LIBRARY": str(tmp_path / "library")}

    def run(*arguments, before=()):
        return subprocess.run([*before, *command(*arguments)], capture_output=True, env=environment)

    return run


@pytest.fixture
def bound():
    """A prefix that holds a command to the permissions of files, also for the system's administrator."""
    if os.name == "nt":
        pytest.skip("permissions are of another kind here")
    if os.geteuid() != 0:
        return []
    prefix = ["setpriv", "--inh-caps=-all", "--bounding-set=-dac_override,-dac_read_search"]
    if not shutil.which("setpriv") or subprocess.run([*prefix, sys.executable, "-c", ""]).returncode:
        pytest.skip("the administrator may read and write everything here")
    return prefix


def complaints(result):
    return result.stderr.decode("utf-8", "replace").splitlines()


def test_bad_files_stop_nothing(dateline, good, tmp_path):
    folder = tmp_path / "all"
    folder.mkdir()
    for name, (data, _) in FILES.items():
        if len(data) < 50_000:
            (folder / name).write_bytes(data)
    result = dateline("add", folder, good)
    assert result.returncode == 1
    assert result.stdout.count(b" good.txt\n") == 1
    assert len(complaints(result)) >= 5
    assert all(line.startswith("dateline: ") for line in complaints(result))
    assert dateline("check").returncode == 0


@pytest.mark.parametrize("verb", ["add", "analyze"])
def test_a_giant_is_refused_before_it_is_read(dateline, good, tmp_path, verb):
    giant = tmp_path / "giant.txt"
    with open(giant, "wb") as file:
        file.truncate(200 * 1024 * 1024)
    result = dateline(verb, giant, good)
    assert result.returncode == 1
    (complaint,) = complaints(result)
    assert "MB" in complaint
    assert b"Skagen" in result.stdout or b"good.txt" in result.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode here")
def test_a_name_that_is_not_utf8(dateline, tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text(GOOD, encoding="utf-8")
    result = dateline("add", path)
    assert (result.returncode, result.stderr) == (0, b"")
    assert "caf\ufffd.txt" in result.stdout.decode("utf-8")


def test_special_files_are_not_waited_for(dateline, good, tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with names here")
    odd = tmp_path / "odd"
    odd.mkdir()
    os.mkfifo(odd / "pipe.txt")
    (odd / "loop").symlink_to(tmp_path)
    (odd / "dangling.txt").symlink_to(tmp_path / "nothing")
    result = dateline("add", odd, "/dev/zero", good)
    assert result.returncode == 1
    assert result.stdout.count(b"good.txt") == 1
    assert len(complaints(result)) == 3


def test_files_and_folders_without_permission(dateline, good, bound, tmp_path):
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "inside.txt").write_text(GOOD)
    (tmp_path / "secret.txt").write_text(GOOD)
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "closed").chmod(0)
    try:
        result = dateline("add", tmp_path / "closed", tmp_path / "secret.txt", good, before=bound)
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert result.returncode == 1
    assert len(complaints(result)) == 2
    assert all("may not be" in line for line in complaints(result))
    assert result.stdout.count(b"good.txt") == 1


def test_a_library_folder_that_can_only_be_read(dateline, good, bound, tmp_path):
    place = tmp_path / "library"
    place.mkdir()
    place.chmod(0o500)
    result = dateline("add", good, before=bound)
    place.chmod(0o700)
    assert (result.returncode, result.stdout) == (1, b"")
    (complaint,) = complaints(result)
    assert complaint.endswith(".")
    assert "Traceback" not in complaint


def test_a_library_file_that_can_only_be_read(dateline, good, bound, tmp_path):
    assert dateline("add", good).returncode == 0
    for path in (tmp_path / "library").iterdir():
        path.chmod(0o400)
    (tmp_path / "library").chmod(0o500)
    other = tmp_path / "other.txt"
    other.write_text(GOOD.replace("Aurora", "Borealis"))
    result = dateline("add", other, before=bound)
    (tmp_path / "library").chmod(0o700)
    assert result.returncode == 1
    assert len(complaints(result)) == 1
    assert "fault of its own" not in complaints(result)[0]


def test_a_full_disk(good, tmp_path):
    """A disk of a few megabytes, on which more articles are put than it can hold."""
    small = ["unshare", "--map-root-user", "--mount"]
    if not shutil.which("unshare") or subprocess.run([*small, "true"], capture_output=True).returncode:
        pytest.skip("no disk of a test's own can be made here")
    articles, disk = tmp_path / "articles", tmp_path / "disk"
    articles.mkdir()
    disk.mkdir()
    chance = random.Random(1)
    for number in range(30):
        words = " ".join("".join(chance.choices(string.ascii_lowercase, k=7)) for _ in range(2000))  # hard to compress
        (articles / f"{number:02}.txt").write_text(f"{GOOD}\nThe harbour master read out: {words}.\n")
    dateline = f"'{sys.executable}' -m ui --library '{disk}'"
    script = (
        f"mount -t tmpfs -o size=2m tmpfs '{disk}' || exit 77\n"
        f"{dateline} add '{articles}'; echo status $?\n"
        f"{dateline} list --json; echo status $?\n"
        f"{dateline} check; echo status $?\n"
    )
    result = subprocess.run([*small, "sh", "-c", script], capture_output=True)
    if result.returncode == 77:
        pytest.skip("no disk of a test's own can be made here")
    out, errors = result.stdout.decode(), result.stderr.decode()
    assert out.count("added ") > 3, errors
    assert "disk is full" in errors
    assert "fault of its own" not in errors
    first, listed, checked = out.count("status 1\n"), out.count('"id"'), out.count("All is well")
    assert (first, listed, checked) == (1, out.count("added "), 1)
