export const MEMBERS_A_PAGE = 30;
