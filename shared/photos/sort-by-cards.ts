/** A photo that is in no listing yet, or one that shows a listing's card. */
export interface PhotoInSequence {
  readonly id: string;
  /** Where it lay, "DCIM/100ANDRO". */
  readonly folder: string;
  /** '' when EXIF names none. */
  readonly camera: string;
  /** Local camera time, or null. */
  readonly takenAt: string | null;
  /** Place among the files it came with. */
  readonly fileOrder: number;
  /** The listing whose card it shows. */
  readonly cardListingId: string | null;
}

export interface SortedByCards {
  readonly assigned: readonly { readonly photoId: string; readonly listingId: string }[];
  /** Photos nobody can place: before the first card, in a folder without cards, or without a time among photos that have one. */
  readonly queued: readonly string[];
}

/** DCF folders of one camera go on from each other: 100ANDRO, 101ANDRO (JEITA CP-3461 names them so). */
const CAMERA_FOLDER = /(?:^|\/)\d{3}[A-Za-z0-9_]{5}$/;

/**
 * Each phone is a sequence of its own: clocks of two phones never agree. Within it photos go by the camera's time, where
 * it wrote one, else by the order of their files, and each belongs to the card before it.
 */
export function sortByCards(photos: readonly PhotoInSequence[]): SortedByCards {
  const assigned: { photoId: string; listingId: string }[] = [];
  const queued: string[] = [];
  for (const sequence of bySequence(photos)) {
    const hasTimes = sequence.some(({ takenAt }) => takenAt !== null);
    const placed = hasTimes ? sequence.filter(({ takenAt }) => takenAt !== null) : sequence;
    if (hasTimes) {
      for (const photo of sequence)
        if (photo.takenAt === null && photo.cardListingId === null) queued.push(photo.id);
    }
    let listingId: string | null = null;
    for (const photo of placed.toSorted(inOrder)) {
      if (photo.cardListingId !== null) listingId = photo.cardListingId;
      else if (listingId === null) queued.push(photo.id);
      else assigned.push({ photoId: photo.id, listingId });
    }
  }
  return { assigned, queued };
}

function bySequence(photos: readonly PhotoInSequence[]): PhotoInSequence[][] {
  const sequences = new Map<string, PhotoInSequence[]>();
  for (const photo of photos) {
    const key = JSON.stringify([photo.camera, photo.folder.replace(CAMERA_FOLDER, '')]);
    const sequence = sequences.get(key);
    if (sequence === undefined) sequences.set(key, [photo]);
    else sequence.push(photo);
  }
  return [...sequences.values()];
}

function inOrder(one: PhotoInSequence, other: PhotoInSequence): number {
  const [left, right] = [one.takenAt ?? '', other.takenAt ?? ''];
  if (left !== right) return left < right ? -1 : 1;
  const folders = one.folder < other.folder ? -1 : 1;
  if (one.folder !== other.folder) return folders;
  return one.fileOrder - other.fileOrder;
}
