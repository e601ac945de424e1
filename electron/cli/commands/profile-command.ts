import { resolve } from 'node:path';
import type { FormChoices, FormView } from '../../../shared/ipc/contract-forms.ts';
import { FIXED_TEXT, LEFT_BLANK } from '../../../shared/marketplace/learn-form/learned-form.ts';
import { settledColumns } from '../../../shared/marketplace/learn-form/settled-columns.ts';
import { publishFile } from '../../files/publish-file.ts';
import type { FormsService } from '../../forms/forms-service.ts';
import { fillWords, type CliLanguage } from '../cli-words.ts';
import { optionKinds, type Command, type CommandResult, type Invocation } from '../command.ts';
import { printTable } from '../print-table.ts';
import { UsageError } from '../usage-error.ts';

const ACTIONS = 'learn, share, remove';

/** `profile learn SAMPLE`: a marketplace's form from a sample; `profile share ID FILE`; `profile remove ID`. */
export const profileCommand: Command = {
  name: 'profile',
  options: {
    name: optionKinds.text,
    sheet: optionKinds.text,
    'header-row': optionKinds.text,
    'first-row': optionKinds.text,
    column: optionKinds.texts,
    pictures: optionKinds.text,
    'dry-run': optionKinds.flag,
  },
  positionals: ['learn|share|remove', 'TỆP…'],
  run: async (invocation) => {
    const { positionals, io, openLibrary, words } = invocation;
    const [action, subject, target] = positionals;
    if (action === undefined || !ACTIONS.split(', ').includes(action))
      throw new UsageError('badValue', {
        value: action ?? '',
        option: 'learn|share|remove',
        choices: ACTIONS,
      });
    if (subject === undefined) throw new UsageError('missingArgument', { argument: 'TỆP' });
    const { forms } = (await openLibrary()).services;
    if (action === 'learn') return await learn(forms, subject, invocation);
    if (action === 'remove') {
      forms.remove(subject);
      return {
        ok: true,
        json: { removed: subject },
        lines: [fillWords(words.text.formRemoved, { id: subject })],
      };
    }
    const { fileName, text } = forms.share(subject);
    const path = resolve(io.currentFolder, target ?? fileName);
    await publishFile(path, Buffer.from(text, 'utf8'));
    return {
      ok: true,
      json: { id: subject, file: path },
      lines: [fillWords(words.text.formShared, { file: path })],
    };
  },
};

async function learn(
  forms: FormsService,
  file: string,
  { values, io, words, language }: Invocation,
): Promise<CommandResult> {
  const view = await forms.read(resolve(io.currentFolder, file));
  const place = {
    sheet: textOf(values['sheet']) ?? view.proposal.sheet,
    headerRow: rowOf('header-row', values) ?? view.proposal.headerRow,
    dataRow: rowOf('first-row', values) ?? view.proposal.dataRow,
  };
  const isMoved =
    place.sheet !== view.proposal.sheet ||
    place.headerRow !== view.proposal.headerRow ||
    place.dataRow !== view.proposal.dataRow;
  const proposal = isMoved ? forms.propose(view.token, place) : view.proposal;
  const corrected = correct(view, proposal.columns, textsOf(values['column']));
  const choices: FormChoices = {
    name: textOf(values['name']) ?? view.name,
    sheet: proposal.sheet,
    headerRow: proposal.headerRow,
    dataRow: proposal.dataRow,
    columns: settledColumns(corrected),
    pictures: { ...proposal.pictures, ...pictureReference(values['pictures']) },
  };
  const isTrial = values['dry-run'] === true;
  const id = isTrial ? null : forms.save(view.token, choices);
  const label = labelsOf(view, language, words.value.leftBlank);
  return {
    ok: true,
    json: {
      id,
      name: choices.name,
      file: view.fileName,
      kind: view.kind,
      sheet: choices.sheet,
      headerRow: choices.headerRow,
      firstRow: choices.dataRow,
      pictures: { ...choices.pictures },
      columns: corrected.map((column) => ({
        header: column.header,
        meaning: column.meaning,
        label: label(column.meaning),
        text: column.text,
        required: column.required,
        most: column.most,
        toldBy: column.by,
        sure: column.isSure,
      })),
    },
    lines: [
      ...printTable(
        [words.column.header, words.column.meaning, words.column.required, words.column.sure],
        corrected.map((column) => [
          column.header,
          column.meaning === FIXED_TEXT ? `“${column.text}”` : label(column.meaning),
          column.required ? words.value.yes : '',
          column.isSure ? '' : words.value.lookAgain,
        ]),
      ),
      id === null
        ? words.text.formNotKept
        : fillWords(words.text.formLearned, { name: choices.name, id }),
    ],
  };
}

type Columns = FormView['proposal']['columns'];

/** `--column "Header=meaning"`, or `--column "Header=text:Việt Nam"`; every column with that header. */
function correct(view: FormView, columns: Columns, said: readonly string[]): Columns {
  const known = [...view.meanings.map(({ id }) => id), FIXED_TEXT, LEFT_BLANK];
  let corrected = columns;
  for (const one of said) {
    const at = one.lastIndexOf('=');
    const header = one.slice(0, at).trim();
    const [meaning = '', ...rest] = one.slice(at + 1).split(':');
    if (at < 0 || !columns.some((column) => column.header === header))
      throw new UsageError('badValue', {
        value: one,
        option: '--column',
        choices: columns.map((column) => column.header).join(', '),
      });
    if (!known.includes(meaning))
      throw new UsageError('badValue', {
        value: meaning,
        option: '--column',
        choices: known.join(', '),
      });
    corrected = corrected.map((column) =>
      column.header === header
        ? { ...column, meaning, text: rest.join(':'), isSure: true, by: column.by }
        : column,
    );
  }
  return corrected;
}

function labelsOf(
  view: FormView,
  language: CliLanguage,
  leftBlank: string,
): (meaning: string) => string {
  const labels = new Map(view.meanings.map(({ id, label }) => [id, label[language]]));
  labels.set(LEFT_BLANK, leftBlank);
  return (meaning) => labels.get(meaning) ?? meaning;
}

function pictureReference(value: string | boolean | undefined): Partial<FormChoices['pictures']> {
  if (value === undefined) return {};
  if (value === 'file-name' || value === 'base-url') return { reference: value };
  throw new UsageError('badValue', {
    value: String(value),
    option: '--pictures',
    choices: 'file-name, base-url',
  });
}

function rowOf(option: string, values: Invocation['values']): number | null {
  const text = textOf(values[option]);
  if (text === null) return null;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 300)
    throw new UsageError('badValue', { value: text, option: `--${option}`, choices: '1–300' });
  return number;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function textsOf(value: unknown): readonly string[] {
  return typeof value === 'string' ? value.split('\n') : [];
}
