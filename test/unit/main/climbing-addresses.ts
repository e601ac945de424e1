import fc from 'fast-check';

const DOTS = [
  '..',
  '%2e%2e',
  '.%2e',
  '%2E.',
  '%252e%252e',
  '%c0%ae%c0%ae',
  '..;',
  '...',
  '．．',
  '%u002e%u002e',
  '..%00',
];
const SLASHES = ['/', '\\', '%2f', '%5c', '%2F', '%252f', '%c0%af', '//', '/./', '∕', '%00/'];
const TARGETS = [
  'etc/passwd',
  'Windows/win.ini',
  'package.json',
  'main/index.js',
  'len-san.db',
  'C:/secret.txt',
  '\\\\host\\share\\a',
];

/** Addresses that try to leave the folder behind `start`, in every spelling that ever worked somewhere. */
export function climbingAddresses(start: string, secret: string): fc.Arbitrary<string> {
  const step = fc
    .tuple(fc.constantFrom(...DOTS), fc.constantFrom(...SLASHES))
    .map((pair) => pair.join(''));
  const climb = fc.array(step, { minLength: 1, maxLength: 8 }).map((steps) => steps.join(''));
  const target = fc.constantFrom(secret, ...TARGETS);
  const entry = fc.constantFrom('', 'assets/', 'assets/index-A1.js/', '/', '%2f', 'thumb/');
  const tail = fc.constantFrom('', '?k=1', '#x', '%00.js', '/', '::$DATA', '.');
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(entry, climb, target, tail).map((parts) => start + parts.join('')),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(climb, target).map((parts) => start + encodeURIComponent(parts.join(''))),
    },
    { weight: 1, arbitrary: fc.webPath().map((path) => start + path) },
  );
}
