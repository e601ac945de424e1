import words from '../../resources/help/bundle-words.vi.json' with { type: 'json' };
import type { Certificate } from '../../shared/domain/certificate.ts';
import { variantFullName } from '../../shared/marketplace/market-listing.ts';
import { PICTURE_FOLDER } from './bundle-entry-name.ts';
import { plannedProducts, type BundlePlan, type PlannedProduct } from './bundle-plan.ts';
import { priceText, renderPage } from './guide-page.ts';
import { page, type SafeHtml } from './html.ts';
import { count, day, dong, fill, grams } from './vietnamese-formats.ts';

const text = words.sheet;

/** phieu-ban-giao.html: a sheet of A4 per product, to be signed by those who give and who take. */
export function renderHandoverSheet(plan: BundlePlan): string {
  const products = plannedProducts(plan);
  const sheets = products.map((product, index) => sheet(plan, product, index + 1, products.length));
  return renderPage(
    `${text.title} – ${plan.household.name}`,
    plan.style,
    page`<main>${sheets}</main>`,
  );
}

function sheet(plan: BundlePlan, product: PlannedProduct, number: number, total: number): SafeHtml {
  const { listing } = product;
  return page`<article class="sheet">
<header class="sheet-top">
<div><p class="brand">Lên Sàn</p><h1>${text.title}</h1></div>
<div class="sheet-side">${!plan.profile.official && page`<p class="stamp">${fill(text.notOfficial, { marketplace: plan.profile.name })}</p>`}<p class="page">${fill(text.page, { number, total })} · ${day(plan.day)}</p></div>
</header>
<dl class="producer">
${field(text.producer, plan.household.name)}
${field(text.phone, plan.household.phone)}
${field(text.place, plan.household.place)}
</dl>
<h2 class="product-name">${product.name}</h2>
${pictures(product)}
<dl class="fields">${information(product)}</dl>
${listing.variantAxis !== '' && variants(product)}
${description(product)}
${certificates(listing.certificates)}
${signatures()}
</article>`;
}

function field(label: string, value: string): SafeHtml | false {
  return value !== '' && page`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}

function information(product: PlannedProduct): (SafeHtml | false)[] {
  const { listing } = product;
  const only = listing.variantAxis === '' ? listing.variants[0] : undefined;
  const shelfLife = listing.shelfLifeDays;
  return [
    field(text.sku, product.sku),
    field(text.price, priceText(product)),
    field(text.unit, words.unit[listing.unit]),
    field(text.netWeight, only?.netWeightGrams == null ? '' : grams(only.netWeightGrams)),
    field(text.stock, only?.stock == null ? '' : count(only.stock)),
    field(text.category, listing.category),
    field(text.brand, listing.brand),
    field(text.origin, listing.origin),
    field(text.packing, listing.packing),
    field(text.storage, listing.storage),
    field(text.shelfLife, shelfLife === null ? '' : fill(text.days, { count: count(shelfLife) })),
    field(text.harvest, harvest(listing.harvestMonths)),
  ];
}

function harvest(months: readonly number[]): string {
  if (months.length === 12) return text.allYear;
  return months.length === 0 ? '' : fill(text.month, { list: months.join(', ') });
}

function pictures(product: PlannedProduct): SafeHtml | false {
  if (product.pictures.length === 0) return false;
  return page`<ul class="pictures">${product.pictures.map(
    (name) => page`<li><img src="${PICTURE_FOLDER}/${name}" alt=""><span>${name}</span></li>`,
  )}</ul>`;
}

function variants(product: PlannedProduct): SafeHtml {
  return page`<h3>${text.variants}${product.listing.variantAxis !== '' && `: ${[product.listing.variantAxis, product.listing.variantAxis2].filter(Boolean).join(', ')}`}</h3>
<table><thead><tr><th>${text.variantName}</th><th>${text.sku}</th><th class="right">${text.price}</th><th class="right">${text.netWeight}</th><th class="right">${text.stock}</th></tr></thead>
<tbody>${product.listing.variants.map(
    (variant) =>
      page`<tr><td>${variantFullName(variant)}</td><td><code>${variant.sku}</code></td><td class="right">${variant.priceDong === null ? '' : dong(variant.priceDong)}</td><td class="right">${variant.netWeightGrams === null ? '' : grams(variant.netWeightGrams)}</td><td class="right">${variant.stock === null ? '' : count(variant.stock)}</td></tr>`,
  )}</tbody></table>`;
}

function description(product: PlannedProduct): SafeHtml | false {
  const { facts, description: written } = product.listing;
  const paragraphs = written.split(/\n+/).filter((line) => line.trim() !== '');
  if (facts.length === 0 && paragraphs.length === 0) return false;
  return page`<h3>${text.description}</h3>${facts.length > 0 && page`<ul class="plain">${facts.map((fact) => page`<li>${fact}</li>`)}</ul>`}${paragraphs.map((line) => page`<p class="description">${line}</p>`)}`;
}

function certificates(list: readonly Certificate[]): SafeHtml {
  if (list.length === 0)
    return page`<h3>${text.certificates}</h3><p class="muted">${text.noCertificate}</p>`;
  return page`<h3>${text.certificates}</h3>
<table><thead><tr><th>${text.kind}</th><th>${text.number}</th><th>${text.issuer}</th><th>${text.validity}</th></tr></thead>
<tbody>${list.map(
    (one) =>
      page`<tr><td>${certificateName(one)}</td><td>${one.number}</td><td>${one.issuer}</td><td>${validity(one)}</td></tr>`,
  )}</tbody></table>`;
}

function certificateName(certificate: Certificate): string {
  const name = words.certificate[certificate.kind];
  return certificate.stars === null
    ? name
    : `${name} ${fill(text.stars, { count: certificate.stars })}`;
}

function validity(certificate: Certificate): string {
  const from =
    certificate.issuedOn === null ? '' : fill(text.validFrom, { day: day(certificate.issuedOn) });
  const to =
    certificate.expiresOn === null ? '' : fill(text.validTo, { day: day(certificate.expiresOn) });
  return [from, to].filter((part) => part !== '').join(' ');
}

function signatures(): SafeHtml {
  const place = (label: string) =>
    page`<div><strong>${label}</strong><span>${text.signHint}</span></div>`;
  return page`<section class="signatures"><p>${text.date}</p>${place(text.signHousehold)}${place(text.signOfficer)}${place(text.signReceiver)}</section>`;
}
