/**
 * Every page but the first, each a file of its own that is read when it is asked for: another page costs the
 * start nothing. A new one gets a line here and its address in routes.tsx.
 */
export const PAGES = {
  households: async () => ({
    Component: (await import('../households/households-page.tsx')).HouseholdsPage,
  }),
  householdForm: async () => ({
    Component: (await import('../households/household-form-page.tsx')).HouseholdFormPage,
  }),
  household: async () => ({
    Component: (await import('../households/household-page.tsx')).HouseholdPage,
  }),
  consent: async () => ({
    Component: (await import('../households/consent-page.tsx')).ConsentPage,
  }),
  listings: async () => ({
    Component: (await import('../listings/listings-page.tsx')).ListingsPage,
  }),
  listingEditor: async () => ({
    Component: (await import('../listings/listing-editor-page.tsx')).ListingEditorPage,
  }),
  exports: async () => ({
    Component: (await import('../exports/exports-page.tsx')).ExportsPage,
  }),
  matrix: async () => ({
    Component: (await import('../listings/matrix/matrix-page.tsx')).MatrixPage,
  }),
  visits: async () => ({
    Component: (await import('../visits/visits-page.tsx')).VisitsPage,
  }),
  marketplaces: async () => ({
    Component: (await import('../marketplaces/marketplaces-page.tsx')).MarketplacesPage,
  }),
  settings: async () => ({
    Component: (await import('../settings/settings-page.tsx')).SettingsPage,
  }),
} as const;
