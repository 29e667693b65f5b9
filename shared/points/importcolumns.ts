/** The heads of the columns of a list of members, by what stands below them. Source: docs/domain/import.md. */
export const importColumns = {
  externalId: '会员编号',
  points: '积分',
  openid: 'openid',
  expiresOn: '到期日',
} as const;

/** Accepted, as other systems write them out, and left alone. */
export const ignoredColumns: readonly string[] = ['昵称', '手机号', '成长值'];

export const requiredColumns: readonly string[] = [importColumns.externalId, importColumns.points];
