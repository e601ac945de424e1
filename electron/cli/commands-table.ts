import type { Command } from './command.ts';
import { addHouseholdCommand } from './commands/add-household-command.ts';
import { addListingCommand } from './commands/add-listing-command.ts';
import { addPhotosCommand } from './commands/add-photos-command.ts';
import { checkCommand } from './commands/check-command.ts';
import { checkTextCommand } from './commands/check-text-command.ts';
import { demoCommand } from './commands/demo-command.ts';
import { exportCommand } from './commands/export-command.ts';
import { fixCommand } from './commands/fix-command.ts';
import { helpCommand } from './commands/help-command.ts';
import { inspectPhotosCommand } from './commands/inspect-photos-command.ts';
import { householdsCommand } from './commands/households-command.ts';
import { listingsCommand } from './commands/listings-command.ts';
import { marketplacesCommand } from './commands/marketplaces-command.ts';
import { photoCardsCommand } from './commands/photo-cards-command.ts';
import { profileCommand } from './commands/profile-command.ts';
import { renderCommand } from './commands/render-command.ts';
import { readLabelCommand } from './commands/read-label-command.ts';
import { receiptCommand } from './commands/receipt-command.ts';
import { rejectionsCommand } from './commands/rejections-command.ts';
import { matrixCommand } from './commands/matrix-command.ts';
import { runDemoCommand } from './commands/run-demo-command.ts';
import { rulesCommand } from './commands/rules-command.ts';
import { undoCommand } from './commands/undo-command.ts';
import { verifyCommand } from './commands/verify-command.ts';
import { visitsCommand } from './commands/visits-command.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  demoCommand,
  householdsCommand,
  listingsCommand,
  marketplacesCommand,
  addHouseholdCommand,
  addListingCommand,
  addPhotosCommand,
  photoCardsCommand,
  inspectPhotosCommand,
  renderCommand,
  checkCommand,
  checkTextCommand,
  readLabelCommand,
  fixCommand,
  visitsCommand,
  matrixCommand,
  exportCommand,
  verifyCommand,
  receiptCommand,
  rejectionsCommand,
  profileCommand,
  rulesCommand,
  undoCommand,
  helpCommand,
  runDemoCommand,
];
