import { describe, expect, it } from 'vitest';
import { ChangeSet, type Change } from '../../../electron/journal/change-set.ts';
import type { RowPatch } from '../../../electron/journal/entities.ts';

function change(
  operation: Change['operation'],
  before: RowPatch | null,
  after: RowPatch | null,
): Change {
  return { entity: 'household', entityId: 'h', rootId: 'h', operation, before, after };
}

function folded(...changes: Change[]): readonly Change[] {
  const set = new ChangeSet();
  for (const one of changes) set.add(one);
  return set.list();
}

describe('ChangeSet', () => {
  it('tells two updates of a row as one', () => {
    expect(
      folded(
        change('update', { name: 'a' }, { name: 'b' }),
        change('update', { name: 'b', note: '' }, { name: 'c', note: 'x' }),
      ),
    ).toEqual([change('update', { name: 'a', note: '' }, { name: 'c', note: 'x' })]);
  });

  it('forgets a change that went back', () => {
    expect(
      folded(
        change('update', { name: 'a' }, { name: 'b' }),
        change('update', { name: 'b' }, { name: 'a' }),
      ),
    ).toEqual([]);
  });

  it('forgets a row that came and went', () => {
    expect(
      folded(change('insert', null, { id: 'h' }), change('delete', { id: 'h' }, null)),
    ).toEqual([]);
  });

  it('keeps the first state of a row that was changed and then removed', () => {
    expect(
      folded(
        change('update', { name: 'a' }, { name: 'b' }),
        change('delete', { id: 'h', name: 'b', note: '' }, null),
      ),
    ).toEqual([change('delete', { id: 'h', name: 'a', note: '' }, null)]);
  });

  it('tells an inserted and then changed row as inserted so', () => {
    expect(
      folded(
        change('insert', null, { id: 'h', name: 'a' }),
        change('update', { name: 'a' }, { name: 'b' }),
      ),
    ).toEqual([change('insert', null, { id: 'h', name: 'b' })]);
  });

  it('tells a removed and inserted row as the difference', () => {
    expect(
      folded(
        change('delete', { id: 'h', name: 'a' }, null),
        change('insert', null, { id: 'h', name: 'b' }),
      ),
    ).toEqual([change('update', { name: 'a' }, { name: 'b' })]);
  });
});
