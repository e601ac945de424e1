import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { systemCode } from '../files/disk-error.ts';
import type { CliLanguage } from './cli-words.ts';
import { optionKinds, type Command } from './command.ts';
import { COMMANDS } from './commands-table.ts';
import { UsageError } from './usage-error.ts';

const GLOBAL_OPTIONS: ParseArgsOptionsConfig = {
  library: optionKinds.text,
  json: optionKinds.flag,
  lang: optionKinds.text,
  'any-drive': optionKinds.flag,
  help: { type: 'boolean', short: 'h' },
};

const FOLDER_OPTIONS = ['library', 'out'] as const;

export interface CommandLine {
  readonly command: Command;
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  readonly wantsHelp: boolean;
}

/** The command comes first, options anywhere after it. @throws UsageError. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const [first = 'help', ...others] = args;
  const isOption = first.startsWith('-');
  const name = isOption ? 'help' : first;
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) throw new UsageError('unknownCommand', { name });
  const { values, positionals } = parse(isOption ? args : others, {
    ...GLOBAL_OPTIONS,
    ...command.options,
  });
  // An empty variable of a script would mean the folder it runs in.
  const empty = FOLDER_OPTIONS.find((option) => values[option] === '');
  if (empty !== undefined) throw new UsageError('missingOption', { option: `--${empty}` });
  const wantsHelp = values['help'] === true;
  if (!wantsHelp) checkPositionals(command, positionals);
  return { command, values, positionals, wantsHelp };
}

function parse(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options,
      strict: true,
      allowPositionals: true,
    });
    return { values: onlyPlain(values), positionals };
  } catch (error) {
    // "Unknown option '--colour'. …", "Option '--out <value>' argument missing": the first quoted word is the option.
    const option = error instanceof Error ? /'(-[^' ]+)/.exec(error.message)?.[1] : undefined;
    const isUnknown = systemCode(error) === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    throw new UsageError(isUnknown ? 'unknownOption' : 'missingOption', {
      option: option ?? args.join(' '),
    });
  }
}

function onlyPlain(values: Record<string, unknown>): Record<string, string | boolean | undefined> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (Array.isArray(value)) return [[name, value.join('\n')] as const];
      return typeof value === 'string' || typeof value === 'boolean'
        ? [[name, value] as const]
        : [];
    }),
  );
}

function checkPositionals(command: Command, positionals: readonly string[]): void {
  const { positionals: names } = command;
  const mayRepeat = names.at(-1)?.endsWith('…') === true;
  const missing = names.find(
    (name, index) => !name.startsWith('[') && positionals[index] === undefined,
  );
  if (missing !== undefined) throw new UsageError('missingArgument', { argument: missing });
  const extra = mayRepeat ? undefined : positionals[names.length];
  if (extra !== undefined) throw new UsageError('tooManyArguments', { argument: extra });
}

/** Told from the raw words, so that a command line that cannot be parsed is answered in the right form too. */
export function wantsJson(args: readonly string[]): boolean {
  return args.includes('--json');
}

/** @throws UsageError for a language that is not there. */
export function languageOf(value: string | boolean | undefined): CliLanguage {
  if (value === undefined || value === 'vi') return 'vi';
  if (value === 'en') return 'en';
  throw new UsageError('badValue', { value: String(value), option: '--lang', choices: 'vi, en' });
}

/** A best guess before parsing, for the words of a parse error. */
export function likelyLanguage(args: readonly string[]): CliLanguage {
  const after = args[args.indexOf('--lang') + 1];
  return args.includes('--lang=en') || (args.includes('--lang') && after === 'en') ? 'en' : 'vi';
}
