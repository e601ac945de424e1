import { cutGround, type GrabCut } from './cut-ground.ts';
import { drawDemoPhoto } from './demo-drawing/draw-demo-photo.ts';
import { inTurn } from './large-pictures.ts';
import { guardDecoders, openPicture, PictureRefused, type OpenedPicture } from './open-picture.ts';
import { photoRequestSchema, type PhotoReply, type PhotoRequest } from './photo-messages.ts';
import { inspectPicture, judgePicture } from './judge-picture.ts';
import { renderAll, writeSynced } from './render-picture.ts';

guardDecoders();

/** A probe decodes into a small picture: every byte of the file is read, little memory is used. */
const PROBE_SPEC = { sidePx: 320, fit: 'inside' } as const;

/** Does one request. Never throws: whatever happens becomes a reply. */
export async function handlePhotoRequest(
  message: unknown,
  grabCut: GrabCut | null = null,
): Promise<PhotoReply> {
  const parsed = photoRequestSchema.safeParse(message);
  if (!parsed.success) {
    return {
      id: idOf(message),
      outcome: 'failed',
      systemCode: '',
      message: parsed.error.message,
      rssBytes: rss(),
    };
  }
  const request = parsed.data;
  try {
    return { id: request.id, outcome: 'done', ...(await work(request, grabCut)), rssBytes: rss() };
  } catch (error) {
    if (error instanceof PictureRefused) {
      return {
        id: request.id,
        outcome: 'refused',
        refusal: error.refusal,
        format: error.format,
        rssBytes: rss(),
      };
    }
    return {
      id: request.id,
      outcome: 'failed',
      systemCode:
        error instanceof Error && 'code' in error && typeof error.code === 'string'
          ? error.code
          : '',
      message: error instanceof Error ? error.message : String(error),
      rssBytes: rss(),
    };
  }
}

type Done = Pick<
  Extract<PhotoReply, { outcome: 'done' }>,
  'facts' | 'sha256' | 'made' | 'judgement' | 'ground'
>;
const NOTHING = { facts: null, sha256: null, made: [], judgement: null };

async function work(request: PhotoRequest, grabCut: GrabCut | null): Promise<Done> {
  if (request.kind === 'draw-demo') {
    const { bytes, widthPx, heightPx } = await drawDemoPhoto(request.drawing);
    await writeSynced(request.outputPath, bytes);
    const made = [
      { outputPath: request.outputPath, widthPx, heightPx, sizeBytes: bytes.byteLength },
    ];
    return { ...NOTHING, made };
  }
  return await inTurn(async (takeTurn) => {
    const room = idle.pop() ?? { bytes: Buffer.alloc(0) };
    const picture = await openPicture(request.path, takeTurn, (size) => roomFor(size, room));
    const done = await look(picture, request, grabCut);
    // Not after a failure: a decode beside the one that failed may still read from it.
    idle.push(room);
    return done;
  });
}

/**
 * Kept from picture to picture: four megabytes more for each of a thousand would make the process tidy its memory over
 * and over.
 */
const idle: { bytes: Buffer }[] = [];
/** Above nearly all phone photos; what is larger gets room of its own. */
const MOST_KEPT_BYTES = 8 * 1024 * 1024;

function roomFor(size: number, room: { bytes: Buffer }): Buffer {
  if (size > MOST_KEPT_BYTES) return Buffer.allocUnsafeSlow(size);
  if (room.bytes.byteLength < size) room.bytes = Buffer.allocUnsafeSlow(size);
  return room.bytes.subarray(0, size);
}

async function look(
  picture: OpenedPicture,
  request: Exclude<PhotoRequest, { kind: 'draw-demo' }>,
  grabCut: GrabCut | null,
): Promise<Done> {
  if (request.kind === 'probe') {
    await picture.decode((pixels) =>
      pixels.resize(PROBE_SPEC.sidePx, PROBE_SPEC.sidePx, {
        fit: PROBE_SPEC.fit,
        withoutEnlargement: true,
      }),
    );
    return { ...NOTHING, facts: picture.facts };
  }
  if (request.kind === 'judge')
    return { ...NOTHING, judgement: await judgePicture(picture, request.facts) };
  if (request.kind === 'inspect') {
    const { facts, sha256 } = picture;
    return { ...NOTHING, facts, sha256, judgement: await inspectPicture(picture) };
  }
  if (request.kind === 'cut-ground') {
    const ground = await cutGround(picture, request, grabCut);
    return { ...NOTHING, facts: picture.facts, ground };
  }
  const orders = request.kind === 'render' ? [request.rendition] : request.renditions;
  const made = await renderAll(picture, orders);
  return {
    ...NOTHING,
    facts: picture.facts,
    sha256: request.kind === 'ingest' ? picture.sha256 : null,
    made,
  };
}

function idOf(message: unknown): number {
  const isNumbered = typeof message === 'object' && message !== null && 'id' in message;
  return isNumbered && typeof message.id === 'number' ? message.id : 0;
}

function rss(): number {
  return process.memoryUsage.rss();
}
