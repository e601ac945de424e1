import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeError } from '../../../electron/main/describe-error.ts';
import { createLog } from '../../../electron/main/log.ts';
import { AppError } from '../../../shared/errors.ts';

const now = () => new Date('2026-11-23T03:04:05.678Z');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'len-san-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the log', () => {
  it('writes one line per event', () => {
    createLog(join(folder, 'logs'), now).info('ipc', { channel: 'settings:get', ms: 1.5 });
    expect(readFileSync(join(folder, 'logs', 'len-san.log'), 'utf8')).toBe(
      '2026-11-23T03:04:05.678Z info ipc channel=settings:get ms=1.5\n',
    );
  });

  it('keeps three files of two megabytes, the newest lines in the first', () => {
    const log = createLog(folder, now);
    const filler = 'x'.repeat(100_000);
    for (let line = 0; line < 100; line += 1) log.info(`line-${line}`, { filler });
    expect(readdirSync(folder).toSorted()).toEqual([
      'len-san.1.log',
      'len-san.2.log',
      'len-san.log',
    ]);
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(2 * 1024 * 1024);
    }
    expect(readFileSync(join(folder, 'len-san.log'), 'utf8')).toContain('line-99 ');
  });

  it('never stops the work: a folder that cannot be made is given up', () => {
    const file = join(folder, 'a file');
    writeFileSync(file, '');
    const log = createLog(join(file, 'logs'), now);
    expect(() => log.info('event')).not.toThrow();
    expect(existsSync(join(file, 'logs'))).toBe(false);
  });
});

describe('an error in the log', () => {
  it.each([
    ['a quoted value', new Error("no row for 'Lò Thị Mai'")],
    ['a path', new Error('ENOENT: open /home/mai/Lo Thi Mai/anh.jpg')],
    ['a Windows path', new Error('EPERM: C:\\Users\\Mai\\Documents\\Lò Thị Mai')],
    ['a telephone number', new Error('bad phone 0912 345 678')],
    ['words with marks', new Error('Lò Thị Mai không có')],
    [
      'the facts of a known error',
      new AppError('household.no-consent', { name: 'Lo Thi Mai', marketplace: 'x' }),
    ],
    ['a cause', new Error('failed', { cause: new Error('"Lo Thi Mai"') })],
    ['something that is no error', 'Lo Thi Mai 0912345678'],
  ])('does not tell %s', (_name, error) => {
    expect(describeError(error)).not.toMatch(/Mai|Lò|Thị|0912|345|anh\.jpg/);
  });

  it('still says what went wrong and where', () => {
    const error = Object.assign(new Error('UNIQUE constraint failed: listings.sku'), {
      code: 'SQLITE_CONSTRAINT_UNIQUE',
    });
    const told = describeError(error);
    expect(told).toContain(
      'Error [SQLITE_CONSTRAINT_UNIQUE]: UNIQUE constraint failed: listings.sku',
    );
    expect(told).toMatch(/at .*log\.test\.ts:\d+/);
  });

  it('survives an error that is its own cause', () => {
    const error = new Error('round');
    error.cause = error;
    expect(describeError(error)).toContain('round');
  });
});
