export function findBursts(_photos: readonly unknown[]): { ids: string[]; bestId: string }[] { return []; }
