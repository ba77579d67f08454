// The tables of the database, as numbered steps: step N brings `user_version` from N - 1 to N. Steps are never edited once released.

/** Exact SQL of every step, oldest first. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE conversation(
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    model TEXT,
    message_count INTEGER NOT NULL DEFAULT 0,
    deleted_at INTEGER
  ) STRICT;
  CREATE INDEX conversation_newest ON conversation(updated_at DESC) WHERE deleted_at IS NULL;

  CREATE TABLE message(
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
    open INTEGER NOT NULL,
    body TEXT NOT NULL,
    text TEXT
  ) STRICT;
  CREATE INDEX message_of_conversation ON message(conversation_id, position);
  CREATE INDEX message_open ON message(position) WHERE open = 1;

  CREATE TRIGGER message_counted AFTER INSERT ON message BEGIN
    UPDATE conversation SET message_count = message_count + 1 WHERE id = new.conversation_id;
  END;
  CREATE TRIGGER message_uncounted AFTER DELETE ON message BEGIN
    UPDATE conversation SET message_count = message_count - 1 WHERE id = old.conversation_id;
  END;

  CREATE VIRTUAL TABLE message_words USING fts5(text, content='message', content_rowid='position',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3');
  CREATE TRIGGER message_added AFTER INSERT ON message WHEN new.text IS NOT NULL BEGIN
    INSERT INTO message_words(rowid, text) VALUES (new.position, new.text);
  END;
  CREATE TRIGGER message_removed AFTER DELETE ON message WHEN old.text IS NOT NULL BEGIN
    INSERT INTO message_words(message_words, rowid, text) VALUES ('delete', old.position, old.text);
  END;
  CREATE TRIGGER message_changed AFTER UPDATE OF text ON message WHEN old.text IS NOT new.text BEGIN
    INSERT INTO message_words(message_words, rowid, text)
      SELECT 'delete', old.position, old.text WHERE old.text IS NOT NULL;
    INSERT INTO message_words(rowid, text) SELECT new.position, new.text WHERE new.text IS NOT NULL;
  END;

  CREATE VIRTUAL TABLE title_words USING fts5(title, content='conversation', content_rowid='position',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3');
  CREATE TRIGGER conversation_added AFTER INSERT ON conversation BEGIN
    INSERT INTO title_words(rowid, title) VALUES (new.position, new.title);
  END;
  CREATE TRIGGER conversation_removed AFTER DELETE ON conversation BEGIN
    INSERT INTO title_words(title_words, rowid, title) VALUES ('delete', old.position, old.title);
  END;
  CREATE TRIGGER conversation_renamed AFTER UPDATE OF title ON conversation BEGIN
    INSERT INTO title_words(title_words, rowid, title) VALUES ('delete', old.position, old.title);
    INSERT INTO title_words(rowid, title) VALUES (new.position, new.title);
  END;

  CREATE TABLE document(name TEXT PRIMARY KEY, body TEXT NOT NULL, mac TEXT, updated_at INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
  CREATE TABLE record(position INTEGER PRIMARY KEY, log TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE INDEX record_of_log ON record(log, position);

  CREATE TABLE audit(sequence INTEGER PRIMARY KEY, line TEXT NOT NULL, hash TEXT NOT NULL) STRICT;

  CREATE TABLE span(
    span_id TEXT PRIMARY KEY,
    trace_id TEXT NOT NULL,
    parent_span_id TEXT,
    name TEXT NOT NULL,
    started_at REAL NOT NULL,
    ended_at REAL,
    status TEXT NOT NULL,
    attributes TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX span_of_trace ON span(trace_id, started_at);
  CREATE INDEX span_root ON span(started_at) WHERE parent_span_id IS NULL;
  `,
  // Spans of one trace lie together: a turn writes one page or two, not one for each span.
  `
  ALTER TABLE span RENAME TO span_by_id;
  DROP INDEX span_of_trace;
  DROP INDEX span_root;
  CREATE TABLE span(
    trace_id TEXT NOT NULL,
    span_id TEXT NOT NULL,
    parent_span_id TEXT,
    name TEXT NOT NULL,
    started_at REAL NOT NULL,
    ended_at REAL,
    status TEXT NOT NULL,
    attributes TEXT NOT NULL,
    PRIMARY KEY (trace_id, span_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO span SELECT trace_id, span_id, parent_span_id, name, started_at, ended_at, status, attributes FROM span_by_id;
  DROP TABLE span_by_id;
  CREATE INDEX span_root ON span(started_at) WHERE parent_span_id IS NULL;
  `,
  // Messages are a tree: editing or trying again begins a branch beside the old one; `head_id` is the end of the branch in use.
  // The indexes hold all that a walk needs: a row may carry megabytes of results.
  `
  ALTER TABLE message ADD COLUMN parent_id TEXT;
  ALTER TABLE message ADD COLUMN deleted_at INTEGER;
  ALTER TABLE conversation ADD COLUMN head_id TEXT;
  UPDATE message SET parent_id = (SELECT before.id FROM message before
    WHERE before.conversation_id = message.conversation_id AND before.position < message.position
    ORDER BY before.position DESC LIMIT 1);
  UPDATE conversation SET head_id = (SELECT last.id FROM message last
    WHERE last.conversation_id = conversation.id ORDER BY last.position DESC LIMIT 1);
  CREATE UNIQUE INDEX message_place ON message(id, parent_id, position);
  CREATE INDEX message_below ON message(conversation_id, parent_id, deleted_at, position, id);
  CREATE INDEX message_deleted ON message(deleted_at) WHERE deleted_at IS NOT NULL;
  CREATE TRIGGER message_leads AFTER INSERT ON message BEGIN
    UPDATE conversation SET head_id = new.id WHERE id = new.conversation_id;
  END;
  CREATE TRIGGER message_hidden AFTER UPDATE OF deleted_at ON message
    WHEN (old.deleted_at IS NULL) <> (new.deleted_at IS NULL) BEGIN
    UPDATE conversation SET message_count = message_count + iif(new.deleted_at IS NULL, 1, -1)
      WHERE id = new.conversation_id;
  END;
  DROP TRIGGER message_uncounted;
  CREATE TRIGGER message_uncounted AFTER DELETE ON message WHEN old.deleted_at IS NULL BEGIN
    UPDATE conversation SET message_count = message_count - 1 WHERE id = old.conversation_id;
  END;
  `,
  // Spans of one trace are written together, as one list for each time; a trace has a line of its own to be listed by.
  `
  CREATE TABLE trace(
    trace_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    started_at REAL NOT NULL,
    ended_at REAL,
    attributes TEXT NOT NULL,
    span_count INTEGER NOT NULL,
    failed INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX trace_newest ON trace(started_at);
  CREATE TABLE trace_part(position INTEGER PRIMARY KEY, trace_id TEXT NOT NULL, spans TEXT NOT NULL) STRICT;
  CREATE INDEX part_of_trace ON trace_part(trace_id);
  INSERT OR IGNORE INTO trace SELECT trace_id, name, started_at, ended_at, attributes,
      (SELECT count(*) FROM span s WHERE s.trace_id = r.trace_id),
      EXISTS (SELECT 1 FROM span s WHERE s.trace_id = r.trace_id AND s.status = 'error')
    FROM span r WHERE parent_span_id IS NULL;
  INSERT INTO trace_part(trace_id, spans) SELECT trace_id, json_group_array(
      json_array(span_id, parent_span_id, name, started_at, ended_at, status, json(attributes)))
    FROM span GROUP BY trace_id;
  DROP TABLE span;
  `,
  // What each message used, beside it: what a conversation cost is told without reading its messages.
  `
  ALTER TABLE message ADD COLUMN usage TEXT;
  UPDATE message SET usage = json_array(json_extract(body, '$.usage'))
    WHERE json_type(body, '$.usage') = 'object';
  CREATE INDEX message_usage ON message(conversation_id, usage) WHERE usage IS NOT NULL;
  `,
  // Search looks through what tools brought: messages from before are read anew, a few at a time, down from here.
  `
  CREATE TABLE unread_results(below INTEGER NOT NULL) STRICT;
  INSERT INTO unread_results SELECT max(position) + 1 FROM message HAVING max(position) IS NOT NULL;
  `,
  // Which process wrote the journal last, and up to which of its entries they are here.
  `
  CREATE TABLE journal(place INTEGER PRIMARY KEY CHECK (place = 0), run TEXT NOT NULL, number INTEGER NOT NULL) STRICT;
  `,
]
