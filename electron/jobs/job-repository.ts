import type { Database } from 'better-sqlite3';
import { inUnsyncedTransaction } from '../database/transaction.ts';
import type { JobId } from '../../shared/domain/ids.ts';
import { jobViewSchema, type JobView } from '../../shared/ipc/events.ts';

/** How many finished jobs are kept to be looked at. */
const KEPT_JOBS = 200;

/** The `job` table: outside the journal, since what a machine did is not what a person changed. */
export interface JobRepository {
  insert(view: JobView, input: string): void;
  /** Writes the newest view of a job. */
  save(view: JobView): void;
  /** The same without waiting for the disk: how far a job is may be lost with the power. */
  saveProgress(view: JobView): void;
  /** Newest first. */
  list(limit: number): JobView[];
  get(id: JobId): JobView | null;
  /** What was kept when it began, as JSON text. */
  input(id: JobId): string | null;
  saveInput(id: JobId, input: string): void;
  listRunning(): JobView[];
  /** Forgets all but the newest finished jobs. */
  prune(): void;
}

export function createJobRepository(database: Database): JobRepository {
  const insert = database.prepare(
    `INSERT INTO job (id, kind, state, input, view, started_at, finished_at)
     VALUES (@id, @kind, @state, @input, @view, @startedAt, @finishedAt)`,
  );
  const save = database.prepare(
    'UPDATE job SET state = @state, view = @view, finished_at = @finishedAt WHERE id = @id',
  );
  const list = database.prepare<[number], { view: string }>(
    'SELECT view FROM job ORDER BY started_at DESC, id DESC LIMIT ?',
  );
  const get = database.prepare<[string], { view: string }>('SELECT view FROM job WHERE id = ?');
  const inputOf = database.prepare<[string], string>('SELECT input FROM job WHERE id = ?').pluck();
  const saveInput = database.prepare('UPDATE job SET input = ? WHERE id = ?');
  const listRunning = database.prepare<[], { view: string }>(
    `SELECT view FROM job WHERE state = 'running' ORDER BY started_at`,
  );
  const prune = database.prepare(
    `DELETE FROM job WHERE state <> 'running'
       AND id NOT IN (SELECT id FROM job ORDER BY started_at DESC, id DESC LIMIT ${KEPT_JOBS})`,
  );
  const finished = database
    .prepare<[], number>(`SELECT count(*) FROM job WHERE state <> 'running'`)
    .pluck();
  return {
    insert: (view, input) => {
      insert.run({ ...columns(view), kind: view.kind, startedAt: view.startedAt, input });
    },
    save: (view) => {
      save.run(columns(view));
    },
    saveProgress: (view) => {
      inUnsyncedTransaction(database, () => save.run(columns(view)));
    },
    list: (limit) => list.all(limit).map(toView),
    get: (id) => {
      const row = get.get(id);
      return row ? toView(row) : null;
    },
    input: (id) => inputOf.get(id) ?? null,
    saveInput: (id, text) => {
      saveInput.run(text, id);
    },
    listRunning: () => listRunning.all().map(toView),
    prune: () => {
      if ((finished.get() ?? 0) > KEPT_JOBS) prune.run();
    },
  };
}

function columns(view: JobView) {
  return {
    id: view.id,
    state: view.state,
    view: JSON.stringify(view),
    finishedAt: view.finishedAt,
  };
}

function toView(row: { view: string }): JobView {
  return jobViewSchema.parse(JSON.parse(row.view));
}
