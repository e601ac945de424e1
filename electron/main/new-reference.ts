import { randomInt } from 'node:crypto';

/** Letters and digits that cannot be taken for one another when read out or written down. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Six signs: shown beside a failure and written in the log, so that support finds the line. */
export function newReference(): string {
  return Array.from({ length: 6 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
}
