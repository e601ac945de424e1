import { lumaOf } from '../../shared/photos/picture-views.ts';
import { findCodes } from './find-codes.ts';
import { labelRequestSchema, type LabelReply } from './label-messages.ts';
import { guardDecoders, openPicture, PictureRefused } from './open-picture.ts';
import { recogniseLines } from './recognise-lines.ts';

guardDecoders();

/** The picture's longer side as it is decoded: bars of a pack must keep two pixels each. */
const SIDE_PX = 2400;

/** Reads one label. Never throws: whatever happens becomes a reply. */
export async function handleLabelRequest(message: unknown): Promise<LabelReply> {
  const parsed = labelRequestSchema.safeParse(message);
  if (!parsed.success) return failed(idOf(message), parsed.error);
  const { id, path, quarterTurns } = parsed.data;
  try {
    const picture = await openPicture(path);
    const raw = await picture.decode((pixels) => {
      const inside = pixels.resize(SIDE_PX, SIDE_PX, { fit: 'inside', withoutEnlargement: true });
      return quarterTurns === 0 ? inside : inside.rotate(quarterTurns * 90);
    });
    const { pixels: data, widthPx, heightPx } = raw;
    const codes = await findCodes(lumaOf({ data, widthPx, heightPx }), 'thorough');
    const lines = await recogniseLines(raw);
    return { id, outcome: 'done', lines, codes, rssBytes: rss() };
  } catch (error) {
    if (error instanceof PictureRefused) {
      return { id, outcome: 'refused', refusal: error.refusal, rssBytes: rss() };
    }
    return failed(id, error);
  }
}

function failed(id: number, error: unknown): LabelReply {
  const message = (error instanceof Error ? error.message : String(error)).slice(0, 2000);
  return { id, outcome: 'failed', message, rssBytes: rss() };
}

function idOf(message: unknown): number {
  const isNumbered = typeof message === 'object' && message !== null && 'id' in message;
  return isNumbered && typeof message.id === 'number' ? message.id : 0;
}

function rss(): number {
  return process.memoryUsage.rss();
}
