import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { photoIdSchema } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors.ts';
import { publishFile } from '../../files/publish-file.ts';
import { systemCode } from '../../files/disk-error.ts';
import { fillWords } from '../cli-words.ts';
import { optionKinds, type Command } from '../command.ts';
import { UsageError } from '../usage-error.ts';

export const renderCommand: Command = {
  name: 'render',
  options: {
    photo: optionKinds.text,
    marketplace: optionKinds.text,
    out: optionKinds.text,
  },
  positionals: [],
  run: async ({ openLibrary, values, words, io }) => {
    const asked = (name: string): string => {
      const value = values[name];
      if (typeof value === 'string' && value !== '') return value;
      throw new UsageError('missingOption', { option: `--${name}` });
    };
    const photo = photoIdSchema.safeParse(asked('photo'));
    const marketplace = asked('marketplace');
    const out = resolve(io.currentFolder, asked('out'));
    const { marketplaces, photos } = (await openLibrary()).services;
    const view = marketplaces.list().find(({ profile }) => profile.id === marketplace);
    if (view === undefined) throw new AppError('marketplace.unknown', { id: marketplace });
    if (!photo.success) throw new AppError('photo.not-found', { id: asked('photo') });
    const { rendition } = view.profile.pictures;
    const { path, sizeBytes } = await photos.renditionFile(photo.data, rendition);
    try {
      await publishFile(out, await readFile(path));
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR', 'EACCES', 'EISDIR'].includes(systemCode(error))) throw error;
      throw new AppError('export.destination-gone', { folder: dirname(out) }, { cause: error });
    }
    return {
      ok: true,
      json: { photoId: photo.data, marketplaceId: marketplace, file: out, sizeBytes },
      lines: [fillWords(words.text.rendered, { file: out, width: sizeBytes })],
    };
  },
};
