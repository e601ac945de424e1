import { rmSync } from 'node:fs';
import { median, percentile, type BenchResult } from './bench-result.ts';
import { fillLibrary, openBenchLibrary } from './fill-library.ts';

const LISTINGS = 100_000;
const QUERIES = [
  'nep nuong',
  'che shan tuyet',
  'muong phang 77',
  'BENCH-4711',
  'duong phen huu',
  'mat on',
  'ca phe rob',
  'nấm hương',
  '99999',
  'quế vỏ tả',
];
const ROUNDS = 20;

/** Ctrl+K over a large library: as typed, without marks, by prefix. */
export async function measureSearch(): Promise<BenchResult[]> {
  const folder = await fillLibrary(LISTINGS);
  const library = await openBenchLibrary(folder);
  try {
    const like = library.context.database.prepare(
      `SELECT id FROM listing WHERE name LIKE ? OR sku LIKE ? ORDER BY name LIMIT 12`,
    );
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const query of QUERIES) {
        const start = performance.now();
        library.services.search.find(query, 12);
        const between = performance.now();
        like.all(`%${query}%`, `%${query}%`);
        ours.push(between - start);
        theirs.push(performance.now() - between);
      }
    }
    const p95 = percentile(ours, 0.95);
    const ratio = median(theirs) / median(ours);
    return [
      {
        name: `search among ${LISTINGS} listings, p95`,
        value: p95,
        unit: 'ms',
        baseline: null,
        ratio: null,
        target: '< 10 ms',
        met: p95 < 10,
        note: `median ${median(ours).toFixed(2)} ms over ${ours.length} searches`,
      },
      {
        name: 'search against LIKE (median)',
        value: median(ours),
        unit: 'ms',
        baseline: { name: 'LIKE %query% on name and SKU', value: median(theirs) },
        ratio,
        target: '≥ 20 ×',
        met: ratio >= 20,
        note: 'LIKE does not even find words without marks',
      },
    ];
  } finally {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
