import type { CliWords } from '../cli-words.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../usage-error.ts';

export const helpCommand: Command = {
  name: 'help',
  options: {},
  positionals: ['[LỆNH]'],
  run: ({ positionals, words }) => {
    const lines = helpLines(words, positionals[0]);
    return Promise.resolve({ ok: true, json: { help: lines.join('\n') }, lines });
  },
};

/** All commands, or one with its options. @throws UsageError 'unknownCommand'. */
export function helpLines(words: CliWords, name: string | undefined): string[] {
  const commands = Object.entries(words.command);
  if (name === undefined) {
    const widest = Math.max(...commands.map(([each]) => each.length));
    return [
      words.title,
      '',
      `${words.commands}:`,
      ...commands.map(([each, { summary }]) => `  ${each.padEnd(widest)}  ${summary}`),
      '',
      `${words.options}:`,
      ...Object.values(words.globalOptions).map((line) => `  ${line}`),
      '',
      words.exitCodes,
      words.more,
    ];
  }
  const found = commands.find(([each]) => each === name)?.[1];
  if (!found) throw new UsageError('unknownCommand', { name });
  const details: readonly string[] = found.details;
  return [
    found.summary,
    '',
    `${words.usage}: ${found.usage}`,
    ...(details.length > 0 ? ['', ...details.map((line) => `  ${line}`)] : []),
    '',
    ...Object.values(words.globalOptions).map((line) => `  ${line}`),
  ];
}
