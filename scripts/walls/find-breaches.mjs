import { posix } from 'node:path';
import { blankComments, readImports } from './read-imports.mjs';
import { GUARDED_PACKAGES, ROOMS, THINGS } from './table.mjs';

/** @typedef {{ path: string, line: number, says: string }} Breach */

const FORBIDDEN_NAMES = /^(utils?|helpers?|common|misc|manager)$/;

/**
 * @param {string} path relative to the root, with forward slashes
 * @param {string} text
 * @param {readonly string[]} marketplaceIds folder names under resources/marketplaces
 * @returns {Breach[]}
 */
export function findBreaches(path, text, marketplaceIds) {
  return [
    ...namesNothing(path),
    ...readImports(path, text).flatMap((found) => importBreaches(path, found)),
    ...lineBreaches(path, text, marketplaceIds),
  ];
}

/** A name that says nothing collects everything. @param {string} path @returns {Breach[]} */
function namesNothing(path) {
  const words = path.replace(/\.[^/]*$/, '').split(/[/-]/);
  const word = words.find((part) => FORBIDDEN_NAMES.test(part));
  if (word === undefined || path.startsWith('test/helpers/')) return [];
  return [
    { path, line: 1, says: `"${word}" says nothing about what is inside; name it by meaning` },
  ];
}

/**
 * @param {string} path
 * @param {import('./read-imports.mjs').FoundImport} found
 * @returns {Breach[]}
 */
function importBreaches(path, { target, isType, line }) {
  const breach = (/** @type {string} */ says) => [{ path, line, says: `${says} (${target})` }];
  const guard = GUARDED_PACKAGES.find((entry) => entry.package === target);
  if (guard && !guard.rooms.some((room) => room.test(path))) return breach(guard.reason);
  const room = ROOMS.find((entry) => entry.from.test(path));
  if (room === undefined) return [];
  const allowed = isType ? [...room.may, ...(room.types ?? [])] : room.may;
  if (!allowed.some((pattern) => pattern.test(target))) {
    return breach(`${room.name} may not import this`);
  }
  if (isType) return [];
  return crossesThings(path, target) ? breach(crossingRule(path)) : [];
}

/** @param {string} path */
function crossingRule(path) {
  return path.startsWith('renderer/')
    ? 'a thing reaches another thing only through its -queries.ts or its -panel.tsx'
    : "another thing's repository or service comes as an argument, not as an import";
}

/**
 * @param {string} path
 * @param {string} target
 */
function crossesThings(path, target) {
  const [room, thing] = path.split('/');
  const [targetRoom, targetThing] = target.split('/');
  if (room !== targetRoom || thing === targetThing) return false;
  if (!THINGS.includes(thing ?? '') || !THINGS.includes(targetThing ?? '')) return false;
  const name = posix.basename(target);
  // A panel is made to be shown inside another thing's page: the editor shows the listing's photos.
  if (room === 'renderer') return !/-(queries\.ts|panel\.tsx)$/.test(name);
  return room === 'electron' && /-(repository|service)\.ts$/.test(name);
}

/**
 * @param {string} path
 * @param {string} text
 * @param {readonly string[]} marketplaceIds
 * @returns {Breach[]}
 */
function lineBreaches(path, text, marketplaceIds) {
  if (path.startsWith('test/') || path.startsWith('scripts/')) return [];
  const ids = new Set(marketplaceIds);
  /** @type {Array<{ pattern: RegExp, says: string, allowed?: RegExp }>} */
  const rules = [
    {
      pattern: /\bnew Date\(\s*\)/,
      says: 'time comes into shared as an argument',
      allowed: /^(?!shared\/)/,
    },
    { pattern: /\bz\.custom\b/, says: 'z.custom checks nothing; describe the shape' },
    {
      pattern: /\bipcMain\b/,
      says: 'ipcMain is for electron/ipc/handle-request.ts only',
      allowed: /^electron\/ipc\/handle-request\.ts$/,
    },
    {
      pattern: /(?:webContents|sender|mainFrame)\??\.(?:send|postMessage)\(/,
      says: 'the window is told things only by electron/ipc/publish-event.ts',
      allowed: /^electron\/ipc\/publish-event\.ts$/,
    },
    {
      pattern: /\bwindow\.lenSan\b/,
      says: 'window.lenSan is for renderer/api/len-san-client.ts only',
      allowed: /^renderer\/api\/len-san-client\.ts$/,
    },
  ];
  return blankComments(text)
    .split('\n')
    .flatMap((code, index) => {
      const line = index + 1;
      const broken = rules
        .filter(({ pattern, allowed }) => !allowed?.test(path) && pattern.test(code))
        .map(({ says }) => ({ path, line, says }));
      const id = [...code.matchAll(/(['"`])([\w-]+)\1/g)]
        .map((match) => match[2] ?? '')
        .find((word) => ids.has(word));
      const isImport = /^\s*(import|export)\b.*\bfrom\b/.test(code);
      if (id !== undefined && !isImport) {
        broken.push({
          path,
          line,
          says: `marketplaces are data: "${id}" belongs in resources/marketplaces`,
        });
      }
      return broken;
    });
}
