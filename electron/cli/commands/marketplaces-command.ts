import { callLibrary } from '../call-library.ts';
import type { Command } from '../command.ts';
import { printTable } from '../print-table.ts';

export const marketplacesCommand: Command = {
  name: 'marketplaces',
  options: {},
  positionals: [],
  run: async ({ openLibrary, words, language }) => {
    const { profiles } = await callLibrary(await openLibrary(), 'marketplaces:list', {});
    const { column, value } = words;
    const pictures = {
      'file-name': value.byFileName,
      'base-url': value.byBaseUrl,
      folder: value.byFolder,
    };
    const headers = [column.id, column.name, column.revision, column.official, column.pictures];
    return {
      ok: true,
      json: {
        marketplaces: profiles.map(({ profile }) => ({
          id: profile.id,
          name: profile.name,
          summary: profile.summary[language],
          revision: profile.revision,
          official: profile.official,
          confidence: profile.confidence,
          pictures: profile.pictures.reference,
          needsPictureBase: profile.pictures.reference === 'base-url',
        })),
      },
      lines: printTable(
        headers,
        profiles.map(({ profile }) => [
          profile.id,
          profile.name,
          profile.revision,
          profile.official ? value.yes : value.no,
          pictures[profile.pictures.reference],
        ]),
      ),
    };
  },
};
