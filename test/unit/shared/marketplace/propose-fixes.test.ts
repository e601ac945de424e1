import { describe, expect, it } from 'vitest';
import { proposeFixes } from '../../../../shared/marketplace/propose-fixes.ts';
import { emptyListingFields, type ListingFields } from '../../../../shared/domain/listing.ts';
import { householdIdSchema } from '../../../../shared/domain/ids.ts';
import type { Fix, Violation } from '../../../../shared/marketplace/violation.ts';

const fields: ListingFields = {
  ...emptyListingFields(householdIdSchema.parse('0192f0c1-2b3a-7c4d-8e5f-6a7b8c9d0e1f')),
  name: 'GẠO  NẾP!!!',
};

function violation(fix: Fix): Violation {
  return {
    code: 'name.test',
    kind: 'test',
    field: fix.field,
    params: {},
    severity: 'warning',
    officer: { vi: 'a', en: 'a' },
    farmer: { vi: 'a', en: 'a' },
    source: { title: 's', seen: '2026-11-23', confidence: 'unknown' },
    fix,
  };
}

/** Two real rules on one field, each seeing the text as it now stands. */
function check({ name }: ListingFields): Violation[] {
  const rules: [string, string][] = [
    [name, name.replace(/!+$/u, '')],
    [name, name.replace(/ {2,}/gu, ' ')],
  ];
  return rules
    .filter(([before, after]) => before !== after)
    .map(([before, after]) => violation({ field: 'name', before, after }));
}

const apply = (current: ListingFields, fix: Fix): ListingFields => ({
  ...current,
  name: String(fix.after),
});

describe('proposeFixes', () => {
  it('lets two fixes of one field build on each other and shows one change', () => {
    const proposal = proposeFixes(fields, { check, apply });
    expect(proposal.fields.name).toBe('GẠO NẾP');
    expect(proposal.changes).toEqual([{ field: 'name', before: 'GẠO  NẾP!!!', after: 'GẠO NẾP' }]);
  });

  it('ends when two rules undo each other', () => {
    const proposal = proposeFixes(fields, {
      check: ({ name }) => [
        violation({ field: 'name', before: name, after: name === 'a' ? 'b' : 'a' }),
      ],
      apply,
    });
    expect(['a', 'b']).toContain(proposal.fields.name);
  });

  it('proposes nothing when nothing can be fixed', () => {
    expect(proposeFixes(fields, { check: () => [], apply })).toEqual({ fields, changes: [] });
  });
});
