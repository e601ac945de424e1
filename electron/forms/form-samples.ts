import { AppError } from '../../shared/errors.ts';
import type { LearnedForm } from '../../shared/marketplace/learn-form/learned-form.ts';
import { readSample, type Sample, type SampleSheet } from './read-sample.ts';

/** A sample somebody is working on. */
export interface OpenSample {
  readonly sample: Sample;
  /** What is known of it: a form that is corrected, or one that came in as a file. */
  readonly known: LearnedForm | null;
  readonly marketplaceId: string | null;
}

export interface SampleShelf {
  put(one: OpenSample): string;
  /** @throws AppError 'form.gone' */
  get(token: string): OpenSample;
}

/** A person works on one, and may have gone back for another. */
const MOST_OPEN = 4;

/** Samples between being read and being saved. In memory: the file has all that is lost with them. */
export function createSampleShelf(newId: () => string): SampleShelf {
  const open = new Map<string, OpenSample>();
  return {
    put(one) {
      const token = newId();
      open.set(token, one);
      const oldest = open.keys().next().value;
      if (open.size > MOST_OPEN && oldest !== undefined) open.delete(oldest);
      return token;
    },
    get(token) {
      const found = open.get(token);
      if (found === undefined) throw new AppError('form.gone', {});
      return found;
    },
  };
}

/** A learned form as the sample it came from: without its products, which nobody kept. */
export function sampleOf(form: LearnedForm, template: Uint8Array | null): Sample {
  const { fileName } = form.sample;
  if (form.file.kind === 'workbook') {
    if (template === null) throw new AppError('form.gone', {});
    return readSample(template, fileName);
  }
  const { above, below, delimiter, bom, lineEnd } = form.file;
  const headers = form.columns.map(({ header }) => header);
  return {
    fileName,
    sheets: [{ name: '', rows: [...above, headers, ...below] }],
    content: { kind: 'csv', delimiter, bom, lineEnd },
  };
}

/** @throws AppError 'form.gone' where no sheet has that name. */
export function sheetOf({ sheets }: Sample, name: string): SampleSheet {
  const found = sheets.find((sheet) => sheet.name === name);
  if (found === undefined) throw new AppError('form.gone', {});
  return found;
}
