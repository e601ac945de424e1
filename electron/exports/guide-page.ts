import words from '../../resources/help/bundle-words.vi.json' with { type: 'json' };
import { variantFullName } from '../../shared/marketplace/market-listing.ts';
import {
  FINISH_NAME,
  GUIDE_NAME,
  MANIFEST_NAME,
  PICTURE_FOLDER,
  SHEET_NAME,
} from './bundle-entry-name.ts';
import {
  needsSheet,
  plannedProducts,
  takesAddresses,
  type BundlePlan,
  type PlannedProduct,
} from './bundle-plan.ts';
import { page, trusted, type SafeHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { count, day, dong, fill } from './vietnamese-formats.ts';

const text = words.guide;

/** huong-dan.html: one page, offline, printable on A4, without a script. Pictures are those in anh/. */
export function renderGuidePage(plan: BundlePlan, format: 'zip' | 'folder'): string {
  const { profile } = plan;
  const products = plannedProducts(plan);
  const pictures = products.reduce((sum, product) => sum + product.pictures.length, 0);
  const title = fill(text.title, { marketplace: profile.name });
  const body = page`<main>
<header class="top">
<p class="brand">Lên Sàn</p>
<h1>${title}</h1>
<p class="for">${fill(text.for, { household: plan.household.name })} · ${plan.household.place}</p>
<dl class="numbers">
${number(products.length, text.products)}
${number(pictures, text.pictures)}
${number(
  plan.mapped.dataFiles.reduce((sum, file) => sum + file.rows.length, 0),
  text.rows,
)}
</dl>
<p class="dates">${fill(text.madeOn, { day: day(plan.day) })} · ${fill(text.uploadDay, { day: day(plan.uploadDay) })} · ${fill(text.revision, { day: day(profile.revision) })}</p>
</header>
${!profile.official && notice(profile.name)}
<section class="steps">
<h2>${text.steps}</h2>
${format === 'zip' && page`<p class="hint">${text.unpackFirst}</p>`}
${pictureHint(plan)}
${renderMarkdown(withoutTitle(plan.guide), { headingOffset: 1 })}
</section>
<section>
<h2>${text.contents}</h2>
${contents(plan)}
</section>
<section>
<h2>${text.preview}</h2>
<ul class="cards">${products.map((product) => card(product))}</ul>
</section>
<section class="is-not">
<h2>${text.isNot}</h2>
<ul>${text.isNotList.map((line) => page`<li>${fill(line, { day: day(profile.revision) })}</li>`)}</ul>
</section>
<footer>${fill(text.footer, { version: plan.appVersion, bundle: plan.bundleId })}</footer>
</main>`;
  return renderPage(`${title} – ${plan.household.name}`, plan.style, body);
}

/** Where the pictures must be, or how the file gets their addresses. */
function pictureHint(plan: BundlePlan): SafeHtml | false {
  if (!takesAddresses(plan)) return false;
  const { pictures } = plan;
  if (pictures.kind === 'base')
    return page`<p class="hint">${text.pictureBase}<br><code>${pictures.base}</code></p>`;
  const gaps = plan.mapped.products.flatMap((product) => product.pictureGaps).length;
  if (pictures.kind === 'list' && gaps === 0) return false;
  const why = pictures.kind === 'list' ? fill(text.pictureGaps, { count: gaps }) : text.noAddresses;
  return page`<p class="hint">${why} ${text.finishLater} <a href="${FINISH_NAME}"><code>${FINISH_NAME}</code></a></p>`;
}

/** The guide's own title would stand right under the page's. */
function withoutTitle(guide: string): string {
  return guide.replace(/^\s*# [^\n]*\n/, '');
}

/** The frame of both pages. The policy lets nothing in: no script, no address outside the bundle. */
export function renderPage(title: string, style: string, body: SafeHtml): string {
  return page`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Lên Sàn">
<title>${title}</title>
<style>
${trusted(style)}
</style>
</head>
<body>
${body}
</body>
</html>
`.markup;
}

/** "từ 65.000 đ" over several prices, "65.000 đ / kg" over one. */
export function priceText(product: PlannedProduct): string {
  const prices = product.listing.variants.flatMap((variant) => variant.priceDong ?? []);
  const least = Math.min(...prices);
  if (prices.length === 0) return text.noPrice;
  if (prices.some((price) => price !== least)) return fill(text.fromPrice, { price: dong(least) });
  const isSingle = product.listing.variantAxis === '';
  return isSingle ? `${dong(least)} / ${words.unit[product.listing.unit]}` : dong(least);
}

function number(value: number, label: string): SafeHtml {
  return page`<div><dt>${label}</dt><dd>${count(value)}</dd></div>`;
}

function notice(marketplace: string): SafeHtml {
  return page`<aside class="notice"><strong>${text.notOfficial}</strong><p>${fill(text.notOfficialText, { marketplace })}</p></aside>`;
}

function contents(plan: BundlePlan): SafeHtml {
  const isHandOver = plan.profile.pictures.reference === 'folder';
  const hasPictures = plan.mapped.products.some((product) => product.pictures.length > 0);
  const rows = plan.mapped.dataFiles.map(({ name }): [string, string] => [
    name,
    isHandOver ? text.useDataFolder : text.useData,
  ]);
  if (hasPictures) rows.push([`${PICTURE_FOLDER}/`, text.usePictures]);
  if (takesAddresses(plan)) rows.push([FINISH_NAME, text.useFinish]);
  if (needsSheet(plan.profile)) rows.push([SHEET_NAME, text.useSheet]);
  rows.push([GUIDE_NAME, text.useGuide], [MANIFEST_NAME, text.useManifest]);
  return page`<table class="files"><thead><tr><th>${text.file}</th><th>${text.use}</th></tr></thead><tbody>${rows.map(
    ([file, use]) => page`<tr><td><code>${file}</code></td><td>${use}</td></tr>`,
  )}</tbody></table>`;
}

function card(product: PlannedProduct): SafeHtml {
  const { listing } = product;
  const cover = product.pictures[0];
  const facts = [
    fill(text.pictureCount, { count: product.pictures.length }),
    listing.variantAxis !== '' && fill(text.variantCount, { count: listing.variants.length }),
    stockText(product),
  ].filter((fact) => fact !== false);
  return page`<li class="card">
${cover === undefined ? page`<div class="no-picture">${text.noPicture}</div>` : page`<img src="${PICTURE_FOLDER}/${cover}" alt="">`}
<h3>${product.name}</h3>
<p class="price">${priceText(product)}</p>
${listing.variantAxis !== '' && page`<p class="variants">${listing.variants.map((variant) => page`<span>${variantFullName(variant)}</span>`)}</p>`}
<p class="facts">${facts.join(' · ')}</p>
<p class="sku">${text.sku} <code>${product.sku}</code></p>
</li>`;
}

function stockText(product: PlannedProduct): string | false {
  const stocks = product.listing.variants.flatMap((variant) => variant.stock ?? []);
  if (stocks.length === 0) return false;
  const total = stocks.reduce((sum, stock) => sum + stock, 0);
  return total === 0 ? text.outOfStock : fill(text.stockOf, { count: count(total) });
}
