import { performance } from 'node:perf_hooks';
import type { Database, Statement } from 'better-sqlite3';

/** Above this a person feels the window hesitate, because the one connection lives in the main process. */
export const SLOW_STATEMENT_MS = 40;

export type SlowStatementListener = (sql: string, milliseconds: number) => void;

/** Times every statement prepared from now on; better-sqlite3's own `verbose` knows no duration. Values are not reported. */
export function watchSlowStatements(database: Database, listener: SlowStatementListener): void {
  const prepare = database.prepare.bind(database);
  database.prepare = ((sql: string) =>
    watchStatement(prepare(sql), sql, listener)) as Database['prepare'];
}

function watchStatement(
  statement: Statement,
  sql: string,
  listener: SlowStatementListener,
): Statement {
  const timed = <Value>(run: () => Value): Value => {
    const startedAt = performance.now();
    try {
      return run();
    } finally {
      const milliseconds = performance.now() - startedAt;
      if (milliseconds > SLOW_STATEMENT_MS) listener(sql, milliseconds);
    }
  };
  const run = statement.run.bind(statement);
  const get = statement.get.bind(statement);
  const all = statement.all.bind(statement);
  statement.run = (...values) => timed(() => run(...values));
  statement.get = (...values) => timed(() => get(...values));
  statement.all = (...values) => timed(() => all(...values));
  return statement;
}
