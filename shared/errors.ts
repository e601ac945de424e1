/**
 * Every failure a person can meet, with the facts its message needs.
 * Codes are stable: they are printed in small type, searched for in help and told over the phone.
 * Words live in renderer/i18n/locales/<language>/errors.json as {what, safe, todo}.
 */
export interface ErrorParams {
  'app.unexpected': Record<string, never>;
  'ipc.foreign-sender': Record<string, never>;
  'ipc.invalid-input': { channel: string; field: string };
  'library.newer-database': { found: number; known: number };
  'library.folder-missing': { folder: string };
  'library.read-only': { folder: string };
  'library.in-use': { folder: string; pid: number };
  'library.on-removable-drive': { folder: string };
  'library.on-network-drive': { folder: string };
  'library.damaged': { folder: string };
  'library.wrong-key': { folder: string };
  'disk.full': { neededBytes: number };
  'disk.failed': { operation: string };
  'household.not-found': { id: string };
  'household.commune-unknown': { code: string };
  'household.has-listings': { count: number };
  'household.has-receipts': { count: number };
  'consent.not-found': { id: string };
  'household.no-consent': { name: string; marketplace: string };
  'listing.not-found': { id: string };
  'listing.sku-taken': { sku: string };
  'photo.not-found': { id: string };
  'photo.too-many': { most: number };
  'photo.refused': { file: string; refusal: string };
  'photo.worker-stopped': { file: string };
  'photo.source-gone': { name: string };
  'photo.no-cards': Record<string, never>;
  'photo.label-unusable': { field: string };
  'drop.no-network': Record<string, never>;
  'marketplace.unknown': { id: string };
  'marketplace.profile-invalid': { id: string; detail: string };
  'rules.unreadable': { detail: string };
  'rules.too-large': { mostBytes: number };
  'rules.other-key': { keyId: string };
  'rules.signature-invalid': { keyId: string };
  'rules.newer-form': { found: number; known: number };
  'rules.unknown-kind': { kind: string };
  'rules.unknown-pack': { id: string };
  'rules.older': { id: string; revision: string; known: string };
  'rules.not-found': { id: string };
  'export.violations': { count: number };
  'export.nothing-to-export': Record<string, never>;
  'export.picture-base-needed': { marketplace: string };
  'export.picture-base-invalid': { value: string };
  'export.answer-needed': { marketplace: string; label: string };
  'export.answer-invalid': { label: string; value: string };
  /** All days YYYY-MM-DD. */
  'export.upload-day': { day: string; first: string; last: string };
  'export.workbook-needed': { marketplace: string };
  'export.workbook-columns': { marketplace: string; columns: string };
  'export.picture-list-empty': { insecure: number };
  'export.picture-list-unreadable': { file: string };
  'export.picture-list-gone': Record<string, never>;
  'export.verification-failed': { file: string; detail: string };
  'export.destination-gone': { folder: string };
  'import.unreadable': { file: string; detail: string };
  'import.encrypted': { file: string };
  'import.damaged': { file: string };
  'rejections.nothing-found': Record<string, never>;
  'rejections.no-reason': { column: string };
  'rejections.none-refused': { column: string };
  'rejection.not-found': { id: string };
  'bundle.not-found': { id: string };
  'bundle.unreadable': { file: string; detail: string };
  'form.no-table': { file: string };
  'form.gone': Record<string, never>;
  'form.not-found': { id: string };
  'form.not-shared': { file: string; detail: string };
  'form.name-missing': Record<string, never>;
  'form.nothing-said': Record<string, never>;
  'form.rows-wrong': Record<string, never>;
  'form.columns-changed': Record<string, never>;
  'form.not-fillable': { file: string; detail: string };
  'form.template-too-large': { most: number };
  'workbook.not-a-workbook': Record<string, never>;
  'workbook.encrypted': Record<string, never>;
  'workbook.has-macros': Record<string, never>;
  /** Megabytes. */
  'workbook.too-large': { most: number };
  'workbook.unsupported': { detail: string };
  'workbook.damaged': { detail: string };
  'workbook.not-recognised': { marketplace: string; sheets: string; missing: string };
  'workbook.other-marketplace': { marketplace: string; found: string };
  'workbook.no-free-row': Record<string, never>;
  'workbook.unit-unknown': { column: string };
  'workbook.formula-in-the-way': { cell: string };
  'workbook.not-there': Record<string, never>;
  'undo.nothing': Record<string, never>;
  'undo.touched-later': { name: string; key: string };
  'undo.not-found': { id: string };
  'job.cancelled': Record<string, never>;
  'job.not-found': { id: string };
  'job.interrupted': { name: string };
  'demo.library-not-empty': { households: number };
}

export type ErrorCode = keyof ErrorParams;

/** A failure that a person can act on. Anything else that is thrown becomes 'app.unexpected' with a reference for the log. */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly params: ErrorParams[Code];

  constructor(code: Code, params: ErrorParams[Code], options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

export function isAppError(value: unknown): value is AppError {
  return value instanceof AppError;
}
