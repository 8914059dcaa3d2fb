export const NOTICES_A_PAGE = 20;
