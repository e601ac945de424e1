import type { Words } from './pseudo-locale.ts';

/** One file per thing: `locales/vi/home.json` becomes the keys `home.*`. Errors are shared with the command line. */
export function wordsByThing(
  files: Readonly<Record<string, Words>>,
  errors: Readonly<Record<string, Words>>,
): Words {
  const words: Record<string, Words> = {};
  for (const [path, content] of Object.entries(files)) {
    const thing = /\/([\w-]+)\.json$/u.exec(path)?.[1];
    if (thing !== undefined) words[thing] = content;
  }
  for (const content of Object.values(errors)) words['errors'] = content;
  return words;
}
