export const fileFormats = ['svg', 'png', 'csv', 'graphml', 'gexf'] as const;
export type FileFormat = (typeof fileFormats)[number];
