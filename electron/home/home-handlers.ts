import type { Handlers } from '../../shared/ipc/contract.ts';
import type { HomeService } from './home-service.ts';

export function createHomeHandlers(home: HomeService): Handlers<'home:get-today'> {
  return { 'home:get-today': async () => ({ tasks: await home.today() }) };
}
