import { posix } from 'node:path';

/**
 * @typedef {{ target: string, isType: boolean, isLater: boolean, line: number }} FoundImport
 * target: path relative to the root, or `npm:name`, or `node:name`; later: `import()`, when it is asked for
 */

const IMPORT =
  /^[ \t]*(?:import|export)\s+(type\s)?(?:[\w*$\s{},]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** Comments keep their line breaks, so that line numbers stay true. @param {string} text */
export function blankComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|[\s;,{(])\/\/[^\n]*/g, (match, before = '') =>
    match.startsWith('/*') ? match.replace(/[^\n]/g, ' ') : before,
  );
}

/**
 * Reads the import statements of one TypeScript file. Formatting is fixed by oxfmt, so a pattern is
 * enough and a parser is not needed.
 *
 * @param {string} path relative to the root, with forward slashes
 * @param {string} text
 * @returns {FoundImport[]}
 */
export function readImports(path, text) {
  const code = blankComments(text);
  return [...code.matchAll(IMPORT)].map((match) => ({
    target: resolveTarget(path, match[2] ?? match[3] ?? ''),
    isType: match[1] !== undefined || hasOnlyTypes(match[0]),
    isLater: match[3] !== undefined,
    line: code.slice(0, match.index).split('\n').length + (match[0].startsWith('\n') ? 1 : 0),
  }));
}

/** `import { type A, type B } from` @param {string} statement */
function hasOnlyTypes(statement) {
  const names = /^[ \t]*import\s*\{([^}]*)\}/.exec(statement)?.[1];
  if (names === undefined) return false;
  const parts = names
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.length > 0 && parts.every((part) => part.startsWith('type '));
}

/**
 * @param {string} path
 * @param {string} specifier
 */
function resolveTarget(path, specifier) {
  const plain = specifier.replace(/\?.*$/, '');
  if (plain.startsWith('node:')) return plain;
  if (!plain.startsWith('.')) {
    const parts = plain.split('/');
    return `npm:${plain.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]}`;
  }
  return posix.normalize(posix.join(posix.dirname(path), plain));
}
