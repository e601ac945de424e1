import { setImmediate as breathe } from 'node:timers/promises';
import { AppError, isAppError } from '../../shared/errors.ts';
import { jobIdSchema, type JobId } from '../../shared/domain/ids.ts';
import type { JobKind, JobView } from '../../shared/ipc/events.ts';
import type { Failure } from '../../shared/ipc/result.ts';
import type { ServiceContext } from '../library/service-context.ts';
import { createJobRepository } from './job-repository.ts';

/** Facts for a job's closing sentence. */
export type JobResult = Readonly<Record<string, string | number>>;
export type StepParams = Readonly<Record<string, string | number>>;

/** What a job's work gets: when to stop, and where to say how far it is. */
export interface RunningJob {
  readonly id: JobId;
  readonly signal: AbortSignal;
  /** `step` is an i18n key under jobs.step. Called as often as you like: at most ten a second go out. */
  readonly progress: (step: string, stepParams: StepParams, done: number, total: number) => void;
}

/** Long work with an id, progress and cancel. Its state outlives a crash: what ran then is 'interrupted' now. */
export interface JobRunner {
  /**
   * Starts at once. `input` is kept as JSON beside the job, to tell what was being done.
   * @throws AppError 'disk.full' | 'disk.failed'… where not even the beginning can be written down.
   */
  start(kind: JobKind, input: unknown, run: (job: RunningJob) => Promise<JobResult>): JobId;
  /** Newest first. */
  list(): JobView[];
  /** @throws AppError 'job.not-found'. A finished job stays as it is. */
  cancel(id: JobId): void;
  /** The job's last word; for callers without a window. @throws AppError 'job.not-found'. */
  finished(id: JobId): Promise<JobView>;
  /** What the job was started with. @throws AppError 'job.not-found' */
  inputOf(id: JobId): Readonly<Record<string, unknown>>;
  /** Keeps more beside what it was started with. @throws AppError 'job.not-found' */
  amendInput(id: JobId, more: Readonly<Record<string, unknown>>): void;
  /** Asks every running job to stop. */
  cancelAll(): void;
  /** Resolves when nothing runs. */
  drain(): Promise<void>;
}

export interface JobRunnerOptions {
  /** Storage failures become what a person can act on. */
  readonly toError?: (cause: unknown) => unknown;
  /** Gets failures that no person can act on, with the reference shown to them. */
  readonly reportUnexpected?: (reference: string, error: unknown) => void;
}

const PROGRESS_PAUSE_MS = 100;
/** Progress is kept less often than it is shown: what is lost with the power is two seconds of it. */
const SAVE_PAUSE_MS = 2000;
const LISTED_JOBS = 50;

type Ending = Pick<JobView, 'state' | 'result' | 'failure'>;

interface ActiveJob {
  view: JobView;
  readonly stop: AbortController;
  readonly done: Promise<JobView>;
}

