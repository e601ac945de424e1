import type vi from '../../resources/help/cli.vi.json';

export type UsageProblem = keyof (typeof vi)['problem'];

/** The person typed something that cannot be understood: exit code 2. */
export class UsageError extends Error {
  readonly problem: UsageProblem;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(problem: UsageProblem, params: Readonly<Record<string, string | number>> = {}) {
    super(problem);
    this.name = 'UsageError';
    this.problem = problem;
    this.params = params;
  }
}
