import { describe, expect, it } from 'vitest';
import { createLatestOnly } from '../../../../renderer/photos/studio/latest-only.ts';

function openQuestions() {
  const open: { question: string; answer: (text: string) => void; fail: (e: Error) => void }[] = [];
  const heard: string[] = [];
  const ask = createLatestOnly<string, string>(
    (question) =>
      new Promise((answer, fail) => {
        open.push({ question, answer, fail });
      }),
    (question, answer) => heard.push(`${question}: ${answer}`),
    (question) => heard.push(`${question} failed`),
  );
  return { open, heard, ask };
}

const turn = () =>
  new Promise((done) => {
    setTimeout(done);
  });

describe('only the latest question', () => {
  it('asks one at a time and leaves out what was overtaken', async () => {
    const { open, heard, ask } = openQuestions();
    ask('a');
    ask('b');
    ask('c');
    expect(open.map(({ question }) => question)).toEqual(['a']);
    open[0]?.answer('1');
    await turn();
    expect(open.map(({ question }) => question)).toEqual(['a', 'c']);
    open[1]?.answer('2');
    await turn();
    expect(heard).toEqual(['a: 1', 'c: 2']);
  });

  it('goes on after a failure', async () => {
    const { open, heard, ask } = openQuestions();
    ask('a');
    ask('b');
    open[0]?.fail(new Error('stopped'));
    await turn();
    open[1]?.answer('2');
    await turn();
    ask('c');
    open[2]?.answer('3');
    await turn();
    expect(heard).toEqual(['a failed', 'b: 2', 'c: 3']);
  });
});
