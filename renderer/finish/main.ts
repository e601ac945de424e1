import { z } from 'zod';
import { finishFiles } from '../../shared/bundle/finish-data.ts';
import { readAnswer } from './read-answer.ts';
import { startFinishPage } from './finish-page.ts';

/**
 * The script of a bundle's hoan-tat.html, built by itself and written into the page as text: no framework, no file
 * beside it, no network. What it exports stands in the page under the name `hoanTat`.
 */

// The page's policy forbids making code from text; zod would try once and be reported.
z.config({ jitless: true });

if ('document' in globalThis) startFinishPage();

export { finishFiles, readAnswer };
