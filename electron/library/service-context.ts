import type { Database } from 'better-sqlite3';
import type { EventName, EventPayload } from '../../shared/ipc/events.ts';
import type { Journal } from '../journal/journal.ts';
import type { LibraryPaths } from './library-paths.ts';

/** What every service is made from. Time and ids come in, so tests can hold them still. */
export interface ServiceContext {
  /** The one writer connection. Only repositories touch it. */
  readonly database: Database;
  readonly journal: Journal;
  readonly paths: LibraryPaths;
  /** Resources folder with marketplaces/, rules/, help/, demo/. */
  readonly resourcesFolder: string;
  readonly now: () => Date;
  /** UUIDv7. */
  readonly newId: () => string;
  /** Name of the officer, for the journal. */
  readonly actor: () => string;
  readonly publish: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
}
