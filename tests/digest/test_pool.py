"""The pool, with worker processes of its own: what a bad file does to one, and what everybody else sees of it."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

import digest
from digest import pool as pool_room
from digest.errors import Cancelled, DatelineError, Empty, Unreadable
from digest.pool import Limits, Pool
from digest.types import Analysis, Article, Document, Edits, Failure, Link

SOURCE = Path(digest.__file__).parent
DOCUMENT = Document("0" * 16, "a.txt", "text/plain", "Something happened.")

# Rooms in place of the real ones: the words of a file say what it does to the process that reads it.
READERS = """
    import os, sys, time
    from digest.errors import Empty, Unreadable
    from digest.types import Document, Failure, Link, Metadata

    class Part:
        def __init__(self, id, name):
            self.id, self.name = id, name

    def unfold(name, data, begin):
        if not begin(Part("file", name)):
            return
        if not data.startswith(b"box:"):
            yield from read(name, data)
            return
        for place, inner in enumerate(data[4:].split(b"/")):
            if begin(Part(f"part {place}", f"part {place}")):
                yield from read(f"part {place}", inner, 10 * place)
            begin(Part("file", name))

    def read(name, data, first=0):
        words = data.decode("utf-8", "replace").split("|")
        if words[0] == "refuse":
            raise Unreadable("This is no article.")
        if words[0] == "empty":
            raise Empty("None yet.")
        if words[0] == "stumble":
            raise ValueError("a fault in the reader")
        if words[0] == "crash in reading":
            os.abort()
        if words[0] == "link":
            return (Link(name, words[1]),)
        if words[0] == "fail":
            return (Failure(name, words[1]),)
        print("noise on standard output")
        os.write(1, b"more noise")
        return tuple(
            Document(f"{place:016}", name, "text/plain", word, Metadata(f"Headline {word}"))
            for place, word in enumerate(words, first)
            if word
        )
"""
ANALYSIS = """
    import os, time
    from digest.types import Analysis, Article

    def analyze(document, edits, habits, recognise):
        word = document.content
        if word == "sleep":
            time.sleep(60)
        if word == "spin":
            while True:
                pass
        if word == "eat":
            bytearray(1 << 30)
        if word == "crash":
            os.abort()
        if word == "leave":
            os._exit(0)
        if word == "stumble":
            raise KeyError("a fault in a stage")
        if word == "wait":
            time.sleep(0.3)
        return Analysis(Article(str(os.getpid()), word + edits.published + recognise(), ()), version=7)
"""
ENTITIES = """
    from digest.errors import DatelineError

    def recogniser_of(choice):
        if choice == "missing":
            raise DatelineError("It is not installed.")
        if choice == "huge":
            bytearray(1 << 33)
        return lambda: choice
