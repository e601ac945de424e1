import { createSpotlight } from '@mantine/spotlight';

/** The search over everything: its store, and the ways to open and close it. */
export const [searchStore, searchDialog] = createSpotlight();
