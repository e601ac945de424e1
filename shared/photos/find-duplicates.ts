export function findDuplicates(_photos: readonly unknown[]): { id: string; duplicateOf: string }[] { return []; }