export function createJobRunner(
  context: ServiceContext,
  options: JobRunnerOptions = {},
): JobRunner {
  const repository = createJobRepository(context.database);
  const active = new Map<JobId, ActiveJob>();
  /** Ended while a full disk did not take that down: told from here, and written with the next that ends. */
  const unwritten = new Map<JobId, JobView>();

  for (const left of repository.listRunning()) {
    unwritten.set(left.id, {
      ...left,
      state: 'interrupted',
      finishedAt: context.now().toISOString(),
      failure: { code: 'job.interrupted', params: { name: left.kind }, reference: '' },
    });
  }
  writeEnded('');

  function writeEnded(reference: string): void {
    try {
      for (const view of unwritten.values()) {
        repository.save(view);
        unwritten.delete(view.id);
      }
      repository.prune();
    } catch (error) {
      // A full disk must not turn a finished job into a crash, nor keep a library shut.
      options.reportUnexpected?.(reference, error);
    }
  }

  function toFailure(error: unknown): Failure {
    const reference = context.newId().slice(-8);
    if (isAppError(error)) return { code: error.code, params: { ...error.params }, reference };
    options.reportUnexpected?.(reference, error);
    return { code: 'app.unexpected', params: {}, reference };
  }

  function finish(id: JobId, ending: Ending): JobView {
    const view = {
      ...(active.get(id)?.view ?? stored(id)),
      ...ending,
      finishedAt: context.now().toISOString(),
    };
    active.delete(id);
    unwritten.set(id, view);
    writeEnded(id);
    context.publish('job:finished', view);
    context.publish('library:changed', { topics: ['jobs'] });
    return view;
  }

  function start(
    kind: JobKind,
    input: unknown,
    run: (job: RunningJob) => Promise<JobResult>,
  ): JobId {
    const id = jobIdSchema.parse(context.newId());
    const stop = new AbortController();
    const view: JobView = {
      id,
      kind,
      state: 'running',
      step: 'starting',
      stepParams: {},
      done: 0,
      total: 0,
      startedAt: context.now().toISOString(),
      finishedAt: null,
      result: null,
      failure: null,
    };
    try {
      repository.insert(view, JSON.stringify(input));
    } catch (cause) {
      throw options.toError?.(cause) ?? cause;
    }
    const pace = createPace(context, (newest) => repository.saveProgress(newest));
    const progress: RunningJob['progress'] = (step, stepParams, done, total) => {
      const job = active.get(id);
      if (!job) return;
      job.view = { ...job.view, step, stepParams: { ...stepParams }, done, total };
      pace.tell(() => job.view);
    };

    async function runToEnd(): Promise<JobView> {
      // The caller has the id before the first event about it, and the window its turn: what is written durably takes
      // its time, here and at the end.
      await breathe();
      let ending: Ending;
      try {
        const result = await run({ id, signal: stop.signal, progress });
        ending = { state: 'done', result: { ...result }, failure: null };
      } catch (error) {
        ending = isCancel(error, stop.signal)
          ? { state: 'cancelled', result: null, failure: null }
          : { state: 'failed', result: null, failure: toFailure(error) };
      }
      await breathe();
      pace.stop();
      return finish(id, ending);
    }

    const job: ActiveJob = { view, stop, done: runToEnd() };
    active.set(id, job);
    context.publish('library:changed', { topics: ['jobs'] });
    return id;
  }

  function list(): JobView[] {
    return repository.list(LISTED_JOBS).map(latest);
  }

  function stored(id: JobId): JobView {
    const view = repository.get(id);
    if (!view) throw new AppError('job.not-found', { id });
    return latest(view);
  }

  /** What is known here is ahead of what is written. */
  function latest(view: JobView): JobView {
    return active.get(view.id)?.view ?? unwritten.get(view.id) ?? view;
  }

  function inputOf(id: JobId): Record<string, unknown> {
    const text = repository.input(id);
    if (text === null) throw new AppError('job.not-found', { id });
    return JSON.parse(text) as Record<string, unknown>;
  }

  return {
    start,
    list,
    inputOf,
    amendInput: (id, more) => {
      repository.saveInput(id, JSON.stringify({ ...inputOf(id), ...more }));
    },
    cancel: (id) => {
      const job = active.get(id);
      if (job) job.stop.abort(new AppError('job.cancelled', {}));
      else stored(id);
    },
    finished: async (id) => await (active.get(id)?.done ?? stored(id)),
    cancelAll: () => {
      for (const job of active.values()) job.stop.abort(new AppError('job.cancelled', {}));
    },
    drain: async () => {
      while (active.size > 0) await Promise.all([...active.values()].map((job) => job.done));
    },
  };
}

/** Stopped because it was asked to, rather than failed while being asked. */
function isCancel(error: unknown, signal: AbortSignal): boolean {
  if (!signal.aborted) return false;
  if (error === signal.reason) return true;
  // A worker that goes with the application is part of being stopped, not a failure of the work.
  if (isAppError(error)) return ['job.cancelled', 'photo.worker-stopped'].includes(error.code);
  return error instanceof Error && error.name === 'AbortError';
}

/** Lets the newest state out at most ten times a second, and never loses the last one. */
function createPace(context: ServiceContext, save: (view: JobView) => void) {
  let lastSent = -Infinity;
  let lastSaved = performance.now();
  let timer: NodeJS.Timeout | null = null;

  function send(newest: () => JobView): void {
    timer = null;
    lastSent = performance.now();
    const view = newest();
    context.publish('job:progress', view);
    if (lastSent - lastSaved < SAVE_PAUSE_MS) return;
    lastSaved = lastSent;
    try {
      save(view);
    } catch {
      // Progress is a courtesy: a full disk shows itself in the work, not here.
    }
  }

  return {
    tell: (newest: () => JobView): void => {
      if (timer) return;
      const since = performance.now() - lastSent;
      if (since >= PROGRESS_PAUSE_MS) send(newest);
      else timer = setTimeout(() => send(newest), PROGRESS_PAUSE_MS - since);
    },
    stop: (): void => {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
