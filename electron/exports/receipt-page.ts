import words from '../../resources/help/bundle-words.vi.json' with { type: 'json' };
import type { Manifest } from '../../shared/bundle/manifest-schema.ts';
import type { ProductChange } from '../../shared/bundle/snapshot.ts';
import type { BundleRecord } from './bundle-repository.ts';
import { renderPage } from './guide-page.ts';
import { page, type SafeHtml } from './html.ts';
import { count, day, fill } from './vietnamese-formats.ts';

const text = words.receipt;

export interface ReceiptPageInput {
  readonly record: BundleRecord;
  readonly manifest: Manifest;
  /** Null: not known for this bundle. */
  readonly changes: readonly ProductChange[] | null;
  /** YYYY-MM-DD on which the page is made. */
  readonly today: string;
  readonly style: string;
}

/** The receipt as one page to print or to keep: who, what, how many, and the fingerprint of every file. */
export function renderReceiptPage(input: ReceiptPageInput): string {
  const { record, manifest } = input;
  const title = fill(text.title, { marketplace: record.marketplaceName });
  const body = page`<main>
<header class="top">
<p class="brand">Lên Sàn</p>
<h1>${title}</h1>
<p class="for">${record.householdName}</p>
<dl class="numbers">
${number(record.listings, words.guide.products)}
${number(record.pictures, words.guide.pictures)}
${number(manifest.files.length, text.files)}
</dl>
<p class="dates">${fill(text.madeOn, { day: day(record.createdAt.slice(0, 10)) })} · ${manifest.uploadDay !== null && page`${fill(words.guide.uploadDay, { day: day(manifest.uploadDay) })} · `}${fill(words.guide.revision, { day: day(manifest.marketplace.revision) })}</p>
</header>
<section><h2>${text.bundle}</h2>
<table class="files"><tbody>
<tr><th>${text.name}</th><td><code>${record.name}</code></td></tr>
<tr><th>${text.size}</th><td>${fill(text.bytes, { count: count(record.sizeBytes) })}</td></tr>
<tr><th>SHA-256</th><td><code>${record.sha256}</code></td></tr>
</tbody></table>
<p class="hint">${record.format === 'zip' ? text.hashOfZip : text.hashOfManifest}</p>
</section>
<section><h2>${words.guide.preview}</h2>
<table class="files"><thead><tr><th>${text.product}</th><th>${words.guide.sku}</th><th>${text.rows}</th><th>${text.pictures}</th></tr></thead><tbody>${manifest.products.map(
    (product) =>
      page`<tr><td>${product.name}</td><td><code>${product.sku}</code></td><td>${count(product.rows)}</td><td>${count(product.pictures.length)}</td></tr>`,
  )}</tbody></table>
</section>
<section><h2>${text.fingerprints}</h2>
<table class="files"><thead><tr><th>${words.guide.file}</th><th>${text.size}</th><th>SHA-256</th></tr></thead><tbody>${manifest.files.map(
    (file) =>
      page`<tr><td><code>${file.path}</code></td><td>${count(file.bytes)}</td><td><code>${file.sha256}</code></td></tr>`,
  )}</tbody></table>
</section>
${input.changes !== null && changesSection(input.changes, input.today)}
<section class="steps"><p>${text.signGiven}</p><p>${text.signTaken}</p></section>
<footer>${fill(text.footer, { version: manifest.app.version, bundle: record.id })}</footer>
</main>`;
  return renderPage(`${title} – ${record.householdName}`, input.style, body);
}

function changesSection(changes: readonly ProductChange[], today: string): SafeHtml {
  const title = fill(text.changesUntil, { day: day(today) });
  if (changes.length === 0)
    return page`<section><h2>${title}</h2><p>${text.unchanged}</p></section>`;
  return page`<section><h2>${title}</h2><ul>${changes.map(
    (change) => page`<li><strong>${change.name}</strong>: ${sentence(change)}</li>`,
  )}</ul></section>`;
}

function sentence(change: ProductChange): string {
  if (change.kind !== 'changed') return change.kind === 'added' ? text.added : text.removed;
  const columns = [...new Set(change.cells.map(({ column }) => column))];
  const { added, removed, isReordered } = change.pictures;
  return [
    columns.length > 0 && fill(text.cells, { columns: columns.join(', ') }),
    added > 0 && fill(text.picturesAdded, { count: added }),
    removed > 0 && fill(text.picturesRemoved, { count: removed }),
    isReordered && text.picturesReordered,
  ]
    .filter((part) => part !== false)
    .join('; ');
}

function number(value: number, label: string): SafeHtml {
  return page`<div><dt>${label}</dt><dd>${count(value)}</dd></div>`;
}
