/** Fields that stand on the screen as one place although rules speak of their parts. */
const WHOLE_FIELDS: ReadonlySet<string> = new Set(['facts', 'harvestMonths', 'photos']);

/** Where a violation's field is found on the screen: 'facts.2' is the one text of all facts. */
export function placeOfField(field: string): string {
  const [first = field, index, part] = field.split('.');
  if (WHOLE_FIELDS.has(first)) return first;
  if (first === 'variantName') return 'variants';
  return index === undefined || part === undefined ? first : field;
}

export function placeId(place: string): string {
  return `field-${place}`;
}

/** Moves the focus to the field, or to a marketplace's own text of it; false when it is not on the screen. */
export function goToField(field: string, onlyAt?: string): boolean {
  const [first = ''] = field.split('.');
  const target =
    (onlyAt === undefined ? null : document.getElementById(placeId(`own-${onlyAt}-${field}`))) ??
    document.getElementById(placeId(placeOfField(field))) ??
    document.getElementById(placeId(first)) ??
    // A listing with variants has its price there.
    document.getElementById(placeId('variants'));
  if (target === null) return false;
  target.scrollIntoView({ block: 'center' });
  target.focus({ preventScroll: true });
  return true;
}
