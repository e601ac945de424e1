import { callLibrary } from '../call-library.ts';
import { optionKinds, type Command } from '../command.ts';
import { printTable } from '../print-table.ts';

export const marketplacesCommand: Command = {
  name: 'marketplaces',
  options: { 'in-use': optionKinds.flag },
  positionals: [],
  run: async ({ openLibrary, words, language, values }) => {
    const catalogue = await callLibrary(await openLibrary(), 'marketplaces:catalogue', {});
    const shown = catalogue.marketplaces.filter(
      ({ isInUse }) => isInUse || values['in-use'] !== true,
    );
    const { column, value, text } = words;
    const pictures = {
      'file-name': value.byFileName,
      'base-url': value.byBaseUrl,
      folder: value.byFolder,
    };
    const headers = [
      column.id,
      column.name,
      column.revision,
      column.confidence,
      column.official,
      column.file,
      column.pictures,
      column.inUse,
    ];
    return {
      ok: true,
      json: {
        marketplaces: shown.map((entry) => ({
          id: entry.id,
          name: entry.name,
          summary: entry.summary[language],
          revision: entry.revision,
          official: entry.official,
          confidence: entry.confidence,
          fileKind: entry.fileKind,
          pictures: entry.pictures.reference,
          needsPictureBase: entry.asks.includes('picture-address'),
          inUse: entry.isInUse,
          learned: entry.isLearned,
        })),
        notOffered: catalogue.notices.map((notice) => ({
          id: notice.id,
          name: notice.name,
          status: notice.status,
          summary: notice.summary[language],
          instead: notice.instead[language],
          sources: notice.sources.map(({ title, seen, confidence, url }) => ({
            title,
            seen,
            confidence,
            url: url ?? null,
          })),
        })),
      },
      lines: [
        ...printTable(
          headers,
          shown.map((entry) => [
            entry.id,
            entry.name,
            entry.revision,
            value.confidence[entry.confidence],
            entry.official ? value.yes : value.no,
            entry.fileKind,
            pictures[entry.pictures.reference],
            entry.isInUse ? value.yes : value.no,
          ]),
        ),
        '',
        text.notOffered,
        ...catalogue.notices.map(({ name, summary }) => `  ${name}: ${summary[language]}`),
      ],
    };
  },
};
