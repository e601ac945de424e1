import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addCounts,
  closingLine,
  countPlaywright,
  countVitest,
} from '../../../scripts/setup/test-counts.mjs';

let report: string;

beforeEach(() => {
  report = join(mkdtempSync(join(tmpdir(), 'test-counts-')), 'report.json');
});

afterEach(() => rmSync(join(report, '..'), { recursive: true, force: true }));

describe('counting tests', () => {
  it('adds both runners up', () => {
    writeFileSync(
      report,
      '{ "numPassedTests": 5, "numFailedTests": 0, "numPendingTests": 1, "numTodoTests": 1 }',
    );
    const first = countVitest(report, 0);
    writeFileSync(
      report,
      '{ "stats": { "expected": 3, "flaky": 1, "unexpected": 0, "skipped": 0 } }',
    );
    expect(closingLine(addCounts(first, countPlaywright(report, 0)))).toBe(
      '9 passed, 0 failed, 2 skipped',
    );
  });

  it('never says "0 failed" about a run that failed', () => {
    writeFileSync(report, '{ "numPassedTests": 5, "numFailedTests": 0 }');
    expect(closingLine(countVitest(report, 1))).toBe('5 passed, 1 failed');
    expect(closingLine(countPlaywright(join(report, 'absent'), 1))).toBe('0 passed, 1 failed');
  });
});
