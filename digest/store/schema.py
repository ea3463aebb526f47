"""The tables, as scripts that are only ever added to. Three lives: what arrived, what we made of it, what was done."""

from __future__ import annotations

APPLICATION = 0x44746C6E  # "Dtln" in the file's header

# Never change one that was released: add the next. Each runs in one transaction and ends at its place in this list.
MIGRATIONS: tuple[str, ...] = (
    """
    -- What arrived; never rewritten.
    CREATE TABLE originals (
        number  INTEGER PRIMARY KEY,
        hash    TEXT NOT NULL UNIQUE,         -- SHA-256 of the bytes
        name    TEXT NOT NULL,
        whole   INTEGER NOT NULL DEFAULT 0,   -- 1 once all its articles are stored
        content BLOB NOT NULL                 -- the bytes, zlib
    ) STRICT;
    CREATE TABLE documents (
        number   INTEGER PRIMARY KEY,
        id       TEXT NOT NULL UNIQUE,
        original INTEGER REFERENCES originals,  -- NULL: an item fetched from a feed
        name     TEXT NOT NULL,
        added    TEXT NOT NULL,                 -- UTC moment
        hash     TEXT NOT NULL,                 -- SHA-256 of the JSON below
        content  BLOB NOT NULL                  -- Document as JSON, zlib
    ) STRICT;
    CREATE INDEX documents_original ON documents (original);
    CREATE INDEX documents_added ON documents (added);

    -- What we made of it: a cache.
    CREATE TABLE analyses (
        document INTEGER PRIMARY KEY REFERENCES documents,
        version  INTEGER NOT NULL,
        content  BLOB NOT NULL                  -- Analysis as JSON, zlib
    ) STRICT;
    CREATE INDEX analyses_version ON analyses (version);

    -- What the person did.
    CREATE TABLE statuses (
        document INTEGER PRIMARY KEY REFERENCES documents,
        read     INTEGER NOT NULL DEFAULT 0,
        saved    INTEGER NOT NULL DEFAULT 0,
        deleted  TEXT,                          -- UTC moment, NULL: in sight
        edits    TEXT NOT NULL DEFAULT ''       -- Edits as JSON, '' for none
    ) STRICT;
    CREATE INDEX statuses_unread ON statuses (document) WHERE read = 0 AND deleted IS NULL;
    CREATE INDEX statuses_saved ON statuses (document) WHERE saved = 1 AND deleted IS NULL;
    CREATE TABLE feeds (
        number        INTEGER PRIMARY KEY AUTOINCREMENT,
        address       TEXT NOT NULL UNIQUE,
        title         TEXT NOT NULL,
        site          TEXT NOT NULL DEFAULT '',
        etag          TEXT NOT NULL DEFAULT '',
        last_modified TEXT NOT NULL DEFAULT '',
        checked       TEXT NOT NULL DEFAULT '',
        failure       TEXT NOT NULL DEFAULT '',
        ended         TEXT                      -- UTC moment, NULL: subscribed
    ) STRICT;
    CREATE TABLE feed_items (
        feed     INTEGER NOT NULL REFERENCES feeds,
        document INTEGER NOT NULL REFERENCES documents,
        PRIMARY KEY (feed, document)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX feed_items_document ON feed_items (document);
    CREATE TABLE actions (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        made   TEXT NOT NULL,                   -- UTC moment
        kind   TEXT NOT NULL,
        undone TEXT                             -- UTC moment, NULL: stands
    ) STRICT;
    CREATE INDEX actions_standing ON actions (number) WHERE undone IS NULL;
    CREATE TABLE article_actions (              -- each article's status before the action
        action   INTEGER NOT NULL REFERENCES actions,
        document INTEGER NOT NULL REFERENCES documents,
        read     INTEGER NOT NULL,
        saved    INTEGER NOT NULL,
        deleted  TEXT,
        edits    TEXT NOT NULL,
        PRIMARY KEY (action, document)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE feed_actions (
        action INTEGER NOT NULL REFERENCES actions,
        feed   INTEGER NOT NULL REFERENCES feeds,
        ended  TEXT,
        PRIMARY KEY (action, feed)
    ) STRICT, WITHOUT ROWID;
    """,
    """
    -- What arrived: pictures, out of the documents' JSON.
    CREATE TABLE pictures (
        number  INTEGER PRIMARY KEY,
        hash    TEXT NOT NULL UNIQUE,           -- SHA-256 of the bytes
        content BLOB NOT NULL                   -- PNG, JPEG, GIF or WebP
    ) STRICT;
    ALTER TABLE documents ADD COLUMN picture INTEGER REFERENCES pictures;

    -- What the person did: decided for all articles of a site.
    CREATE TABLE rules (
        number INTEGER PRIMARY KEY,
        site   TEXT NOT NULL,
        box    TEXT NOT NULL,
        key    TEXT NOT NULL,                   -- '' where the rule is about the box
        words  TEXT NOT NULL,                   -- of the block by which it was made
        keep   INTEGER NOT NULL,
        ended  TEXT,                            -- UTC moment, NULL: holds
        UNIQUE (site, box, key)
    ) STRICT;
    CREATE TABLE rule_actions (                 -- each rule before the action
        action INTEGER NOT NULL REFERENCES actions,
        rule   INTEGER NOT NULL REFERENCES rules,
        keep   INTEGER NOT NULL,
        ended  TEXT,
        PRIMARY KEY (action, rule)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE due (                          -- to be analysed anew: what is known of its site has changed
        document INTEGER PRIMARY KEY REFERENCES documents
    ) STRICT;
    """,
    """
    -- What the person did: decided about somebody, some body or some place, for all articles.
    CREATE TABLE corrections (
        number   INTEGER PRIMARY KEY,
        anchor   TEXT NOT NULL,                 -- of the identity that it is about
        verb     TEXT NOT NULL,                 -- same, apart, pin, kind, name, none
        document INTEGER REFERENCES documents,  -- pin: in this article
        value    TEXT NOT NULL,                 -- same, pin: the anchor that it counts as; a kind; a name
        ended    TEXT                           -- UTC moment, NULL: holds
    ) STRICT;
    CREATE INDEX corrections_anchor ON corrections (anchor);
    CREATE INDEX corrections_same ON corrections (value) WHERE verb = 'same';
    CREATE TABLE correction_actions (           -- each correction before the action
        action     INTEGER NOT NULL REFERENCES actions,
        correction INTEGER NOT NULL REFERENCES corrections,
        ended      TEXT,
        PRIMARY KEY (action, correction)
    ) STRICT, WITHOUT ROWID;
    """,
)

