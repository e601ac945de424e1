import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import type { WorkbookToFill } from '../../shared/table/data-file-bytes.ts';
import type { RecognisedWorkbook } from '../../shared/table/recognise-workbook.ts';

/** A shop's workbook made ready for one export: its bytes as they were read once, and the marketplace as it has it. */
export interface FittedWorkbook extends WorkbookToFill {
  readonly recognised: RecognisedWorkbook;
  readonly view: ProfileView;
}
