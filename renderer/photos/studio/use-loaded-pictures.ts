import { useEffect, useState } from 'react';

interface Pictures {
  /** Address; null where there is only one picture. */
  readonly before: string | null;
  readonly after: string;
}

/** The newest pictures that are there: until the next ones can be drawn, the last ones stay, and no half is ever blank. */
export function useLoadedPictures(before: string | null, after: string): Pictures {
  const [shown, setShown] = useState<Pictures>({ before, after });
  useEffect(() => {
    let isGone = false;
    // One that cannot be drawn is shown as such.
    const show = () => {
      if (!isGone) setShown({ before, after });
    };
    const wanted = before === null ? [after] : [before, after];
    Promise.all(wanted.map(load)).then(show, show);
    return () => {
      isGone = true;
    };
  }, [before, after]);
  return shown;
}

async function load(address: string): Promise<void> {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
}
