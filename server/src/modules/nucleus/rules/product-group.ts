import type { ProductGroup } from '../../../generated/schema.js';

/**
 * What organizations write as their leading product, in English, Russian and Kazakh, where it is surely of one group: a raw material and what is
 * made of it are one, as goods pass from one stage of the chain to the next.
 */
const SURELY: Partial<Record<ProductGroup, string>> = {
  GRAIN: `grain, wheat, durum wheat, soft wheat, wheat seed, barley, oats, rye, corn, maize, rice, buckwheat, flour, bran, pasta, bread, compound feed,
    зерно, пшеница, твердая пшеница, мягкая пшеница, семена пшеницы, ячмень, овес, рожь, кукуруза, рис, гречиха, мука, отруби, макароны,
    макаронные изделия, хлеб, комбикорм, комбикорма,
    астық, бидай, қатты бидай, жұмсақ бидай, бидай тұқымы, арпа, сұлы, қара бидай, жүгері, күріш, қарақұмық, ұн, кебек, макарон,
    макарон өнімдері, нан, құрама жем`,
  OILSEEDS: `oilseeds, sunflower, sunflower oil, rapeseed, rapeseed oil, flax, soya, soybeans, vegetable oil,
    масличные, масличные культуры, подсолнечник, подсолнечное масло, рапс, рапсовое масло, лен, соя, растительное масло,
    майлы дақылдар, күнбағыс, күнбағыс майы, зығыр, өсімдік майы`,
  MEAT: `meat, beef, lamb, mutton, pork, horse meat, poultry, poultry meat, sausages,
    мясо, говядина, баранина, свинина, конина, мясо птицы, колбасы, колбасные изделия,
    ет, сиыр еті, қой еті, шошқа еті, жылқы еті, құс еті, шұжық`,
  DAIRY: `milk, dairy, dairy products, cheese, butter, kefir, kumis,
    молоко, молочная продукция, молочные продукты, сыр, сливочное масло, масло сливочное, кефир, кумыс,
    сүт, сүт өнімдері, ірімшік, сары май, айран, қымыз`,
};

const GROUP_OF: ReadonlyMap<string, ProductGroup> = new Map(
  Object.entries(SURELY).flatMap(([group, words]) => words.split(',').map((word) => [normal(word), group as ProductGroup] as const)),
);

/** One way to write it: case, ё and spaces apart. */
function normal(product: string): string {
  return product.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');
}

/** The group of an organization's products: the one it chose, else the one that what it wrote surely belongs to; null where neither says. */
export function productGroupOf(chosen: ProductGroup | null, leadingProduct: string | null): ProductGroup | null {
  return chosen ?? GROUP_OF.get(normal(leadingProduct ?? '')) ?? null;
}
