/**
 * Progress goes to stderr, so that stdout carries only what the started program says
 * (`npm run --silent len-san -- … > file` must not mix the two).
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Something the person at the keyboard can solve: one sentence and, where there is one, the exact
 * command. Shown without a stack trace.
 */
export class SetupProblem extends Error {
  /**
   * @param {string} sentence
   * @param {string} [command]
   */
  constructor(sentence, command) {
    super(sentence);
    this.name = 'SetupProblem';
    this.command = command;
  }
}

/** @param {unknown} error */
export function explain(error) {
  if (error instanceof SetupProblem) {
    say(`\n${error.message}`);
    if (error.command) say(`\n    ${error.command}\n`);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  say(`\nSet-up stopped: ${message}`);
  if (process.env['LEN_SAN_DEBUG'] && error instanceof Error) say(String(error.stack));
  else say('For the full trace set LEN_SAN_DEBUG=1 and run the same command again.');
}

/** @param {number} startedMs from performance.now() */
export function secondsSince(startedMs) {
  return `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
}
