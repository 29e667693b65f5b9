/** Source: docs/domain/store.md, rule 1. */
export const staffRoles = [
  'clerk',
  'manager',
  'operations',
  'finance',
  'auditor',
  'owner',
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** What somebody may do; nobody has more than the work asks for. */
export type StaffRight =
  /** Scan codes and see the card of the member behind one. */
  | 'scan'
  /** Record purchases, propose points for cash. */
  | 'record'
  /** Hand out what was ordered. */
  | 'verify'
  /** Take back one's own doings of the last minutes. */
  | 'undo_own'
  /** Take back anything of the store, with a reason. */
  | 'undo_any'
  | 'refund'
  /** Give points by hand, within limits. */
  | 'grant_points'
  /** Give a tier by hand, until a date. */
  | 'give_tier'
  /** Be the second of two people for what is above a limit. */
  | 'approve'
  /** What one has done oneself; also what looking at a store's day begins with. */
  | 'view_own_day'
  | 'view_store_day'
  /** Show a code that makes new members the store's. */
  | 'recruit'
  /** Invite, move and dismiss clerks of one's own stores. */
  | 'manage_clerks'
  /** Invite, move and dismiss everybody but owners. */
  | 'manage_staff'
  | 'view_staff'
  /** See what was done: of the own stores, or of all for who belongs to all. */
  | 'read_audit';

/** What each role may do. Source: docs/domain/store.md, rule 1. */
export const rightsOf: Readonly<Record<StaffRole, readonly StaffRight[]>> = {
  clerk: ['scan', 'record', 'verify', 'undo_own', 'view_own_day', 'recruit'],
  manager: [
    ...(['scan', 'record', 'verify', 'undo_own', 'view_own_day', 'recruit'] as const),
    ...(['undo_any', 'refund', 'grant_points', 'give_tier', 'approve'] as const),
    ...(['view_store_day', 'view_staff', 'manage_clerks', 'read_audit'] as const),
  ],
  operations: ['view_own_day', 'view_store_day'],
  finance: ['refund', 'view_own_day', 'view_store_day'],
  auditor: ['view_own_day', 'view_store_day', 'view_staff', 'read_audit'],
  owner: [
    ...(['approve', 'view_own_day', 'view_store_day', 'view_staff'] as const),
    ...(['manage_clerks', 'manage_staff', 'read_audit'] as const),
  ],
};
