import { formatBytes } from '../i18n/formats.ts';

/** The facts of a failure as its sentences say them: sizes in a unit that a person can compare with a disk's. */
export function factsInWords(
  params: Readonly<Record<string, string | number>>,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name.endsWith('Bytes') && typeof value === 'number' ? formatBytes(value) : value,
    ]),
  );
}
