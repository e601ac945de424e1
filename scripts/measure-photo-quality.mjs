// `npm run photo-quality`: draws the labelled pictures, judges them, prints precision and recall for each flag and
// writes them into docs/photo-quality.md. Takes a few minutes: most of it is drawing.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { runScript } from './setup/entry.mjs';
import { root } from './setup/paths.mjs';

/** Thresholds were tuned on seeds 1 and 3 only. */
const MEASURED_SEED = 2;
const BEGIN = '<!-- measured: begin -->';
const END = '<!-- measured: end -->';

await runScript(async (args) => {
  // On the pinned Node only, which reads TypeScript.
  const { photoSet } = await import('../test/fixtures/photo-set/photo-set.ts');
  const { measureFlags, precisionOf, recallOf } =
    await import('../test/fixtures/photo-set/measure-flags.ts');
  const { pairSet } = await import('../test/fixtures/photo-set/pair-set.ts');
  const { measurePairs } = await import('../test/fixtures/photo-set/measure-pairs.ts');
  const { THRESHOLDS } = await import('../shared/photos/judge-photo.ts');

  const seed = Number(args.find((arg) => /^\d+$/.test(arg)) ?? MEASURED_SEED);
  const { scores, pictures, msEach } = await measureFlags(photoSet(seed));
  const set = await pairSet(seed);
  const pairs = measurePairs(set);
  const sorted = msEach.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;

  const rows = [...scores, ...pairs].map((score) => {
    const name = 'code' in score ? score.code : score.kind;
    const counts = { quiet: 0, borderline: 0, ...score };
    const clear = counts.hits + counts.misses;
    return [
      'code' in score ? `\`${name}\`` : name,
      'code' in score ? String(THRESHOLDS[score.code] ?? '') : '',
      String(clear),
      String(counts.quiet === 0 ? '' : counts.quiet + counts.falseAlarms),
      String(counts.borderline === 0 ? '' : counts.borderline),
      String(counts.misses),
      String(counts.falseAlarms),
      precisionOf(counts).toFixed(2),
      recallOf(counts).toFixed(2),
    ];
  });
  const head = [
    'flag',
    'threshold',
    'clearly there',
    'clearly not',
    'not counted',
    'missed',
    'false',
    'precision',
    'recall',
  ];
  const table = [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
  const wrong = [...scores, ...pairs].flatMap((score) =>
    score.wrong.map((each) => `- ${'code' in score ? score.code : score.kind}: ${each}`),
  );
  const text = [
    `Seed ${seed}: ${pictures} pictures, and ${set.photos.length} more for pairs. Judging took ${median.toFixed(0)} ms a picture (median, ${cpus()[0]?.model ?? 'unknown processor'}, one thread, whatever else ran).`,
    table,
    'Every picture it was wrong about:',
    wrong.join('\n') || '- none',
  ].join('\n\n');
  process.stdout.write(`${text}\n`);
  if (!args.includes('--print')) writeInto(join(root, 'docs', 'photo-quality.md'), text);
});

/**
 * @param {string} path
 * @param {string} text
 */
function writeInto(path, text) {
  const page = readFileSync(path, 'utf8');
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${path} has no place for the figures`);
  writeFileSync(path, `${page.slice(0, begin + BEGIN.length)}\n\n${text}\n\n${page.slice(end)}`);
}
