/** The list with one of its members at another place; places outside the list are its ends. */
export function moveTo<Id>(ids: readonly Id[], id: Id, place: number): readonly Id[] {
  if (!ids.includes(id)) return ids;
  const others = ids.filter((other) => other !== id);
  const at = Math.max(0, Math.min(place, others.length));
  return [...others.slice(0, at), id, ...others.slice(at)];
}

/** Members in the wanted order; ones the order does not name keep their order at the end. */
export function inOrder<Member extends { readonly id: string }>(
  members: readonly Member[],
  order: readonly string[],
): readonly Member[] {
  const place = new Map(order.map((id, index) => [id, index]));
  const placeOf = (member: Member) => place.get(member.id) ?? order.length;
  return members.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The place a key asks for: Alt with an arrow moves one on; null for any other key. */
export function placeOfKey(
  event: { readonly key: string; readonly altKey: boolean },
  place: number,
): number | null {
  if (!event.altKey) return null;
  if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') return place - 1;
  if (event.key === 'ArrowRight' || event.key === 'ArrowDown') return place + 1;
  if (event.key === 'Home') return 0;
  if (event.key === 'End') return Number.MAX_SAFE_INTEGER;
  return null;
}
