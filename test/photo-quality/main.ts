// Started by scripts/measure-photo-quality.mjs on the pinned Node, which reads TypeScript as it is.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { THRESHOLDS } from '../../shared/photos/judge-photo.ts';
import { measureFlags, precisionOf, recallOf } from '../fixtures/photo-set/measure-flags.ts';
import { measurePairs } from '../fixtures/photo-set/measure-pairs.ts';
import { pairSet } from '../fixtures/photo-set/pair-set.ts';
import { photoSet } from '../fixtures/photo-set/photo-set.ts';

/** Thresholds were tuned on seeds 1 and 3 only. */
const MEASURED_SEED = 2;
const BEGIN = '<!-- measured: begin -->';
const END = '<!-- measured: end -->';
const HEAD = [
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

const args = process.argv.slice(2);
const seed = Number(args.find((arg) => /^\d+$/.test(arg)) ?? MEASURED_SEED);
const text = await measure(seed);
process.stdout.write(`${text}\n`);
if (!args.includes('--print'))
  writeInto(join(import.meta.dirname, '..', '..', 'docs', 'photo-quality.md'), text);

async function measure(of: number): Promise<string> {
  const { scores, pictures, msEach } = await measureFlags(photoSet(of));
  const set = await pairSet(of);
  const pairs = measurePairs(set);
  const median = msEach.toSorted((one, other) => one - other)[Math.floor(msEach.length / 2)] ?? 0;
  const thresholds: Readonly<Record<string, number>> = THRESHOLDS;
  const rows = [
    ...scores.map((score) => [
      `\`${score.code}\``,
      String(thresholds[score.code] ?? ''),
      String(score.hits + score.misses),
      String(score.quiet + score.falseAlarms),
      String(score.borderline),
      ...verdict(score),
    ]),
    ...pairs.map((score) => [
      score.kind,
      '',
      String(score.hits + score.misses),
      '',
      '',
      ...verdict(score),
    ]),
  ];
  const wrong = [
    ...scores.flatMap((score) => score.wrong.map((each) => `- \`${score.code}\`: ${each}`)),
    ...pairs.flatMap((score) => score.wrong.map((each) => `- ${score.kind}: ${each}`)),
  ];
  return [
    `Seed ${of}: ${pictures} pictures, and ${set.photos.length} more for pairs. Judging took ${median.toFixed(0)} ms a picture (median by the clock, ${cpus()[0]?.model ?? 'unknown processor'}, one thread, whatever else ran).`,
    [HEAD, HEAD.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n'),
    'Every picture it was wrong about:',
    wrong.join('\n') || '- none',
  ].join('\n\n');
}

function verdict(score: {
  readonly hits: number;
  readonly falseAlarms: number;
  readonly misses: number;
}): string[] {
  return [
    String(score.misses),
    String(score.falseAlarms),
    precisionOf(score).toFixed(2),
    recallOf(score).toFixed(2),
  ];
}

function writeInto(path: string, figures: string): void {
  const page = readFileSync(path, 'utf8');
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`${path} has no place for the figures`);
  writeFileSync(path, `${page.slice(0, begin + BEGIN.length)}\n\n${figures}\n\n${page.slice(end)}`);
}
