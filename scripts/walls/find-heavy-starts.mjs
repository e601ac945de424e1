import { readImports } from './read-imports.mjs';
import { STARTS } from './table.mjs';

/**
 * What is read before the window stands, though it should be read later. A chain of imports is named from its
 * end: the file where the heavy package comes in.
 *
 * @param {ReadonlyMap<string, string>} texts every source by its path relative to the root
 * @returns {import('./find-breaches.mjs').Breach[]}
 */
export function findHeavyStarts(texts) {
  return STARTS.flatMap(({ entry, without, reason }) => {
    const reached = new Set([entry]);
    /** @type {import('./find-breaches.mjs').Breach[]} */
    const breaches = [];
    for (const path of reached) {
      for (const { target, isType, isLater, line } of readImports(path, texts.get(path) ?? '')) {
        if (isType || isLater) continue;
        if (without.some((pattern) => pattern.test(target))) {
          breaches.push({ path, line, says: `${reason}: ${target} is reached from ${entry}` });
        } else if (texts.has(target)) {
          reached.add(target);
        }
      }
    }
    return breaches;
  });
}
