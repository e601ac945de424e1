/**
 * Who may import what: docs/architecture.md as data. `from` and `to` are matched against paths
 * relative to the root; packages are written `npm:name` and Node's own modules `node:name`.
 * The first row whose `from` matches a file decides; a target must match one of `may`.
 *
 * Types vanish at build time, so `import type` may also reach what `types` lists.
 */

const SHARED = /^shared\//;
const NODE = /^node:/;
const OWN_TESTED = /./;

/** Drawers of electron/ about one thing each; the others are foundations everything stands on. */
export const THINGS = [
  'households',
  'listings',
  'photos',
  'marketplaces',
  'exports',
  'imports',
  'rejections',
  'reports',
  'settings',
  'sheets',
  'phone-drop',
];

/** Packages that belong to certain rooms; everywhere else they are refused. */
export const GUARDED_PACKAGES = [
  {
    package: 'npm:electron',
    rooms: [
      /^electron\/(main|ipc|preload)\//,
      /^electron\/workers\/[^/]*-host-[^/]*\.ts$/,
      /^test\//,
    ],
    reason: "only main, ipc, preload and the workers' hosts may import Electron",
  },
  {
    package: 'npm:better-sqlite3',
    rooms: [/-repository\.ts$/, /^electron\/(database|journal|library)\//, /^test\//],
    reason: 'SQL lives in repositories, database, journal and library',
  },
  {
    package: 'npm:sharp',
    rooms: [/^electron\/workers\//, /^test\//, /^scripts\//],
    reason: 'pictures are decoded in the photo worker only',
  },
  // Types too: what holds a socket's type was given a socket.
  ...['http', 'https', 'http2', 'net', 'tls', 'dgram'].map((name) => ({
    package: `node:${name}`,
    rooms: [/^electron\/phone-drop\//, /^(test|scripts)\//],
    reason: 'the phone drop is the only listener the application ever opens',
  })),
];

/** @type {ReadonlyArray<{ name: string, from: RegExp, may: RegExp[], types?: RegExp[] }>} */
export const ROOMS = [
  {
    // Bytes of tables are made here, so that the application and the page in a bundle make the same.
    name: 'shared/table',
    from: /^shared\/table\//,
    may: [SHARED, /^npm:(zod|papaparse|fflate)$/],
  },
  { name: 'shared', from: SHARED, may: [SHARED, /^npm:zod$/] },
  {
    name: 'electron/preload',
    from: /^electron\/preload\//,
    may: [/^electron\/preload\//, /^npm:electron$/, /^shared\/ipc\/channels\.ts$/],
    types: [SHARED],
  },
  {
    // The worker's counterpart in main, which knows what a full disk looks like.
    name: 'electron/workers client',
    from: /^electron\/workers\/.*-client\.ts$/,
    may: [/^electron\/(workers|files)\//, SHARED, NODE],
  },
  {
    name: 'electron/workers',
    from: /^electron\/workers\//,
    may: [
      /^electron\/workers\//,
      SHARED,
      NODE,
      /^npm:(sharp|electron|zod|tesseract\.js|zxing-wasm)$/,
    ],
    types: [/^electron\//],
  },
  {
    name: 'electron',
    from: /^electron\//,
    may: [
      /^electron\/(?!preload\/)/,
      SHARED,
      NODE,
      /^npm:(?!react|@mantine)/,
      /^(package|resources\/.*)\.json$/,
    ],
  },
  {
    name: 'renderer/components',
    from: /^renderer\/components\//,
    may: [/^renderer\/(components|i18n|api)\//, SHARED, /^npm:(?!electron$)/],
  },
  {
    name: 'renderer',
    from: /^renderer\//,
    may: [/^renderer\//, SHARED, /^npm:(?!electron$)/, /^(package|resources\/.*)\.json$/],
  },
  { name: 'scripts', from: /^scripts\//, may: [/^scripts\//, NODE, /^npm:/] },
  { name: 'test', from: /^test\//, may: [OWN_TESTED] },
];

/**
 * What stands between a start and a window that answers is read by everyone at every start. These are the first
 * files of each side, and what must come later than they: by `import()`, when somebody asks for it.
 *
 * @type {ReadonlyArray<{ entry: string, without: RegExp[], reason: string }>}
 */
export const STARTS = [
  {
    entry: 'electron/main/index.ts',
    without: [
      /^npm:(?!electron$)/,
      /^electron\/(?!main\/|ipc\/|jobs\/)/,
      /^shared\/(domain|marketplace)\//,
      /^shared\/ipc\/contract/,
    ],
    reason: 'the library is read while the page starts (electron/main/serve-library.ts)',
  },
  {
    entry: 'renderer/app/main.tsx',
    without: [
      /^npm:(?!@mantine\/(core|hooks)$|@tabler\/|@tanstack\/react-query$|i18next$|react)/,
      /^npm:(react-hook-form|react-number-format)$/,
      /^shared\/(domain|marketplace)\//,
      /^shared\/ipc\/contract/,
      /^renderer\/(?!home\/).*-page\.tsx$/,
    ],
    reason: 'the first screen does without; the rest comes by renderer/app/pages.ts',
  },
];
