import { v7 } from 'uuid';

/** A new id: uuid v7, so that ids order by the time they were made. */
export const newId = (): string => v7();

/** A new id that orders as if it had been made at that instant. */
export const idAt = (instant: Date | string): string => v7({ msecs: new Date(instant).getTime() });

const HEX = 16;
const TIME_DIGITS = 12;

/** What every id made from an instant on is not below: the time is their first part. */
export function idFloor(instant: Date): string {
  const digits = Math.max(0, instant.getTime()).toString(HEX).padStart(TIME_DIGITS, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
}

export type NodeType =
  | 'Cluster'
  | 'Organization'
  | 'Membership'
  | 'Tie'
  | 'Project'
  | 'Notice'
  | 'NoticeAnswer'
  | 'Initiative'
  | 'ProcurementLine'
  | 'Commitment'
  | 'NucleusSnapshot'
  | 'Placement'
  | 'LabelContest'
  | 'Seat'
  | 'RepresentationRequest'
  | 'Invitation'
  | 'Mandate'
  | 'ApiKey'
  | 'JournalEntry'
  | 'Viewer';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id that clients see: type and id, opaque. */
export function globalId(type: NodeType, id: string): string {
  return Buffer.from(`${type}:${id}`, 'utf8').toString('base64url');
}

/** Type and id of what a client sent; null when it is no id of ours. */
export function parseGlobalId(text: string): { type: string; id: string } | null {
  if (text.length > 200) return null;
  const [type, id, ...rest] = Buffer.from(text, 'base64url').toString('utf8').split(':');
  if (type === undefined || id === undefined || rest.length > 0 || !UUID.test(id)) return null;
  return { type, id };
}

/** The id behind a global id of the given type; null for anything else, which then is simply not found. */
export function idOf(type: NodeType, text: string): string | null {
  const parsed = parseGlobalId(text);
  return parsed !== null && parsed.type === type ? parsed.id : null;
}