# What can be made again from the analyses at any time. A change here needs only the next number: the tables are
# dropped in this order, made anew and filled in the background.
DERIVED_VERSION = 6
DERIVED_TABLES = (
    *("rows", "statements", "occurrences", "keys", "identities", "names", "events"),
    *("fingerprints", "texts", "shingles", "similar", "blocks", "words", "derived"),
)
DERIVED = """
    CREATE TABLE derived (version INTEGER NOT NULL) STRICT;
    CREATE TABLE rows (
        document  INTEGER PRIMARY KEY REFERENCES documents,
        id        TEXT NOT NULL,
        sort      TEXT NOT NULL,       -- when it came out, else when it came in
        published TEXT NOT NULL,
        inferred  INTEGER NOT NULL,
        title     TEXT NOT NULL,
        source    TEXT NOT NULL,
        brief     TEXT NOT NULL,       -- the summary's sentences, one a line
        dates     TEXT NOT NULL,       -- ISO, spaces between
        added     TEXT NOT NULL,
        copies    INTEGER,             -- the same number on every copy of one text, NULL: there is no other
        site      TEXT NOT NULL,       -- host without "www.", '' where that is not known
        form      TEXT NOT NULL        -- ArticleForm
    ) STRICT;
    CREATE INDEX rows_sort ON rows (sort, document);
    CREATE INDEX rows_day ON rows (document, sort);
    CREATE INDEX rows_copies ON rows (copies) WHERE copies IS NOT NULL;
    CREATE INDEX rows_site ON rows (site) WHERE site != '';
    CREATE TABLE names (               -- as articles have them
        number INTEGER PRIMARY KEY,
        kind   TEXT NOT NULL,
        name   TEXT NOT NULL,
        UNIQUE (name, kind)
    ) STRICT;
    CREATE TABLE identities (          -- somebody, some body or some place, once
        number    INTEGER PRIMARY KEY,
        anchor    TEXT NOT NULL UNIQUE,
        kind      TEXT NOT NULL,
        name      TEXT NOT NULL,
        own       TEXT NOT NULL,       -- the name that it has where the person gave it no other
        folded    TEXT NOT NULL,       -- all its names, for comparing
        place     TEXT NOT NULL,       -- Place as JSON, '' for none that is known
        joined    INTEGER NOT NULL,    -- the identity that it was found to be: its own number, or another's
        why       TEXT NOT NULL,       -- the reason for that
        counts_as INTEGER NOT NULL,    -- where that leads in the end: the identity that stands for it
        hidden    INTEGER NOT NULL,    -- it is no name
        articles  INTEGER NOT NULL     -- in sight, of all that count as it; 0 where it counts as another
    ) STRICT;
    -- With all that a name is looked for by: to go to each row for it takes ten times as long.
    CREATE INDEX identities_names ON identities (kind, articles DESC, name, folded, hidden) WHERE articles > 0;
    CREATE INDEX identities_counts_as ON identities (counts_as);
    CREATE INDEX identities_hidden ON identities (kind) WHERE hidden;
    CREATE TABLE keys (                -- under which identities are looked for
        key      TEXT NOT NULL,
        identity INTEGER NOT NULL REFERENCES identities,
        seeks    INTEGER NOT NULL,     -- 1: it has no more than this, and looks for one that has
        PRIMARY KEY (key, identity)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX keys_identity ON keys (identity);
    CREATE TABLE occurrences (         -- an entity of an article
        document INTEGER NOT NULL REFERENCES documents,
        name     INTEGER NOT NULL REFERENCES names,
        identity INTEGER NOT NULL REFERENCES identities,
        mentions INTEGER NOT NULL,
        said     INTEGER NOT NULL,     -- statements of theirs
        chip     INTEGER NOT NULL,     -- its place among those that the list shows, 0 for none
        roles    TEXT NOT NULL,        -- one a line
        PRIMARY KEY (document, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX occurrences_identity ON occurrences (identity, document);
    CREATE INDEX occurrences_name ON occurrences (name, document);
    CREATE INDEX occurrences_chip ON occurrences (document, chip) WHERE chip > 0;
    CREATE TABLE statements (          -- who said what
        document INTEGER NOT NULL REFERENCES documents,
        position INTEGER NOT NULL,
        speaker  TEXT NOT NULL,        -- as names has it, '' for no entity of the article
        day      TEXT NOT NULL,        -- on which it was said, else that of the article
        content  TEXT NOT NULL,        -- Quotation as JSON
        text     TEXT NOT NULL,        -- its words
        how      TEXT NOT NULL,        -- verb and addressee
        PRIMARY KEY (document, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX statements_day ON statements (day);
    CREATE TABLE events (
        document INTEGER NOT NULL REFERENCES documents,
        position INTEGER NOT NULL,
        first    TEXT NOT NULL,                -- day
        last     TEXT NOT NULL,                -- day
        content  TEXT NOT NULL,                -- Event as JSON
        text     TEXT NOT NULL,                -- its words
        PRIMARY KEY (document, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX events_first ON events (first, last, document);
    CREATE TABLE texts (
        document INTEGER PRIMARY KEY REFERENCES documents,
        phrases  INTEGER NOT NULL              -- how many it has
    ) STRICT;
    CREATE TABLE shingles (                    -- the phrases by which a text is to be found
        hash     INTEGER NOT NULL,
        document INTEGER NOT NULL REFERENCES documents,
        PRIMARY KEY (hash, document)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE similar (                     -- texts that share most of the shorter one
        document INTEGER NOT NULL REFERENCES documents,
        other    INTEGER NOT NULL REFERENCES documents,
        how      TEXT NOT NULL,                -- what document is to other
        PRIMARY KEY (document, other)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX similar_other ON similar (other);
    CREATE TABLE blocks (                      -- which articles of a site have a block
        hash     INTEGER NOT NULL,             -- of the site and the block's key
        document INTEGER NOT NULL REFERENCES documents,
        kept     INTEGER NOT NULL,             -- 0 set aside, 1 kept, 2 kept although known to be repeated
        PRIMARY KEY (hash, document)
    ) STRICT, WITHOUT ROWID;
    CREATE VIRTUAL TABLE words USING fts5 (
        title, names, source, body,
        content = '', prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
    );
"""
