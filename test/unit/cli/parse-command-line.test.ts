import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../electron/cli/commands-table.ts';
import { likelyLanguage, parseCommandLine } from '../../../electron/cli/parse-command-line.ts';
import cliVi from '../../../resources/help/cli.vi.json' with { type: 'json' };

const problem = (...args: string[]) => {
  try {
    parseCommandLine(args);
  } catch (error) {
    return error;
  }
  return null;
};

describe('parseCommandLine', () => {
  it('reads options before and after arguments', () => {
    const line = parseCommandLine(['verify', '--json', 'goi.zip', '--lang', 'en']);
    expect(line.command.name).toBe('verify');
    expect(line.positionals).toEqual(['goi.zip']);
    expect(line.values).toEqual({ json: true, lang: 'en' });
  });

  it('keeps every value of an option that may be repeated', () => {
    const { values } = parseCommandLine(['export', '--answer', 'a=1', '--answer=b=2']);
    expect(values['answer']).toBe('a=1\nb=2');
  });

  it('shows help for nothing, --help and -h', () => {
    for (const args of [[], ['--help'], ['-h']])
      expect(parseCommandLine(args).command.name).toBe('help');
    expect(parseCommandLine(['export', '--help'])).toMatchObject({
      wantsHelp: true,
      command: { name: 'export' },
    });
  });

  it.each([
    [['bay'], { problem: 'unknownCommand', params: { name: 'bay' } }],
    [['households', '--mau'], { problem: 'unknownOption', params: { option: '--mau' } }],
    [['export', '--out'], { problem: 'missingOption', params: { option: '--out' } }],
    [
      ['households', '--library', ''],
      { problem: 'missingOption', params: { option: '--library' } },
    ],
    [['run-demo', '--out='], { problem: 'missingOption', params: { option: '--out' } }],
    [['verify'], { problem: 'missingArgument', params: { argument: 'GÓI' } }],
    [['verify', 'a', 'b'], { problem: 'tooManyArguments', params: { argument: 'b' } }],
    [['households', 'a'], { problem: 'tooManyArguments', params: { argument: 'a' } }],
  ] as const)('%j is wrong usage', (args, expected) => {
    expect(problem(...args)).toMatchObject({ name: 'UsageError', ...expected });
  });

  it('guesses the language for the words of a parse error', () => {
    expect(likelyLanguage(['bay', '--lang', 'en'])).toBe('en');
    expect(likelyLanguage(['bay', '--lang=en'])).toBe('en');
    expect(likelyLanguage(['bay'])).toBe('vi');
  });
});

it('every command is in the table and in the help', () => {
  expect(COMMANDS.map((command) => command.name).sort()).toEqual(Object.keys(cliVi.command).sort());
});
