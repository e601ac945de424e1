import { resolve } from 'node:path';
import type { PackImpact } from '../../../shared/marketplace/pack-impact.ts';
import { fillWords, type CliLanguage, type CliWords } from '../cli-words.ts';
import {
  optionKinds,
  type Command,
  type CommandResult,
  type Invocation,
  type JsonValue,
} from '../command.ts';
import { finishJob } from '../finish-job.ts';
import { printTable } from '../print-table.ts';
import { UsageError } from '../usage-error.ts';

/** `rules list`, and `rules import PACK`: what a newer pack would change, and unless --dry-run it is switched on. */
export const rulesCommand: Command = {
  name: 'rules',
  options: { 'dry-run': optionKinds.flag },
  positionals: ['list|import', '[PACK]'],
  run: async (invocation) => {
    const [verb, file] = invocation.positionals;
    if (verb === 'list') return await listPacks(invocation);
    if (verb !== 'import')
      throw new UsageError('badValue', {
        value: verb ?? '',
        option: 'rules',
        choices: 'list, import',
      });
    if (file === undefined) throw new UsageError('missingArgument', { argument: 'PACK' });
    return await importPack(invocation, file);
  },
};

async function listPacks({ openLibrary, words, language }: Invocation): Promise<CommandResult> {
  const packs = (await openLibrary()).services.rulePacks.list();
  const { column, value } = words;
  return {
    ok: true,
    json: {
      packs: packs.map(({ packId, title, revision, ageDays, isUsed, isOn, importedAt, rules }) => ({
        id: packId,
        title: title[language],
        revision,
        ageDays,
        isUsed,
        isOn,
        importedAt,
        rules: rules.length,
      })),
    },
    lines: printTable(
      [column.id, column.name, column.revision, column.ageDays, column.used],
      packs.map((pack) => [
        pack.packId,
        pack.title[language],
        pack.revision,
        String(pack.ageDays),
        pack.isUsed ? value.yes : value.no,
      ]),
    ),
  };
}

async function importPack(invocation: Invocation, file: string): Promise<CommandResult> {
  const { openLibrary, words, language, io, values, progress } = invocation;
  const library = await openLibrary();
  const { rulePacks } = library.services;
  const signed = rulePacks.read(resolve(io.currentFolder, file));
  const jobId = rulePacks.startImpact(signed.pack);
  await finishJob(library, jobId, io.signal, ({ done, total }) =>
    progress(fillWords(words.text.checkingRules, { done, of: total })),
  );
  const impact = rulePacks.impact(signed.pack) ?? {
    newlyFailing: [],
    newlyPassing: [],
    checked: 0,
  };
  const isDry = values['dry-run'] === true;
  if (!isDry) rulePacks.switchTo(rulePacks.keep(signed), true);
  const { id, revision, title } = signed.pack;
  const outcome = isDry ? words.text.rulesNotSwitched : words.text.rulesSwitchedOn;
  return {
    ok: true,
    json: {
      pack: { id, revision, title: title[language] },
      switchedOn: !isDry,
      checked: impact.checked,
      newlyFailing: impact.newlyFailing.map((one) => changedJson(one, language)),
      newlyPassing: impact.newlyPassing.map((one) => changedJson(one, language)),
    },
    lines: [
      ...impactLines(impact, words, language),
      fillWords(outcome, { name: title[language], revision }),
    ],
  };
}

type Changed = PackImpact['newlyFailing'][number];

function changedJson(one: Changed, language: CliLanguage): JsonValue {
  return {
    marketplaceId: one.marketplaceId,
    listingId: one.listingId,
    name: one.name,
    code: one.code,
    message: one.reason[language],
    source: one.source[language],
    fix:
      one.fix === null
        ? null
        : { field: one.fix.field, before: one.fix.before, after: one.fix.after },
  };
}

function impactLines(impact: PackImpact, words: CliWords, language: CliLanguage): string[] {
  const { text } = words;
  const describe = (one: Changed): string =>
    `  ${one.name || '—'} · ${one.marketplaceName}: ${one.reason[language]}${one.fix === null ? '' : ` [${text.fixable}]`}`;
  return [
    fillWords(text.rulesFailing, { count: impact.newlyFailing.length }),
    ...impact.newlyFailing.map(describe),
    fillWords(text.rulesPassing, { count: impact.newlyPassing.length }),
    ...impact.newlyPassing.map(describe),
  ];
}