"""


@pytest.fixture
def rooms(tmp_path, monkeypatch):
    """The project with those rooms in place of readers and analysis."""
    house = tmp_path / "house" / "digest"
    house.mkdir(parents=True)
    for name in ("__init__.py", "errors.py", "wire.py"):
        shutil.copy(SOURCE / name, house / name)
    for name in ("types", "pool"):
        shutil.copytree(SOURCE / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
    (house / "readers.py").write_text(textwrap.dedent(READERS))
    (house / "analysis.py").write_text(textwrap.dedent(ANALYSIS))
    (house / "entities.py").write_text(textwrap.dedent(ENTITIES))
    monkeypatch.setattr(pool_room.worker, "_ROOT", str(house.parent))
    return house.parent


@pytest.fixture
def make(rooms):
    made = []

    def make(size=1, *, largest=2**26, recogniser="", **limits):
        made.append(Pool(size, limits=Limits(size=largest, **limits), recogniser=recogniser))
        return made[-1]

    yield make
    for pool in made:
        pool.close()


def texts(reading):
    return [read.analysis.article.text for read in reading.reads]


def pid(pool):
    """The process that serves a pool of one."""
    return int(pool.read("a", b"fine").reads[0].analysis.article.title)


def gone(process):
    """Whether the process has ended, within some seconds; one of ours must leave nothing behind either."""
    for _ in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if _orphaned_and_dead(process):
            return True
        time.sleep(0.05)
    return False


def _orphaned_and_dead(process):
    """Whether it has ended, and only whoever took it in has yet to look."""
    try:
        state, parent = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()[:2]
    except OSError:
        return False
    return state == "Z" and int(parent) != os.getpid()


# ---------------------------------------------------------------- what it gives


def test_gives_each_article_of_a_file(make):
    reading = make().read("news.txt", b"one|two")
    assert texts(reading) == ["one", "two"]
    assert [read.document.name for read in reading.reads] == ["news.txt", "news.txt"]


def test_does_not_analyse_what_is_known(make):
    reading = make().read("news.txt", b"crash|two", known=frozenset({"0" * 16}))
    assert texts(reading) == ["two"]
    assert reading.already == ("0" * 16,)


def test_a_file_that_is_known_altogether_is_no_failure(make):
    reading = make().read("news.txt", b"one", known=frozenset({"0" * 16}))
    assert reading.reads == ()
    assert reading.already == ("0" * 16,)


def test_edits_reach_the_analysis(make):
    edits = Edits(published="2018-08")
    assert texts(make().read("a", b"one", edits=edits)) == ["one2018-08"]
    assert make().analyze(DOCUMENT, edits).article.text == "Something happened.2018-08"


def test_analyses_a_document_again(make):
    assert make().analyze(DOCUMENT).version == 7


def test_a_name_that_is_not_utf8_is_told_with_replacements(make):
    name = os.fsdecode(b"caf\xe9.txt") + "\ud800"
    assert make().read(name, b"one").reads[0].document.name == "caf\ufffd.txt\ufffd"


def test_noise_of_libraries_does_not_reach_the_answers(make):
    pool = make()
    for _ in range(50):
        assert texts(pool.read("a", b"fine")) == ["fine"]


def test_links_and_failures_come_beside_the_articles(make):
    reading = make().read("news.zip", b"box:one/link|https:x/fail|This is a picture./four")
    assert texts(reading) == ["one", "four"]
    assert reading.links == (Link("part 1", "https:x"),)
    assert reading.failures == (Failure("part 2", "This is a picture."),)


def test_a_link_alone_is_no_failure(make):
    assert make().read("a.url", b"link|https://example.org").links == (Link("a.url", "https://example.org"),)


def test_a_part_that_is_known_is_not_read_again(make):
    reading = make().read("a", b"box:crash in reading/two", known=frozenset({"part 0"}))
    assert texts(reading) == ["two"]
    assert reading.already == ("part 0",)


# ---------------------------------------------------------------- what goes wrong


def test_a_refusal_comes_with_its_sentence(make):
    with pytest.raises(Unreadable, match=r"^This is no article\.$"):
        make().read("a", b"refuse")


def test_a_feed_without_articles_is_told_from_a_bad_file(make):
    with pytest.raises(Empty, match="None yet"):
        make().read("feed.xml", b"empty")


def test_a_file_too_large_is_not_sent_anywhere(make):
    with pytest.raises(Unreadable, match="reads files of up to 1 MB"):
        make(largest=2**20).read("a", bytes(2**20 + 1))


@pytest.mark.parametrize("word", ["sleep", "spin"])
def test_work_that_takes_too_long_is_ended(make, word):
    pool = make(seconds=1)
    with pytest.raises(Unreadable, match="took longer than 1 seconds"):
        pool.read("a", word.encode())
    assert texts(pool.read("a", b"fine")) == ["fine"]


def test_work_that_needs_too_much_memory_is_ended(make):
    pytest.importorskip("resource", reason="this system has no limit on memory")
    pool = make(memory=256 * 2**20)
    before = pid(pool)
    with pytest.raises(Unreadable, match="more than 256 MB of memory"):
        pool.read("a", b"eat")
    assert pid(pool) != before


@pytest.mark.parametrize("word", ["crash", "leave"])
def test_a_process_that_dies_is_a_sentence_and_a_new_process(make, word, caplog):
    pool = make()
    before = pid(pool)
    with pytest.raises(Unreadable, match="stopped the process that reads it"):
        pool.read("dead.txt", word.encode())
    assert pid(pool) != before
    assert "dead.txt" in caplog.text


@pytest.mark.parametrize("data", [b"stumble", b"|stumble"])
def test_a_fault_is_logged_and_told_and_the_process_goes_on(make, data, caplog):
    pool = make()
    before = pid(pool)
    with pytest.raises(Unreadable, match="a fault of its own"):
        pool.read("a", data)
    assert "a fault in" in caplog.text
    assert "Traceback" in caplog.text
    assert pid(pool) == before


def test_a_fault_in_one_document_is_told(make):
    with pytest.raises(Unreadable, match="a fault of its own"):
        make().analyze(Document("1" * 16, "a", "text/plain", "stumble"))


@pytest.mark.parametrize("word", ["stumble", "crash", "sleep"])
def test_one_article_that_fails_takes_nothing_from_the_others(make, word):
    reading = make(seconds=2).read("feed.xml", f"one|{word}|three".encode())
    assert texts(reading) == ["one", "three"]
    (failure,) = reading.failures
    assert (failure.name, failure.reason[-1]) == (f"Headline {word}", ".")


def test_a_file_full_of_deadly_articles_is_given_up(make):
    reading = make().read("feed.xml", b"one|crash|crash|crash|crash|crash|seven")
    assert texts(reading) == ["one"]
    assert [failure.name for failure in reading.failures] == ["Headline crash"] * 3 + ["feed.xml"]
    assert "left out" in reading.failures[-1].reason


@pytest.mark.parametrize("word", ["crash in reading", "crash", "one|crash"])
def test_a_part_that_ends_the_process_takes_nothing_from_the_others(make, word):
    reading = make().read("news.zip", f"box:first/{word}/third".encode())
    assert [text for text in texts(reading) if text != "one"] == ["first", "third"]
    (failure,) = reading.failures
    assert failure.name == ("part 1" if "reading" in word else "Headline crash")
    assert "stopped the process" in failure.reason


def test_a_file_whose_parts_all_fail_is_one_sentence(make):
    with pytest.raises(Unreadable, match=r"^None of the 2 things in this file .* “part 0”: This is a picture\.$"):
        make().read("news.zip", b"box:fail|This is a picture./fail|This is a video.")
    with pytest.raises(Unreadable, match=r"^What it holds, “part 0”, cannot be read: This is a picture\.$"):
        make().read("news.zip", b"box:fail|This is a picture.")


# ---------------------------------------------------------------- the processes


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_a_process_that_died_idle_is_replaced_and_the_job_done(make):
    pool = make()
    os.kill(pid(pool), signal.SIGKILL)
    assert texts(pool.read("a", b"fine")) == ["fine"]


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_ctrl_c_does_not_end_a_process(make):
    pool = make()
    before = pid(pool)
    os.kill(before, signal.SIGINT)
    assert pid(pool) == before


def test_two_threads_have_two_processes(make):
    pool = make(size=2)
    readings = []
    threads = [threading.Thread(target=lambda: readings.append(pool.read("a", b"wait"))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({reading.reads[0].analysis.article.title for reading in readings}) == 2


def test_more_threads_than_processes_take_turns(make):
    pool = make(size=2)
    readings = []
    threads = [
        threading.Thread(target=lambda word=f"w{number}": readings.append(texts(pool.read("a", word.encode()))))
        for number in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(readings) == sorted([f"w{number}"] for number in range(20))


def test_closing_cancels_the_work_and_leaves_no_process(make):
    pool = make()
    process = pid(pool)
    ends = []

    def work():
        try:
            pool.read("a", b"sleep")
        except Cancelled as end:
            ends.append(end)

    threads = [threading.Thread(target=work) for _ in range(2)]  # one at work, one in the queue
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    pool.close()
    for thread in threads:
        thread.join(5)
    assert len(ends) == 2
    assert gone(process)
    with pytest.raises(Cancelled):
        pool.read("a", b"fine")


def test_closing_twice_or_unused_is_nothing(make):
    pool = make()
    pool.close()
    pool.close()


def test_warming_returns_at_once_and_the_work_is_done_after_it(make):
    pool = make(size=2)
    pool.warm()
    assert texts(pool.read("a", b"fine")) == ["fine"]


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize("job", ["fine", "sleep", "spin"])
def test_the_processes_end_with_their_parent_even_if_it_is_killed(rooms, job):
    program = f"""
        import sys, threading, time
        sys.path.insert(0, {str(rooms)!r})
        from digest.pool import Pool, Limits
        pool = Pool(1, limits=Limits(seconds=1 if {job!r} == "spin" else 20))
        print(pool.read("a", b"fine").reads[0].analysis.article.title, flush=True)
        threading.Thread(target=pool.read, args=("a", {job.encode()!r})).start()
        time.sleep(60)
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    with parent:
        child = int(parent.stdout.readline())
        time.sleep(0.3)
        parent.kill()
    assert any(gone(child) for _ in range(2))  # a loop that never yields is ended by the watchdog, after a while


