// @ts-check

const cluster = '/en/c/kostanay-grain';

/** The six main pages, as a visitor finds them in the example: what has its own address only there is found by the links to it. */
const mainPages = [
  { name: 'start', path: '/en' },
  { name: 'today', path: cluster },
  { name: 'nucleus', path: `${cluster}/nucleus` },
  { name: 'members', path: `${cluster}/members` },
  { name: 'notices', path: `${cluster}/notices` },
  { name: 'purchase', path: `${cluster}/purchases`, link: new RegExp(`href="(${cluster}/purchases/(?!new)[^"?]+)"`) },
];

/**
 * @param {string} origin
 * @param {string[]} only their names; none means all
 * @returns {Promise<{ name: string, url: string }[]>}
 */
export async function findPages(origin, only) {
  const wanted = mainPages.filter(({ name }) => only.length === 0 || only.includes(name));
  return Promise.all(
    wanted.map(async ({ name, path, link }) => {
      if (link === undefined) return { name, url: `${origin}${path}` };
      const found = link.exec(await (await fetch(`${origin}${path}`)).text());
      if (found === null) throw new Error(`${path} has no link to a ${name}`);
      return { name, url: `${origin}${found[1]}` };
    }),
  );
}
