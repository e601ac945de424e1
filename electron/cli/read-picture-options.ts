import { resolve } from 'node:path';
import { readPictureList, readPictureListFile } from '../exports/picture-lists.ts';
import type { PictureSource } from '../exports/prepare-bundle.ts';
import { optionKinds, type CliIo, type Invocation } from './command.ts';
import { UsageError } from './usage-error.ts';

/** The three ways for marketplaces that take addresses; at most one of them. */
export const pictureOptions = {
  'picture-base': optionKinds.text,
  'picture-list': optionKinds.text,
  'no-picture-addresses': optionKinds.flag,
};

/** @returns null when none was given. @throws UsageError 'oneOf', AppError 'export.picture-list-…'. */
export async function readPictureOptions(
  values: Invocation['values'],
  io: CliIo,
): Promise<PictureSource | null> {
  const given = Object.keys(pictureOptions).filter((name) => values[name] !== undefined);
  if (given.length > 1)
    throw new UsageError('oneOf', { choices: given.map((name) => `--${name}`).join(', ') });
  const { 'picture-base': base, 'picture-list': file } = values;
  if (typeof base === 'string') return { kind: 'base', base };
  if (typeof file === 'string') {
    const source = await readPictureListFile(resolve(io.currentFolder, file));
    return { kind: 'list', list: readPictureList(source) };
  }
  return values['no-picture-addresses'] === true ? { kind: 'none' } : null;
}
