import { ruleKindByName } from './rule-kinds/registry.ts';
import { transformKindByName } from './transform-kinds/registry.ts';
import type { RuleField } from './rule-field.ts';

interface CheckedColumn {
  readonly header: string;
  readonly from: readonly { readonly [key: string]: unknown; readonly do: string }[];
}

interface CheckedProfile {
  readonly sources: readonly { readonly id: string }[];
  readonly file: { readonly kind: string; readonly repeatsHeaders?: boolean };
  readonly columns: readonly CheckedColumn[];
  readonly moreFiles: readonly { readonly columns: readonly CheckedColumn[] }[];
  readonly asks: readonly { readonly id: string }[];
  readonly results?: { readonly source: string } | undefined;
  readonly tables: Readonly<Record<string, unknown>>;
  readonly vocabularies: Readonly<Record<string, unknown>>;
  readonly rules: readonly {
    readonly kind: string;
    readonly field: RuleField;
    readonly params: unknown;
    readonly source: string;
  }[];
}

export interface ProfileProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What a schema alone cannot see: kinds that do not exist, params of the wrong shape, names that point nowhere. */
export function profileProblems(profile: CheckedProfile): ProfileProblem[] {
  return [
    ...columnProblems(profile, profile.columns, ['columns']),
    ...profile.moreFiles.flatMap((file, index) => [
      ...columnProblems(profile, file.columns, ['moreFiles', index, 'columns']),
    ]),
    ...resultProblems(profile),
    ...ruleProblems(profile),
  ];
}

function* columnProblems(
  profile: CheckedProfile,
  columns: readonly CheckedColumn[],
  place: readonly (string | number)[],
): Generator<ProfileProblem> {
  const headers = new Set<string>();
  for (const [index, column] of columns.entries()) {
    if (headers.has(column.header) && profile.file.repeatsHeaders !== true) {
      yield {
        path: [...place, index, 'header'],
        message: `header "${column.header}" stands twice`,
      };
    }
    headers.add(column.header);
    for (const [stepIndex, step] of column.from.entries()) {
      const path = [...place, index, 'from', stepIndex];
      const { do: name, ...params } = step;
      const kind = transformKindByName.get(name);
      if (kind === undefined) {
        yield { path, message: `no transform kind is called "${name}"` };
        continue;
      }
      const parsed = kind.params.safeParse(params);
      if (!parsed.success) {
        yield { path, message: `"${name}": ${parsed.error.message}` };
        continue;
      }
      const table = kind.tableOf(params);
      if (table !== null && !(table in profile.tables)) {
        yield { path, message: `no table is called "${table}"` };
      }
      const ask = kind.askOf(params);
      if (ask !== null && !profile.asks.some(({ id }) => id === ask)) {
        yield { path, message: `nothing asks for "${ask}"` };
      }
    }
  }
}

function* resultProblems({ results, sources }: CheckedProfile): Generator<ProfileProblem> {
  if (results === undefined || sources.some(({ id }) => id === results.source)) return;
  yield { path: ['results', 'source'], message: `no source is called "${results.source}"` };
}

function* ruleProblems(profile: CheckedProfile): Generator<ProfileProblem> {
  const sources = new Set(profile.sources.map((source) => source.id));
  for (const [index, rule] of profile.rules.entries()) {
    const path = ['rules', index];
    if (!sources.has(rule.source)) yield { path, message: `no source is called "${rule.source}"` };
    const kind = ruleKindByName.get(rule.kind);
    if (kind === undefined) {
      yield { path, message: `no rule kind is called "${rule.kind}"` };
      continue;
    }
    if (!kind.fields.includes(rule.field)) {
      yield { path, message: `"${rule.kind}" cannot be set on ${rule.field}` };
    }
    const parsed = kind.params.safeParse(rule.params);
    if (!parsed.success) {
      yield { path, message: `"${rule.kind}": ${parsed.error.message}` };
      continue;
    }
    const vocabulary = kind.vocabularyOf(rule.params);
    if (vocabulary !== null && !(vocabulary in profile.vocabularies)) {
      yield { path, message: `no vocabulary is called "${vocabulary}"` };
    }
  }
}
