import type { BenchResult } from './bench-result.ts';
import { measureCheckAll } from './check-all.ts';
import { measureChecks } from './check-listing.ts';
import { measureExport } from './export-bundle.ts';
import { measureGridScroll } from './grid-scroll.ts';
import { measureManyPhotos } from './many-photos.ts';
import { measurePhotoIngest } from './photo-ingest.ts';
import { measureRenditions } from './photo-renditions.ts';
import { measureRuleImpact } from './rule-impact.ts';
import { measureSearch } from './search.ts';
import { measureWindow } from './window-interactive.ts';

const MEASURES: Readonly<Record<string, () => BenchResult[] | Promise<BenchResult[]>>> = {
  checks: measureChecks,
  'check-all': measureCheckAll,
  'rule-impact': measureRuleImpact,
  search: measureSearch,
  photos: measurePhotoIngest,
  'many-photos': measureManyPhotos,
  renditions: measureRenditions,
  export: measureExport,
  window: measureWindow,
  grid: measureGridScroll,
};

export const MEASURE_NAMES: readonly string[] = Object.keys(MEASURES);

/** Prints each figure beside its baseline of the same run. It measures and says; it never fails. */
export async function runBench(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const measure = MEASURES[name];
    if (measure === undefined)
      throw new Error(`no such measure: ${name} (${MEASURE_NAMES.join(', ')})`);
    for (const result of await measure()) process.stdout.write(`${describe(result)}\n`);
  }
}

function describe(result: BenchResult): string {
  const parts = [
    `${result.met ? 'met   ' : 'MISSED'}  ${result.name}: ${shown(result.value)} ${result.unit}`,
  ];
  if (result.baseline !== null)
    parts.push(
      `        baseline ${result.baseline.name}: ${shown(result.baseline.value)} ${result.unit}`,
    );
  const ratio = result.ratio === null ? '' : `ratio ${result.ratio.toFixed(2)}, `;
  parts.push(
    `        ${ratio}target ${result.target}${result.note === '' ? '' : ` · ${result.note}`}`,
  );
  return parts.join('\n');
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
