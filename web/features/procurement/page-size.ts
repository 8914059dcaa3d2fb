export const PURCHASES_A_PAGE = 20;
