import enProblems from '../../resources/help/bundle-problems.en.json' with { type: 'json' };
import viProblems from '../../resources/help/bundle-problems.vi.json' with { type: 'json' };
import type { BundleProblem } from './check-bundle-file.ts';
import { fill } from './vietnamese-formats.ts';

/** One problem of a bundle in plain words. */
export function problemText(problem: BundleProblem, language: 'vi' | 'en'): string {
  const words = language === 'vi' ? viProblems : enProblems;
  const text = fill(words[problem.code], { file: problem.file });
  return problem.detail === '' ? text : `${text} (${problem.detail})`;
}