def test_the_parent_imports_nothing_heavy():
    program = "import sys, digest.pool; print(*sorted(sys.modules))"
    loaded = set(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout.split())
    heavy = {"lxml", "feedparser", "urllib3", "pycrfsuite", "charset_normalizer", "digest.analysis"}
    assert "digest.pool" in loaded
    assert not loaded & heavy


def test_an_analysis_is_what_the_stages_gave(make):
    analysis = make().analyze(DOCUMENT)
    assert isinstance(analysis, Analysis)
    assert isinstance(analysis.article, Article)


def test_a_process_without_work_gives_its_memory_back_and_the_next_job_has_a_new_one(make):
    pool = make(rest=0.1)
    first = pid(pool)
    assert gone(first)
    assert pid(pool) != first


def test_a_process_at_work_is_left_in_peace(make):
    pool = make(rest=30.0)
    assert pid(pool) == pid(pool)


def test_a_recogniser_is_chosen_for_what_follows_and_given_up_again(make):
    pool = make()
    first = pid(pool)
    pool.recognise_with("strong:")
    assert texts(pool.read("a.txt", b"a")) == ["astrong:"]
    assert gone(first)
    pool.recognise_with("other:")
    assert texts(pool.read("a.txt", b"a")) == ["aother:"]
    pool.recognise_with("")
    assert texts(pool.read("a.txt", b"a")) == ["a"]


@pytest.mark.parametrize(("before", "after"), [("strong:", "astrong:"), ("", "a"), ("missing", "a")])
@pytest.mark.parametrize(("choice", "told"), [("missing", "not installed"), ("huge", "MB of memory")])
def test_a_recogniser_that_is_not_there_is_told_and_changes_nothing(make, before, after, choice, told):
    pool = make(recogniser=before)
    with pytest.raises(DatelineError, match=told):
        pool.recognise_with(choice)
    assert texts(pool.read("a.txt", b"a")) == [after]


def test_no_article_fails_for_want_of_a_recogniser(make):
    assert texts(make(recogniser="missing").read("a.txt", b"a|b")) == ["a", "b"]


def test_a_process_at_work_ends_its_job_in_the_way_in_which_it_began(make):
    pool, told = make(2), []
    thread = threading.Thread(target=lambda: told.extend(texts(pool.read("a.txt", b"a|wait|wait|b"))))
    thread.start()
    while not pool._busy:
        time.sleep(0.01)
    pool.recognise_with("strong:")
    thread.join()
    assert told == ["a", "wait", "wait", "b"]
    assert texts(pool.read("a.txt", b"a")) == ["astrong:"]
