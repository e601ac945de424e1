import createLibrary from './migrations/0001-create-library.sql?raw';
import splitSearchText from './migrations/0002-split-search-text.sql?raw';
import openEveryMarketplace from './migrations/0003-open-every-marketplace.sql?raw';
import learnForms from './migrations/0004-learn-forms.sql?raw';
import openPhotoStudio from './migrations/0005-open-photo-studio.sql?raw';

export interface Migration {
  /** Position in the list, from 1: the database's user_version after it ran. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Released migrations are frozen (hash test). A change of the schema is a new file at the end. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: '0001-create-library', sql: createLibrary },
  { version: 2, name: '0002-split-search-text', sql: splitSearchText },
  { version: 3, name: '0003-open-every-marketplace', sql: openEveryMarketplace },
  { version: 4, name: '0004-learn-forms', sql: learnForms },
  { version: 5, name: '0005-open-photo-studio', sql: openPhotoStudio },
];

/** The schema this build reads and writes. */
export const KNOWN_VERSION = MIGRATIONS.length;
