import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formMeaningsSchema,
  type FormMeanings,
} from '../../shared/marketplace/learn-form/form-meanings.ts';

/** What columns of a form may mean: read once, when a form is learned or a library has one. */
export function createFormMeanings(resourcesFolder: string): () => FormMeanings {
  let read: FormMeanings | null = null;
  return () =>
    (read ??= formMeaningsSchema.parse(
      JSON.parse(readFileSync(join(resourcesFolder, 'domain', 'form-meanings.json'), 'utf8')),
    ));
}
