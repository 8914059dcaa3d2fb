/** The formats that are loaded only when one is asked for. */
export { toGexf } from './gexf';
export { toGraphml } from './graphml';
export { standalone } from './standalone';
export { toPng } from './png';
export { FILE_SIZE, toSvg, toSvgs } from './svg';
