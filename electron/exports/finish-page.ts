import { hash } from 'node:crypto';
import { finishScript } from 'virtual:finish-script';
import words from '../../resources/help/finish-page.vi.json' with { type: 'json' };
import { carriedWorkbook, finishDataOf, type FinishData } from '../../shared/bundle/finish-data.ts';
import { GUIDE_NAME, PICTURE_FOLDER } from './bundle-entry-name.ts';
import type { BundlePlan } from './bundle-plan.ts';
import { page, trusted, type SafeHtml } from './html.ts';
import { count, fill } from './vietnamese-formats.ts';

/**
 * hoan-tat.html: one offline page in which the addresses of the pictures are entered and the data file is made again,
 * by the same code. It may run its own script and nothing else, and reaches nothing.
 */
export function renderFinishPage(plan: BundlePlan): string {
  const { profile, household } = plan;
  const title = fill(words.title, { marketplace: profile.name });
  const pictures = plan.mapped.products.reduce((sum, one) => sum + one.pictures.length, 0);
  const facts = {
    household: household.name,
    products: count(plan.mapped.products.length),
    pictures: count(pictures),
  };
  return page`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Lên Sàn">
<meta name="referrer" content="no-referrer">
<title>${title} – ${household.name}</title>
<style>
${trusted(plan.finishStyle)}
</style>
</head>
<body>
<main>
<header>
<p class="brand">Lên Sàn</p>
<h1>${title}</h1>
<p class="for">${fill(words.for, facts)}</p>
<ol class="steps">${words.steps.map((step) => page`<li>${fill(step, { folder: PICTURE_FOLDER })}</li>`)}</ol>
</header>
<noscript><section><p class="say wrong">${words.noScript}</p></section></noscript>
${form()}
<footer>${fill(words.footer, { version: plan.appVersion, bundle: plan.bundleId })}</footer>
</main>
<script type="application/json" id="data">${trusted(jsonForHtml(dataOf(plan)))}</script>
<script>${trusted(finishScript)}</script>
</body>
</html>
`.markup;
}

function form(): SafeHtml {
  return page`<section>
<fieldset>
<legend>${words.where}</legend>
${way('list', words.wayList, words.wayListHint)}
${way('base', words.wayBase, words.wayBaseHint)}
</fieldset>
<div class="part" id="part-list">
<label for="list">${words.list}</label>
<textarea id="list" rows="6" spellcheck="false" autocapitalize="off" autocomplete="off" aria-describedby="list-hint"></textarea>
<p class="hint" id="list-hint">${words.listHint}</p>
<input type="file" id="file" accept=".csv,.tsv,.txt,.xlsx" hidden>
<button type="button" class="second" id="pick">${words.pickFile}</button>
</div>
<div class="part" id="part-base" hidden>
<label for="base">${words.base}</label>
<input type="text" id="base" inputmode="url" spellcheck="false" autocapitalize="off" autocomplete="off" maxlength="500" aria-describedby="base-hint">
<p class="hint" id="base-hint">${words.baseHint}</p>
</div>
</section>
<section>
<h2>${words.result}</h2>
<div id="said" role="status"></div>
<details id="gaps" hidden><summary id="gaps-count"></summary><ul id="gaps-names"></ul></details>
<div id="files"></div>
<p class="done" id="done" role="status"></p>
<p class="more"><a href="${GUIDE_NAME}">${words.guide}</a></p>
</section>`;
}

function way(value: string, label: string, hint: string): SafeHtml {
  return page`<label class="way"><input type="radio" name="way" value="${value}"><span><b>${label}</b><span>${hint}</span></span></label>`;
}

function dataOf(plan: BundlePlan): FinishData {
  return finishDataOf({
    bundleId: plan.bundleId,
    marketplace: plan.profile.name,
    household: plan.household.name,
    profile: plan.profile,
    listings: plan.listings,
    pictures: plan.pictures,
    answers: plan.answers,
    workbook:
      plan.workbook === null
        ? null
        : carriedWorkbook(plan.workbook.place, Buffer.from(plan.workbook.bytes).toString('base64')),
  });
}

/** JSON that cannot end the element it stands in, nor a line of an old script parser. */
function jsonForHtml(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

function policy(): string {
  const script = `'sha256-${hash('sha256', finishScript, 'base64')}'`;
  return `default-src 'none'; script-src ${script}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
}
