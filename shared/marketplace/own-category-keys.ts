/** Under this key a category of ours is chosen at a marketplace: the finer level where it has a name, else the set. */
export function ownCategoryKeys(ocopSet: number | null, category: string): readonly string[] {
  if (ocopSet === null) return [];
  return category === '' ? [`${ocopSet}`] : [`${ocopSet}/${category}`, `${ocopSet}`];
}
