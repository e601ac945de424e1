import type { Handlers } from '../../shared/ipc/contract.ts';
import type { DemoService } from './demo-service.ts';

export function createDemoHandlers(demo: DemoService): Handlers<'demo:fill'> {
  return { 'demo:fill': () => ({ jobId: demo.start() }) };
}
