export const TIES_A_PAGE = 20;
